using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Moderation;

/// <param name="Done">What was just decided, and can be taken back.</param>
public sealed record DeskView(IReadOnlyList<DeskRow> Rows, int Total, DeskFilter Filter, IReadOnlyList<DeskCount> Kinds, DeskItemView? Selected, DoneView? Done, IReadOnlyList<ReasonTextView> Reasons, DeskPlace Place);

public sealed record DeskRow(Guid Id, DeskKind Kind, SubjectKind SubjectKind, string Title, Urgency Urgency, DateTimeOffset OpenedAt, string? ClaimedBy, bool IsSelected);

public sealed record DeskCount(DeskKind Kind, int Count);

public sealed record DeskItemView(
    DeskRow Row, string? SubjectUrl, SubjectView? Subject, string? Author, bool AuthorIsNew, IReadOnlyList<FlagRow> Flags, IReadOnlyList<DecisionRow> History, IReadOnlyList<DecisionAct> Acts, string? ObjectionText)
{
    /// <summary>It is confidential, and this moderator has not said yet that they read it.</summary>
    public bool AsksReading { get; init; }

    /// <summary>Made by who looks: another moderator places it, or takes it over.</summary>
    public bool IsOwn { get; init; }

    public string? Fault { get; init; }
    public string? Reason { get; init; }
}

public sealed record FlagRow(FlagReason Reason, string Note, string By, DateTimeOffset At);

/// <param name="By">Null in the public log, which names nobody.</param>
public sealed record DecisionRow(Guid Id, DecisionAct Act, SubjectKind Kind, DateTimeOffset At, string? By, string? Reason, bool IsUndone, DecisionAct? Undoes = null);

public sealed record DoneView(Guid DecisionId, DecisionAct Act, string Title);

public sealed record ReasonTextView(string Key, string Name, string Nl, string En);

public sealed record LogView(IReadOnlyList<LogRow> Rows, PaginationView Pages);

public sealed record LogRow(DateTimeOffset At, DecisionAct Act, SubjectKind Kind, DecisionAct? Undoes);

/// <param name="MayObject">In time, and not objected to before.</param>
public sealed record OwnDecisionView(Guid Id, DecisionAct Act, DateTimeOffset? Until, SubjectKind Kind, string Title, string? SubjectUrl, string Reason, DateTimeOffset At, bool IsUndone, bool MayObject, DateTimeOffset ObjectBefore, ObjectionView? Objection, string? Text = null)
{
    public DecisionGround Ground { get; init; }
}

public sealed record ObjectionView(string Text, DateTimeOffset At, bool? Upheld);

public sealed record OwnDecisionRow(Guid Id, DecisionAct Act, SubjectKind Kind, DateTimeOffset At, bool IsUndone);
