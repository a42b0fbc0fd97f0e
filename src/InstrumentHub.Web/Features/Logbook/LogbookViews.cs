using InstrumentHub.Core;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Logbook;

public sealed record StepView(Guid Id, DateOnly Day, string Title, Visibility Visibility)
{
    public PhaseLink? Phase { get; init; }
    public LinkView? Instrument { get; init; }
    public HtmlView? Text { get; init; }
    public HtmlView? Decision { get; init; }
    public HtmlView? Outcome { get; init; }
    public HtmlView? NextStep { get; init; }

    /// <summary>Null for who is not signed in: names are for people one can meet here.</summary>
    public string? Author { get; init; }
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Why only its author sees it; null when it simply stands there.</summary>
    public Core.Moderation.Concealment? HiddenAs { get; init; }

    /// <summary>Null for its own author.</summary>
    public string? FlagUrl { get; init; }

    /// <summary>Null for who may not change it.</summary>
    public string? EditUrl { get; init; }
}

/// <param name="Older">The address of the page before this one in time.</param>
/// <param name="Newer">… and of the one after.</param>
public sealed record LogbookView(CommunityHead Head, IReadOnlyList<StepView> Steps, string? Older, string? Newer)
{
    public bool MayWrite { get; init; }
    public bool MayShare { get; init; }

    /// <summary>Null where nobody outside could read it.</summary>
    public string? Feed { get; init; }
}

/// <param name="Step">Null for a new one.</param>
public sealed record StepFormView(
    CommunityHead Head, StepForm Form, Guid? Step, IReadOnlyList<(string Value, string Label)> Phases, IReadOnlyList<string> Instruments, IReadOnlyList<Visibility> Visibilities);

/// <param name="Case">The text of the file; null until steps were chosen.</param>
public sealed record LogbookCaseView(CommunityHead Head, IReadOnlyList<StepView> Steps, IReadOnlySet<Guid> Chosen, LogbookCaseForm Form, string? Case)
{
    /// <summary>How many of the chosen steps are not public.</summary>
    public int Confidential { get; init; }
}
