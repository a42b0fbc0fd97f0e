using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Index;

/// <summary>
/// The words of the catalogue, as folded, per language, sorted; and what relates them: stems, parts of compounds, slips. The index
/// keeps words as they are written; everything that makes one word find another is a relation here, followed when a question comes.
/// So each occurrence counts once, for the best way in which it matches.
/// </summary>
internal sealed class Vocabulary
{
    private readonly string[] _texts;
    private readonly SearchLanguage[] _languages;
    private readonly string?[] _written;
    private readonly Relation[] _stems;
    private readonly Relation[] _foreignStems;

    /// <param name="order">Sorted ordinally, then by language.</param>
    /// <param name="splitter">Splits compounds, with the words learnt from these documents.</param>
    /// <param name="memory">What was worked out about words before.</param>
    public Vocabulary(TermOrder order, CompoundSplitter splitter, WordMemory memory)
    {
        (_texts, _languages, _written, Splitter) = (order.Texts, order.Languages, order.Written, splitter);
        var stems = new[] { new Relation.Builder(), new Relation.Builder() };
        var foreign = new[] { new Relation.Builder(), new Relation.Builder() };
        var parts = new Relation.Builder();
        for (var term = 0; term < _texts.Length; term++)
        {
            var (language, known) = (_languages[term], memory[_texts[term]]);
            stems[(int)language].Add(known.Stem(language), term);
            foreign[1 - (int)language].Add(known.Stem(1 - language), term);
        }

        // By now the memory knows every word, and is only read.
        SlipIndex? slips = null;
        Parallel.Invoke(
            () => slips = new SlipIndex(_texts, memory),
            () =>
            {
                for (var term = 0; term < _texts.Length; term++)
                    if (_languages[term] == SearchLanguage.Dutch)
                        foreach (var part in memory.Parts(_texts[term], splitter)) parts.Add(part, term);
            });
        _stems = [stems[0].Build(), stems[1].Build()];
        _foreignStems = [foreign[0].Build(), foreign[1].Build()];
        (Parts, Slips) = (parts.Build(), slips!);
    }

    public int Count => _texts.Length;

    public CompoundSplitter Splitter { get; }

    /// <summary>From the stem of a part to the Dutch compounds that have it.</summary>
    public Relation Parts { get; }

    public SlipIndex Slips { get; }

    public string Text(int term) => _texts[term];

    public SearchLanguage Language(int term) => _languages[term];

    /// <summary>As people write it: with its accents and hyphens, in lower case.</summary>
    public string Written(int term) => _written[term] ?? _texts[term];

    /// <summary>Terms of this language with this stem.</summary>
    public ReadOnlySpan<int> WithStem(ReadOnlySpan<char> stem, SearchLanguage language) => _stems[(int)language][stem];

    /// <summary>Terms of the other language that have this stem by the rules of <paramref name="language"/>.</summary>
    public ReadOnlySpan<int> ForeignWithStem(ReadOnlySpan<char> stem, SearchLanguage language) => _foreignStems[(int)language][stem];

    /// <summary>The terms with this text, one per language: [Start, End).</summary>
    public (int Start, int End) Find(ReadOnlySpan<char> text)
    {
        var start = LowerBound(text);
        var end = start;
        while (end < _texts.Length && text.SequenceEqual(_texts[end])) end++;
        return (start, end);
    }

    /// <summary>The term with this text in this language, or -1.</summary>
    public int Find(ReadOnlySpan<char> text, SearchLanguage language)
    {
        var (start, end) = Find(text);
        for (; start < end; start++)
            if (_languages[start] == language) return start;
        return -1;
    }

    /// <summary>The terms that begin with this text: [Start, End).</summary>
    public (int Start, int End) Prefix(ReadOnlySpan<char> prefix)
    {
        int start = LowerBound(prefix), low = start, high = _texts.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_texts[middle].AsSpan().StartsWith(prefix)) low = middle + 1;
            else high = middle;
        }

        return (start, low);
    }

    private int LowerBound(ReadOnlySpan<char> text)
    {
        int low = 0, high = _texts.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_texts[middle].AsSpan().SequenceCompareTo(text) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
