using System.Text.RegularExpressions;

namespace InstrumentHub.Core.Content;

/// <summary>
/// How hard a text is to read, as far as a machine can tell: the mean length of its sentences. Sentence length is one of the two terms of
/// Douma's Dutch adaptation of the Flesch formula (1960); the other, syllables per word, punishes words such as
/// "samenwerkingsovereenkomst" that no plain text about this subject can avoid.
/// </summary>
internal static partial class Readability
{
    /// <summary>Words a sentence, on average over a section. Plain Dutch at level B1 stays around ten to fifteen.</summary>
    public const double MaxSentenceLength = 16;

    public static int Words(string markdown) => Word().Count(markdown);

    public static double SentenceLength(string markdown)
    {
        var sentences = SentenceEnd().Split(markdown).Select(Words).Where(n => n > 0).ToList();
        return sentences.Count == 0 ? 0 : sentences.Average();
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’-]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    // A list item is a sentence of its own, whether or not it ends in a full stop.
    [GeneratedRegex(@"[.!?:;]+[\s*_)""”']+|\n\s*\n|\n\s*([-*]|\d+\.)\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();
}
