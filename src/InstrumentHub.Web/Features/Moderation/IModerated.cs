using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>
/// What the desk must know and do of one kind of thing. Every kind that people write has one, so that flag, desk and log fit all of them;
/// a kind brings its own to the services and is done.
/// </summary>
public interface IModerated
{
    SubjectKind Kind { get; }

    /// <summary>What a moderator can do to a thing of this kind beside leaving it, warning its author and suspending them.</summary>
    IReadOnlyList<DecisionAct> Acts { get; }

    /// <summary>The thing as it is now, hidden or not; null when there is none.</summary>
    Task<SubjectView?> FindAsync(string key, CancellationToken cancel);

    /// <summary>Whether somebody can see it, so that they can flag it: what is not theirs to see answers as what does not exist.</summary>
    Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel);

    /// <summary>Does the act in the scope's <c>HubContext</c>, without saving; <see cref="ModerationDesk"/> saves it together with the decision.</summary>
    Task ApplyAsync(Decision decision, CancellationToken cancel);

    /// <summary>Takes an act of <see cref="Acts"/> back, as <see cref="ApplyAsync"/> does it.</summary>
    Task RevertAsync(Decision decision, CancellationToken cancel);

    /// <summary>A moderator of the platform reads what is confidential: told where it stands, in the same transaction.</summary>
    Task NoteReadingAsync(Decision decision, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>After the commit: ring whoever must know.</summary>
    Task TellAsync(string key, CancellationToken cancel);
}

/// <param name="Author">Whose it is; null when nobody in particular is.</param>
/// <param name="Community">The community it belongs to, whose owners may decide too.</param>
/// <param name="Text">What it says, made safe; null where the title is all.</param>
/// <param name="State">How it stands now, in words; null when it simply stands there.</param>
public sealed record SubjectView(string Title, Func<Infrastructure.Addresses, string> Url, Guid? Author = null, Guid? Community = null, HtmlView? Text = null, string? State = null, bool IsHidden = false)
{
    /// <summary>The views around it that a moderator needs to judge it: the conversation, the differences.</summary>
    public (string Partial, object Model)? Context { get; init; }

    /// <summary>Acts of its kind that make no sense as it stands now.</summary>
    public IReadOnlyList<DecisionAct> Unfit { get; init; } = [];

    /// <summary>Between the members of a community: a moderator of the platform reads it only by saying so there.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>The slug of <see cref="Community"/>, for whom the desk tells.</summary>
    public string? CommunitySlug { get; init; }
}
