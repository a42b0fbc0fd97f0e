using System.Buffers;

namespace InstrumentHub.Web.Infrastructure.SafeText;

/// <summary>Finds <c>@handle</c> in running text.</summary>
internal static class Mentions
{
    public const int MaxHandleLength = 40;

    /// <summary>So many people are linked in one text; who names more is shouting, and each costs a look-up.</summary>
    public const int Most = 50;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>
    /// The next mention at or after <paramref name="from"/>: where its @ stands and how long it is with the @, or (-1, 0). No mention stands within a word, so that
    /// ann@example.org has none; a full stop or hyphen at the end belongs to the sentence.
    /// </summary>
    public static (int At, int Length) Next(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var step = text[at..].IndexOf('@');
            if (step < 0) { break; }
            at += step;
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '@' or '/' or '_' or '.' or '-' or '+')) { continue; }

            var handle = text[(at + 1)..];
            var length = handle.IndexOfAnyExcept(Letters) is var end and >= 0 ? end : handle.Length;
            length = handle[..length].TrimEnd("-_.").Length;
            if (length is > 0 and <= MaxHandleLength && char.IsAsciiLetterOrDigit(handle[0])) { return (at, length + 1); }
        }
        return (-1, 0);
    }
}
