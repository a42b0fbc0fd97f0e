using System.Globalization;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>Lucene's filters know UTF-16 units; a reader sees characters that may be made of several.</summary>
internal static class Graphemes
{
    /// <summary>Units below this neither join the one before nor take the one after with them.</summary>
    private const char Plain = '\u0300';

    /// <summary>The stretch with the whole of the characters at its ends.</summary>
    public static (int Start, int End) Widen(string text, int start, int end)
    {
        if (IsPlain(text, start) && IsPlain(text, end)) return (start, end);
        for (var at = 0; at < text.Length;)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            if (start > at && start < next) start = at;
            if (end > at && end < next) end = next;
            if (at >= end) break;
            at = next;
        }

        return (start, end);
    }

    private static bool IsPlain(string text, int at) => (at <= 0 || text[at - 1] < Plain) && (at >= text.Length || text[at] < Plain);
}
