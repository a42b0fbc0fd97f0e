using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>One instrument, in full.</summary>
public sealed record InstrumentView
{
    public required string Slug { get; init; }
    public required string Url { get; init; }
    public required TextView Title { get; init; }
    public required TextView Summary { get; init; }
    public required TextView Purpose { get; init; }
    public required LinkView Kind { get; init; }
    public required string KindId { get; init; }

    /// <summary><c>full</c>, <c>partial</c> or <c>reference</c>.</summary>
    public required string Depth { get; init; }
    public required FactsView Facts { get; init; }

    /// <summary>What one would say out loud, each with the address that asks it.</summary>
    public required IReadOnlyList<LinkView> Situations { get; init; }

    public required HtmlView What { get; init; }
    public HtmlView? When { get; init; }

    /// <summary>The steps: its first numbered list is drawn large.</summary>
    public HtmlView? How { get; init; }
    public HtmlView? Yields { get; init; }
    public HtmlView? WatchOut { get; init; }

    public WorksheetView? Worksheet { get; init; }
    public required EvidenceView Evidence { get; init; }
    public required IReadOnlyList<SourceView> Sources { get; init; }
    public IReadOnlyList<string> Makers { get; init; } = [];
    public string? Licence { get; init; }

    /// <summary>Other names it goes by.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<LinkView> Concepts { get; init; } = [];
    public IReadOnlyList<LinkView> Sectors { get; init; } = [];
    public TextView? Challenge { get; init; }
    public IReadOnlyList<RelationGroup> Relations { get; init; } = [];

    /// <summary>Found by likeness, not written down as a relation.</summary>
    public IReadOnlyList<RelatedInstrument> Similar { get; init; } = [];

    /// <summary>About the same, but from another sector or phase.</summary>
    public IReadOnlyList<RelatedInstrument> Crossovers { get; init; } = [];

    /// <summary>Whether the reader is asked if what is shown as related is so; who is not signed in is told how.</summary>
    public bool MayVote { get; init; }

    /// <summary>Communities that used it according to the sources.</summary>
    public IReadOnlyList<LinkView> Cases { get; init; } = [];

    /// <summary>Open communities that say they use it.</summary>
    public IReadOnlyList<LinkView> UsedBy { get; init; } = [];

    public const int MaxUsedBy = 12;

    /// <summary>In its running text.</summary>
    public IReadOnlyList<DeadLinkView> DeadLinks { get; init; } = [];

    /// <summary>Who looks after it, and what its makers say.</summary>
    public Core.Catalogue.Care Care { get; init; } = Core.Catalogue.Care.None;

    public required RevisionNote Revision { get; init; }
    public required ShareView Share { get; init; }

    /// <summary>The selection page with this instrument in it.</summary>
    public required string SelectUrl { get; init; }

    /// <summary>Where people talk about it.</summary>
    public required string RoomUrl { get; init; }
}

/// <summary>At a glance. What is null or empty is not known.</summary>
public sealed record FactsView
{
    public IReadOnlyList<PhaseLink> Phases { get; init; } = [];
    public string? Duration { get; init; }
    public string? GroupSize { get; init; }
    public string? Setting { get; init; }
    public IReadOnlyList<LinkView> Audiences { get; init; } = [];

    /// <summary>The audience in the words of the source.</summary>
    public TextView? AudienceStated { get; init; }
    public TextView? Preparation { get; init; }
    public IReadOnlyList<TextView> Materials { get; init; } = [];
    public IReadOnlyList<TextView> Roles { get; init; } = [];

    /// <summary>
    /// Which of the above are the editors' advice and not in a source: <c>duration</c>, <c>groupSize</c>, <c>setting</c>,
    /// <c>preparation</c>, <c>materials</c>, <c>roles</c>, <c>steps</c>, <c>scale</c>.
    /// </summary>
    public IReadOnlyList<string> Advice { get; init; } = [];
}

/// <param name="LevelId">A concept id of <c>evidence.yml</c>.</param>
/// <param name="Meaning">What the level means, for everyone.</param>
/// <param name="Rank">1 (only named) to <paramref name="Ranks"/> (studied).</param>
public sealed record EvidenceView(
    string LevelId, string Level, string Meaning, int Rank, int Ranks, TextView? Basis, DateOnly Checked);

/// <param name="Url">Null when there is none or it cannot be trusted; the address is then in <paramref name="Address"/>.</param>
/// <param name="Address">An address shown as text only.</param>
/// <param name="State"><c>alive</c>, <c>dead</c>, <c>unchecked</c> or <c>untrusted</c>.</param>
/// <param name="FailedOn">When the site itself last found that the address does not work.</param>
public sealed record SourceView(string Citation, string? Page, string? Url, string? Address, string State, DateOnly Checked, DateOnly? FailedOn = null);

/// <param name="Type">As in the content: <c>variantOf</c>, <c>partOf</c>, <c>basedOn</c>, <c>followsOn</c>, <c>related</c>, or its inverse
/// (<c>hasVariant</c>, <c>hasPart</c>, <c>basisOf</c>, <c>followedBy</c>). The view puts it in words.</param>
public sealed record RelationGroup(string Type, IReadOnlyList<RelatedInstrument> Instruments);

/// <param name="Reason">Such as the concepts that both are about; null when the group says it all.</param>
public sealed record RelatedInstrument(string Title, string Url, string KindId, string Kind, string? Reason = null, string? Lang = null)
{
    /// <summary>Where the reader says whether it is so; null where nobody is asked.</summary>
    public string? VoteUrl { get; init; }

    /// <summary>What they said before.</summary>
    public bool? Vote { get; init; }
}

/// <param name="Number">Of the version shown.</param>
/// <param name="CurrentUrl">Set when an older version is shown: where the newest one is.</param>
public sealed record RevisionNote(int Number, int Count, DateOnly Published, string ListUrl, string? CurrentUrl = null);
