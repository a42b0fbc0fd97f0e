using InstrumentHub.Core.Contributions;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>The addresses of contributing: ways in, revisions, makers, collections.</summary>
public sealed partial class Addresses
{
    /// <param name="key">What is to change; null for something new.</param>
    public string StartProposal(ProposalTarget target, string? key = null) =>
        $"{Proposals}/start?target={target.ToString().ToLowerInvariant()}{(key is null ? "" : $"&key={Uri.EscapeDataString(key)}")}";

    public string RevisionDifference(string slug, int number) => $"{Revision(slug, number)}/{Of("verschil", "difference")}";
    public string RevisionRestore(string slug, int number) => $"{Revision(slug, number)}/{Of("terugzetten", "restore")}";
}
