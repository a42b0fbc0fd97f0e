using System.Runtime.InteropServices;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>A word of the text that may stand for a word of the question, and what it then counts for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Alternative(int Term, float Weight, MatchKind Kind);

/// <summary>
/// Words of the text that stand next to each other and together may stand for a word (or quoted phrase) of the question:
/// per place the terms that fit there. Found before scoring, hence the postings; per language, as terms are.
/// </summary>
internal sealed record Sequence(int[][] Places, PostingList Postings, SearchLanguage Language, float Weight, MatchKind Kind);

/// <summary>What one word (or quoted phrase) of the question looks for. All its alternatives together count as one word.</summary>
internal sealed class QueryGroup(string text, int start, int ordinal)
{
    private readonly Dictionary<int, int> _slots = [];

    /// <summary>As typed.</summary>
    public string Text { get; } = text;

    public int Start { get; } = start;

    /// <summary>Which word of the question it is, stop words counted: neighbours differ by one.</summary>
    public int Ordinal { get; } = ordinal;

    public string Folded { get; init; } = "";

    public bool IsStopWord { get; init; }

    /// <summary>A quoted phrase: documents without it do not match.</summary>
    public bool Required { get; init; }

    public List<Alternative> Alternatives { get; } = [];

    public List<Sequence> Sequences { get; } = [];

    /// <summary>Its own forms (exact, inflected, in a compound) occur, so there is no reason to think of a slip.</summary>
    public bool IsKnown { get; set; }

    public bool IsEmpty => Alternatives.Count == 0 && Sequences.Count == 0;

    /// <summary>A term that fits in several ways counts for the best of them.</summary>
    public void Add(int term, float weight, MatchKind kind)
    {
        if (!_slots.TryGetValue(term, out var slot))
        {
            _slots.Add(term, Alternatives.Count);
            Alternatives.Add(new Alternative(term, weight, kind));
        }
        else if (weight > Alternatives[slot].Weight) Alternatives[slot] = new Alternative(term, weight, kind);
    }

    public Alternative? Find(int term) => _slots.TryGetValue(term, out var slot) ? Alternatives[slot] : null;
}

/// <summary>
/// A question, understood. <paramref name="Groups"/> are scored; <paramref name="Words"/> are all its words, for the explanation.
/// </summary>
internal sealed record QueryPlan(IReadOnlyList<QueryGroup> Groups, IReadOnlyList<QueryGroup> Words, int Ignored)
{
    /// <summary>Nothing was asked: all documents.</summary>
    public bool IsBrowse => Words.Count == 0;
}
