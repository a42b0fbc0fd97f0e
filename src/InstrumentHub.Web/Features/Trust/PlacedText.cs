using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure.Spam;

namespace InstrumentHub.Web.Features.Trust;

/// <summary>A text that somebody is about to place, or to change.</summary>
/// <param name="Title">What the desk calls it, should it come there.</param>
public sealed record PlacedText(Subject Subject, string Text, string Title, TextReach Reach)
{
    /// <summary>The community whose hosts look at it first.</summary>
    public Guid? Community { get; init; }

    /// <summary>A conversation of everyone's: there the first texts of newcomers wait for a moderator.</summary>
    public bool IsPublicConversation { get; init; }

    /// <summary>Who leads a round at this moment answers as often as it takes.</summary>
    public bool IsLeading { get; init; }

    /// <summary>What consists of sources and is looked at before anyone reads it, or is asked of several in the same words.</summary>
    public bool MayRepeatAndLink { get; init; }
}

/// <summary>Who would read a text.</summary>
public enum TextReach
{
    /// <summary>Only who writes it, or a moderator who reads it anyway.</summary>
    Nobody,

    /// <summary>People who know each other: the members of a community, the hosts that somebody asks something.</summary>
    Circle,
    Everyone,
}

/// <summary>The gate for who asks in this request.</summary>
public sealed class TextPlacing(HubContext hub, TextGate gate, Actors actors, IHttpContextAccessor http)
{
    /// <summary>See <see cref="TextGate.PlaceAsync"/>; in the scope's own context, without saving.</summary>
    /// <exception cref="Core.RuleException">It cannot be placed so, or not now.</exception>
    public async Task PlaceAsync(Concealable? thing, PlacedText text, CancellationToken cancel) =>
        await gate.PlaceAsync(hub, await actors.CurrentAsync(cancel), Networks.Of(http.HttpContext), thing, text, cancel);
}
