using System.Runtime.InteropServices;
using InstrumentHub.Search.Lucene.Analysis;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>A term in a form that may stand for a word of the question, and what it then counts for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Way(SearchLanguage Language, Form Form, string Term, float Weight, MatchKind Kind);

/// <summary>Terms that stand next to each other and together may stand for a word (or quoted phrase) of the question.</summary>
internal sealed record Row(SearchLanguage Language, Form Form, string[] Terms, float Weight, MatchKind Kind);

/// <summary>What one word (or quoted phrase) of the question looks for. All its ways together count as one word.</summary>
internal sealed class WordGroup(string text, int start, int ordinal)
{
    private readonly Dictionary<(SearchLanguage, Form, string), int> _slots = [];

    /// <summary>As typed.</summary>
    public string Text { get; } = text;

    public int Start { get; } = start;

    /// <summary>Which word of the question it is, stop words counted: neighbours differ by one.</summary>
    public int Ordinal { get; } = ordinal;

    public string Folded { get; init; } = "";

    public bool IsStopWord { get; init; }

    /// <summary>A quoted phrase: documents without it do not match.</summary>
    public bool Required { get; init; }

    /// <summary>Its own forms (exact, inflected, in a compound) occur, so there is no reason to think of a slip.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Some way leads to a word of the documents.</summary>
    public bool IsFound { get; set; }

    public List<Way> Ways { get; } = [];

    public List<Row> Rows { get; } = [];

    /// <summary>A term that fits in several ways counts for the best of them.</summary>
    public void Add(Way way)
    {
        var key = (way.Language, way.Form, way.Term);
        if (!_slots.TryGetValue(key, out var slot))
        {
            _slots.Add(key, Ways.Count);
            Ways.Add(way);
        }
        else if (way.Weight > Ways[slot].Weight) Ways[slot] = way;
    }
}

/// <summary>
/// A question, understood. <paramref name="Groups"/> are scored; <paramref name="Words"/> are all its words; <paramref name="IsBrowse"/> says
/// that nothing was asked, which finds all documents, where a question without a word (an emoji) finds none.
/// </summary>
internal sealed record Question(IReadOnlyList<WordGroup> Groups, IReadOnlyList<WordGroup> Words, bool IsBrowse);
