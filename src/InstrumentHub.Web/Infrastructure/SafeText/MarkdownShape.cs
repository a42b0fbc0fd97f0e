namespace InstrumentHub.Web.Infrastructure.SafeText;

/// <summary>
/// Looks at a text before it is parsed and tells whether it is shaped to keep the parser busy. Measured on Markdig 1.6: fifty thousand
/// characters of table make 780 MB of HTML in 25 s, references to one long address 104 MB, and brackets or asterisks that never close take
/// time with the square of their number. Nobody writes that to be read; such a text is shown as it was typed. One pass, no allocation.
/// </summary>
internal ref struct MarkdownShape
{
    /// <summary>Per line: markers of quotes and lists before the first word.</summary>
    private const int MaxNesting = 20;

    /// <summary>Per paragraph, list item or table: opening brackets, and runs of asterisks, underscores and tildes.</summary>
    private const int MaxBrackets = 200, MaxMarks = 600;

    /// <summary>In the whole text: cells of tables; and brackets times the characters of a paragraph that defines addresses.</summary>
    private const int MaxCells = 3_000, MaxReferred = 400_000;

    /// <summary>In the whole text, empty ones not counted: each may become several elements, and so many do not take a tenth of a second.</summary>
    private const int MaxLines = 3_000;

    private int _allLines;
    private int _brackets, _marks, _lines, _widest, _length, _allBrackets, _longestDefinition;
    private long _cells;
    private bool _defines;

    /// <param name="text">With line feeds as its only line ends, as <see cref="Core.Moderation.TextCharacters"/> leaves it.</param>
    public static bool IsReadable(ReadOnlySpan<char> text) => new MarkdownShape().Look(text);

    private bool Look(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (line.Trim(" \t").IsEmpty) { EndParagraph(); }
            else if (!LookAtLine(line) || _brackets > MaxBrackets || _marks > MaxMarks) { return false; }
        }
        EndParagraph();
        return _allLines <= MaxLines && _cells <= MaxCells && (long)_allBrackets * _longestDefinition <= MaxReferred;
    }

    private bool LookAtLine(ReadOnlySpan<char> line)
    {
        var pipes = 0;
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '[' or '<': _brackets++; break;
                case '*' or '_' or '~' when i == 0 || line[i - 1] != line[i]: _marks++; break;
                case '|': pipes++; break;
                case ':' when i > 0 && line[i - 1] == ']': _defines = true; break;
            }
        }
        _lines++;
        _allLines++;
        _length += line.Length;
        _widest = Math.Max(_widest, pipes);
        return Nesting(line) <= MaxNesting;
    }

    private static int Nesting(ReadOnlySpan<char> line)
    {
        var (markers, digits) = (0, false);
        foreach (var letter in line)
        {
            if (letter is '>' or '-' or '+' or '*' || (letter is '.' or ')' && digits)) { markers++; }
            else if (letter is not (' ' or '\t') && !char.IsAsciiDigit(letter)) { break; }
            digits = char.IsAsciiDigit(letter);
        }
        // A line of dashes is a rule across the page, not a list in a list.
        return line.TrimStart(" \t").ContainsAnyExcept("-* \t") ? markers : 0;
    }

    private void EndParagraph()
    {
        // Every row gets as many cells as the widest.
        if (_widest > 0) { _cells += (long)_lines * (_widest + 1); }
        if (_defines) { _longestDefinition = Math.Max(_longestDefinition, _length); }
        _allBrackets += _brackets;
        (_brackets, _marks, _lines, _widest, _length, _defines) = (0, 0, 0, 0, 0, false);
    }
}
