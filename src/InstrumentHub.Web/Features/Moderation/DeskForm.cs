using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Web.Features.Moderation;

public sealed record DecisionForm
{
    public DecisionAct? Act { get; init; }
    public string? Reason { get; init; }

    /// <summary>How long somebody is suspended.</summary>
    public int? Days { get; init; }

    /// <summary>Between two comments of one person in a slowed room.</summary>
    public int? Minutes { get; init; }

    public DecisionGround Ground { get; init; }

    /// <summary>The list that the moderator was working through, to go on with.</summary>
    public DeskFilter Filter { get; init; } = new();
}

/// <summary>What of the desk is shown; all of it when nothing is chosen.</summary>
public sealed record DeskFilter
{
    public DeskKind? Soort { get; init; }
    public bool Mijn { get; init; }
}
