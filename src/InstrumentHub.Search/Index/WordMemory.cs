using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Index;

/// <summary>What is known of a written word, whatever the catalogue: its stem by the rules of either language, and its slip keys.</summary>
internal sealed record KnownWord(string Dutch, string English, uint[] Slips)
{
    /// <summary>The stems of its parts as a compound; null until asked, or when a word was learnt that may be one of them.</summary>
    public string[]? Parts { get; set; }

    public string Stem(SearchLanguage language) => language == SearchLanguage.Dutch ? Dutch : English;
}

/// <summary>Remembers words from build to build.</summary>
internal sealed class WordMemory
{
    private readonly Dictionary<string, KnownWord> _words = new(StringComparer.Ordinal);
    private HashSet<string> _learned = new(StringComparer.Ordinal);

    public KnownWord this[string text]
    {
        get
        {
            if (_words.TryGetValue(text, out var known)) return known;
            return _words[text] = new KnownWord(
                Analyzer.Stem(text, SearchLanguage.Dutch), Analyzer.Stem(text, SearchLanguage.English), SlipIndex.Keys(text));
        }
    }

    /// <summary>Words that may be parts of compounds by the documents alone: where they are new or gone, compounds are split anew.</summary>
    public void Learn(IReadOnlyCollection<string> learned)
    {
        var now = learned.ToHashSet(StringComparer.Ordinal);
        var changed = now.Except(_learned).Concat(_learned.Except(now)).ToList();
        _learned = now;
        if (changed.Count == 0) return;
        foreach (var (text, known) in _words)
            if (known.Parts is not null && changed.Exists(word => text.Contains(word, StringComparison.Ordinal))) known.Parts = null;
    }

    public string[] Parts(string text, CompoundSplitter splitter) => this[text].Parts ??= [.. CompoundParts.Stems(text, splitter)];
}
