using System.Runtime.InteropServices;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Querying;

/// <summary>A word as typed; <paramref name="Phrase"/> numbers the quotation it stands in, or is -1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TypedWord(string Text, int Start, int End, string Folded, int Ordinal, int Phrase);

/// <summary>Cuts a question into words and quoted phrases. Everything but quotation marks is just text.</summary>
internal static class QueryReader
{
    public static List<TypedWord> Read(string text, Tokenizer tokenizer, out int ignored)
    {
        text = Shorten(text);
        ignored = 0;
        var words = new List<TypedWord>();
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        var phrases = Phrases(text);
        foreach (var token in tokenizer.Tokenize(text))
        {
            // Hyphenated words are read as neighbours; the planner tries neighbours as one word anyway.
            if (token.IsJoined) continue;
            var folded = tokenizer.Folded(token).ToString();
            if (distinct.Count == SearchLimits.QueryWords && !distinct.Contains(folded))
            {
                ignored++;
                continue;
            }

            distinct.Add(folded);
            var phrase = phrases.FindIndex(p => token.Start >= p.Start && token.End <= p.End);
            words.Add(new TypedWord(text[token.Start..token.End], token.Start, token.End, folded, token.Position, phrase));
        }

        return words;
    }

    public static string Shorten(string text)
    {
        if (text.Length <= SearchLimits.QueryLength) return text;
        var end = SearchLimits.QueryLength;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    /// <summary>The insides of pairs of quotation marks. A mark without a partner is text.</summary>
    private static List<TextSpan> Phrases(string text)
    {
        var phrases = new List<TextSpan>();
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('"' or '“' or '”' or '„' or '«' or '»')) continue;
            if (open < 0) open = i + 1;
            else
            {
                if (i > open) phrases.Add(new TextSpan(open, i - open));
                open = -1;
            }
        }

        return phrases;
    }
}
