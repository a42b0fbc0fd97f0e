using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Makers;

/// <summary>Somebody says that they made an instrument; a moderator confirms it or not. One per person and instrument.</summary>
public sealed class MakerClaim
{
    public const int MaxExplanationLength = 1_000;

    private MakerClaim()
    {
    }

    public MakerClaim(Guid account, string instrument, string explanation, DateTimeOffset at) =>
        (Id, AccountId, Instrument, Explanation, At) = (Guid.CreateVersion7(at), account, instrument, explanation, at);

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }

    /// <summary>The slug.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>How a moderator can see that it is so.</summary>
    public string Explanation { get; private set; } = "";

    public MakerClaimState State { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Once more, with a better explanation.</summary>
    /// <exception cref="RuleException">It still waits, or is confirmed.</exception>
    public void AskAgain(string explanation, DateTimeOffset at)
    {
        if (State != MakerClaimState.Declined) { throw new RuleException("claimed-before", "Je hebt dit al gevraagd."); }
        (Explanation, State, At, DecidedAt) = (explanation, MakerClaimState.Asked, at, null);
    }

    public void Decide(bool confirmed, DateTimeOffset at) => (State, DecidedAt) = (confirmed ? MakerClaimState.Confirmed : MakerClaimState.Declined, at);

    /// <summary>A moderator takes the decision back.</summary>
    public void Reconsider() => (State, DecidedAt) = (MakerClaimState.Asked, null);
}

public enum MakerClaimState
{
    Asked,
    Confirmed,
    Declined,
}

/// <summary>What a maker says publicly on the page of their instrument: an answer to what others wrote, never a change to it.</summary>
public sealed class MakerNote : Concealable
{
    public const int MaxTextLength = 1_000;

    /// <summary>More is not a note but a conversation, and that has a place of its own.</summary>
    public const int MaxPerInstrument = 20;

    private MakerNote()
    {
    }

    public MakerNote(Guid account, string instrument, string text, DateTimeOffset at) =>
        (Id, AccountId, Instrument, Text, At) = (Guid.CreateVersion7(at), account, instrument, text, at);

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public string Instrument { get; private init; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>The revision in which what it speaks of was taken in.</summary>
    public int? ProcessedIn { get; private set; }

    /// <param name="revision">A revision that is published; null takes the mark away.</param>
    public void MarkProcessed(int? revision) => ProcessedIn = revision;

    public override void Purge(DateTimeOffset at) => (Text, HiddenAt, HiddenAs) = ("", HiddenAt ?? at, Concealment.Purged);
}
