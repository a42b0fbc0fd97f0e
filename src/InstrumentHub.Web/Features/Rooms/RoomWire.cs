using System.Text.Json.Serialization;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Rooms;

// What goes over the wire, by hub and by HTTP; docs/realtime.md describes it, and a client may rely on it. Parts may be added, none may change.

/// <summary>Somebody with an account, as others see them.</summary>
public sealed record PersonView(Guid Id, string Name, string Handle);

/// <param name="Seq">The state or the last of the events is as of this number; what comes live comes after it.</param>
/// <param name="State">The room as it is; null when <paramref name="Events"/> fill the gap.</param>
/// <param name="Here">Who is in the room, at most <see cref="MaxHere"/> of them.</param>
public sealed record JoinAnswer(long Seq, RoomState? State, IReadOnlyList<RoomEventView> Events, IReadOnlyList<PersonView> Here, int HereCount)
{
    public const int MaxHere = 100;
}

/// <summary>A room as it is, from its latest threads back.</summary>
/// <param name="Threads">In the order in which they began, the latest last.</param>
/// <param name="LookedIntoAt">When a moderator of the platform last read a flagged thread here; null when none did lately.</param>
/// <param name="OlderBefore">Ask for what came before this number; null when there is nothing older.</param>
public sealed record RoomState(RoomView Room, IReadOnlyList<ThreadView> Threads, long? OlderBefore, RoundView? Round, RatingPicture Picture, ReaderView Me,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LookedIntoAt = null);

/// <param name="Community">Null for the public room.</param>
public sealed record RoomView(Guid Id, string Instrument, RoomCommunity? Community, long Seq, bool Locked, int SlowSeconds, bool Archived);

public sealed record RoomCommunity(Guid Id, string Slug, string Name);

/// <param name="Answers">The latest, in order.</param>
/// <param name="EarlierAnswers">How many answers came before those.</param>
public sealed record ThreadView(CommentView Comment, IReadOnlyList<CommentView> Answers, int EarlierAnswers);

/// <param name="Author">Null when their account is gone.</param>
/// <param name="Body">Markdown; empty when it is not shown.</param>
/// <param name="Html">The same, safe to show.</param>
/// <param name="Edits">How often it was edited.</param>
/// <param name="State"><c>shown</c>, <c>takenBack</c>, <c>hidden</c> or <c>removed</c>; <c>held</c> or <c>returned</c> while it is between its author and a moderator.</param>
public sealed record CommentView(
    Guid Id, long Seq, Guid? ParentId, PersonView? Author, string Body, [property: JsonConverter(typeof(HtmlAsText))] SafeHtml Html, DateTimeOffset At, DateTimeOffset? EditedAt, int Edits, string State, int Reactions, IReadOnlyList<string> Mentions)
{
    /// <summary>Of the first comment of a thread: true when nobody can answer in it any more; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Locked { get; init; }
}

/// <param name="Scored">How many have scored.</param>
/// <param name="Picture">What was scored; null until it is revealed.</param>
public sealed record RoundView(Guid Id, RoundState State, PersonView? OpenedBy, DateTimeOffset OpenedAt, DateTimeOffset? RevealedAt, RatingContext Context, int Scored, RatingPicture? Picture);

/// <summary>What the room is to the one who reads it.</summary>
/// <param name="Person">Null for a visitor without an account.</param>
/// <param name="ReadSeq">The last event that they have seen.</param>
/// <param name="VisitSeq">What came after this is new since their last visit.</param>
/// <param name="Reacted">The shown comments that they gave their thumb.</param>
/// <param name="RoundScores">What they scored in the round that is going on.</param>
public sealed record ReaderView(
    PersonView? Person, RoomRights May, long ReadSeq, long VisitSeq, IReadOnlyList<Guid> Reacted, RatingScores? Rating, RatingContext? RatingContext, RatingScores? RoundScores);

public sealed record RoomRights(bool Comment, bool React, bool Rate, bool HoldRound, bool Moderate);

/// <param name="Type">A client passes over types that it does not know, and still counts their <paramref name="Seq"/>.</param>
/// <param name="Actor">Null where it must stay unknown who it was (ratings), and when their account is gone.</param>
/// <param name="Data">What the event is about, as it is now.</param>
public sealed record RoomEventView(Guid RoomId, long Seq, RoomEventType Type, DateTimeOffset At, PersonView? Actor, RoomEventDetail Data);

/// <summary>What is absent is not sent.</summary>
public sealed record RoomEventDetail(
    CommentView? Comment = null, Guid? CommentId = null, bool? On = null, int? Reactions = null, RoundView? Round = null, RatingPicture? Picture = null, bool? Locked = null, int? SlowSeconds = null);

/// <summary>Who came and who went, as of now <paramref name="Count"/> are here.</summary>
public sealed record PresenceView(Guid RoomId, IReadOnlyList<PersonView> Came, IReadOnlyList<Guid> Went, int Count);

public sealed record TypingView(Guid RoomId, PersonView Person);

/// <summary>The client is no longer live in this room: it joins again with the last number it has.</summary>
public sealed record CatchUpView(Guid RoomId);

/// <summary>The client may no longer be in this room.</summary>
public sealed record RemovedView(Guid RoomId);

public sealed record NewComment(string? Body, Guid? ParentId = null);

public sealed record NewRating(RatingScores? Scores, RatingContext? Context = null);
