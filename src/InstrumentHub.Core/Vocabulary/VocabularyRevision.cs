namespace InstrumentHub.Core.Vocabulary;

/// <summary>A change of one concept: what it said and says, who changed it and why. Never changed afterwards.</summary>
public sealed class VocabularyRevision
{
    public const int MaxReasonLength = 1_000;

    private VocabularyRevision()
    {
    }

    /// <param name="before">As JSON; null for a concept that is new.</param>
    /// <param name="after">As JSON; null for a concept that was taken out.</param>
    /// <param name="replacedBy">The concept that took its place where it was used.</param>
    public VocabularyRevision(string scheme, string concept, int number, string? before, string? after, string? replacedBy, string reason, Guid? actor, DateTimeOffset at) =>
        (Id, SchemeId, ConceptId, Number, Before, After, ReplacedBy, Reason, ActorId, At) =
        (Guid.CreateVersion7(at), scheme, concept, number, before, after, replacedBy, reason.Length > MaxReasonLength ? $"{reason[..(MaxReasonLength - 1)]}…" : reason, actor, at);

    public Guid Id { get; private init; }
    public string SchemeId { get; private init; } = "";
    public string ConceptId { get; private init; } = "";

    /// <summary>Counted from 1 within the scheme.</summary>
    public int Number { get; private init; }

    public string? Before { get; private init; }
    public string? After { get; private init; }
    public string? ReplacedBy { get; private init; }
    public string Reason { get; private init; } = "";

    /// <summary>Null for what was done by nobody in particular.</summary>
    public Guid? ActorId { get; private init; }

    public DateTimeOffset At { get; private init; }
}
