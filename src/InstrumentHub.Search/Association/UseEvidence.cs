namespace InstrumentHub.Search.Association;

/// <summary>
/// What use has taught: plain data, counted without who. With none of it everything works the same. Ids that lead nowhere are ignored,
/// and so are counts below <see cref="LeastTimes"/>: what one or two people did says something about them, not about the catalogue.
/// </summary>
public sealed record UseEvidence
{
    /// <summary>From how many times on something counts.</summary>
    public const int LeastTimes = 3;

    public static UseEvidence None { get; } = new();

    /// <summary>What was used together, by the same community say; counts in both directions.</summary>
    public IReadOnlyList<UsedTogether> Together { get; init; } = [];

    /// <summary>What people said of a relation that was shown to them; counts in both directions, and from the first vote on.</summary>
    public IReadOnlyList<RelationVotes> Votes { get; init; } = [];

    /// <summary>What was opened after which question.</summary>
    public IReadOnlyList<OpenedAfter> Opened { get; init; } = [];

    /// <summary>Where documents were put to use; what is published of single uses (<see cref="PractisedBy.Cases"/>) counts from the first on.</summary>
    public IReadOnlyList<Practised> Practised { get; init; } = [];

    /// <summary>Whether both say the same, in the same order.</summary>
    public bool Says(UseEvidence other) => Together.SequenceEqual(other.Together) && Votes.SequenceEqual(other.Votes)
        && Opened.SequenceEqual(other.Opened) && Practised.SequenceEqual(other.Practised);
}

/// <param name="Times">How often.</param>
public sealed record UsedTogether(string From, string To, int Times);

/// <param name="Agree">How many said "klopt".</param>
/// <param name="Disagree">How many said "klopt niet".</param>
public sealed record RelationVotes(string From, string To, int Agree, int Disagree);

/// <param name="Question">As asked; questions that share words with it count for as much as they share.</param>
public sealed record OpenedAfter(string Question, string Document, int Times);

/// <param name="Concept">Where: a concept of the network, such as a sector.</param>
/// <param name="By">Who, so that a reason can say so.</param>
/// <param name="Times">How many of them.</param>
public sealed record Practised(string Document, string Concept, PractisedBy By, int Times);

public enum PractisedBy
{
    /// <summary>Published descriptions of one community's work.</summary>
    Cases,
    Communities,

    /// <summary>People who would use it again.</summary>
    People,
}
