using InstrumentHub.Core.Contributions;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Contributions;

public sealed record ProposalListView(IReadOnlyList<ProposalRow> Rows);

public sealed record ProposalRow(Guid Id, ProposalTarget Target, string Title, ProposalState State, bool IsNew, DateTimeOffset ChangedAt, string? Answer);

/// <param name="Boxes">What every box holds, by its name.</param>
/// <param name="Faults">What it lacks to be published; shown as a list of what is still to do.</param>
public sealed record ProposalView(Guid Id, ProposalTarget Target, ProposalState State, bool IsNew, string Title, string? PresentUrl, IReadOnlyDictionary<string, string> Boxes, string Reason, int Edition, IReadOnlyList<string> Faults, IReadOnlyList<FieldClash> Clashes, string? Answer)
{
    public IReadOnlyList<(string Id, string Label)> Options(string scheme) => Schemes.GetValueOrDefault(scheme, []);

    public required IReadOnlyDictionary<string, IReadOnlyList<(string Id, string Label)>> Schemes { get; init; }

    /// <summary>The labels of what every record has and this one lacks yet.</summary>
    internal IEnumerable<string> Todo => FieldSpecs.Of(Target).Where(f => f.Required && !Boxes.Any(b => (b.Key == f.Path || b.Key.StartsWith($"{f.Path}.", StringComparison.Ordinal)) && b.Value.Length > 0)).Select(f => f.Label);

    /// <summary>A moderator edits somebody else's proposal before taking it over.</summary>
    public bool IsReview { get; init; }

    /// <summary>Somebody saved this in the meantime: what they made of it, field by field.</summary>
    public IReadOnlyList<FieldChange> Elsewhere { get; init; } = [];

    public string Box(string name) => Boxes.GetValueOrDefault(name, "");
}

public sealed record ChangesView(ProposalTarget Target, bool IsNew, string Reason, IReadOnlyList<FieldChange> Changes, IReadOnlyList<string> Faults)
{
    /// <param name="blank">What a new record begins with: nobody wrote that, so nobody is asked to judge it.</param>
    public static ChangesView Of(Proposal proposal, string blank, IReadOnlyList<string> faults) =>
        new(proposal.Target, proposal.IsNew, proposal.Reason, [.. RecordDiff.Between(proposal.Origin ?? blank, proposal.Record).Where(c => !proposal.IsNew || !OfTheMachine.Contains(c.Path))], faults);

    private static readonly string[] OfTheMachine = ["slug", "evidence.checked"];
}

/// <summary>An instrument that looks like what somebody is describing, and why.</summary>
public sealed record LookalikeView(TextView Title, string Url, TextView Summary, IReadOnlyList<string> Reasons);
