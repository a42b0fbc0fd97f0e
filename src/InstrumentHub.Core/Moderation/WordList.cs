namespace InstrumentHub.Core.Moderation;

/// <summary>
/// Words a host would rather have a moderator look at. A list finds; it never refuses by itself: words that hurt in one sentence are
/// somebody's diagnosis or surname in the next.
/// </summary>
public sealed class WordList
{
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly List<string> _beginnings = [];

    private WordList() { }

    /// <summary>The list of a host that has none: it finds nothing.</summary>
    public static WordList None { get; } = new();

    public bool IsEmpty => _whole.Count + _beginnings.Count == 0;

    /// <param name="lines">One word a line; <c>*</c> at its end means "and whatever follows"; a line that begins with <c>#</c> is a note.</param>
    /// <exception cref="FormatException">A line holds more than one word, or none that has a letter; the message names it.</exception>
    public static WordList Parse(IEnumerable<string> lines)
    {
        var list = new WordList();
        foreach (var (number, line) in lines.Select((line, i) => (i + 1, line.Trim())).Where(l => l.Item2.Length > 0 && l.Item2[0] != '#'))
        {
            if (TextRules.Words(line).ToList() is not [var word]) { throw new FormatException($"Line {number} of the word list must hold one word: '{line}'."); }
            if (line[^1] == '*') { list._beginnings.Add(word); } else { list._whole.Add(word); }
        }
        return list;
    }

    /// <summary>The listed words in a text, each once, as the list has them; case, accents and hidden characters make no difference.</summary>
    public IReadOnlyList<string> Find(string text) => IsEmpty
        ? []
        : [.. TextRules.Words(text).Distinct()
            .Select(word => _whole.Contains(word) ? word : _beginnings.Find(b => word.StartsWith(b, StringComparison.Ordinal)))
            .OfType<string>().Distinct()];
}
