namespace InstrumentHub.Search.Analysis;

/// <summary>
/// The English stemmer (Porter2) of M.F. Porter as published with Snowball before its version 3.0
/// (https://snowballstem.org/algorithms/english/stemmer.html), without its step for apostrophes: the tokenizer removes those.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly string[] Special =
    [
        "skis:ski", "skies:sky", "dying:die", "lying:lie", "tying:tie", "idly:idl", "gently:gentl", "ugly:ugli", "early:earli",
        "only:onli", "singly:singl", "sky:sky", "news:news", "howe:howe", "atlas:atlas", "cosmos:cosmos", "bias:bias", "andes:andes",
    ];

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Exceptions =
        Special.Select(e => e.Split(':')).ToDictionary(e => e[0], e => e[1], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    private static readonly string[] Invariant =
        ["inning", "outing", "canning", "herring", "earring", "evening", "proceed", "exceed", "succeed"];

    private static readonly (string Ending, string By)[] Step2Endings =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"),
        ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"),
        ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Ending, string By)[] Step3Endings =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4Endings =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <summary>Stems a lower-case word in place and returns its new length, which is never more than before.</summary>
    public static int Stem(Span<char> word, int length)
    {
        if (Exceptions.TryGetValue(word[..length], out var exception))
        {
            exception.CopyTo(word);
            return exception.Length;
        }

        if (length <= 2) return length;
        MarkConsonantY(word, length);
        var (r1, r2) = Regions(word, length);
        length = Step1A(word, length);
        if (!IsInvariant(word[..length]))
        {
            length = Step1B(word, length, r1);
            length = Step1C(word, length);
            length = Replace(word, length, r1, Step2Endings);
            length = Step3(word, length, r1, r2);
            length = Step4(word, length, r2);
            length = Step5(word, length, r1, r2);
        }

        for (var i = 0; i < length; i++)
            if (word[i] == 'Y') word[i] = 'y';
        return length;
    }

    private static void MarkConsonantY(Span<char> word, int length)
    {
        if (word[0] == 'y') word[0] = 'Y';
        for (var i = 1; i < length; i++)
            if (word[i] == 'y' && IsVowel(word[i - 1])) word[i] = 'Y';
    }

    private static (int R1, int R2) Regions(ReadOnlySpan<char> word, int length)
    {
        var text = word[..length];
        var r1 = text.StartsWith("gener") || text.StartsWith("arsen") ? 5
            : text.StartsWith("commun") ? 6
            : AfterVowelConsonant(text, 0);
        return (r1, AfterVowelConsonant(text, r1));
    }

    private static int AfterVowelConsonant(ReadOnlySpan<char> word, int at)
    {
        while (at < word.Length && !IsVowel(word[at])) at++;
        while (at < word.Length && IsVowel(word[at])) at++;
        return Math.Min(at + 1, word.Length);
    }

    private static bool IsInvariant(ReadOnlySpan<char> word)
    {
        foreach (var invariant in Invariant)
            if (word.SequenceEqual(invariant)) return true;
        return false;
    }

    private static int Step1A(Span<char> word, int length)
    {
        var text = word[..length];
        if (text.EndsWith("sses")) return length - 2;
        if (text.EndsWith("ied") || text.EndsWith("ies")) return length > 4 ? length - 2 : length - 1;
        if (!text.EndsWith("s") || text.EndsWith("us") || text.EndsWith("ss")) return length;
        return HasVowel(text[..Math.Max(0, length - 2)]) ? length - 1 : length;
    }

    private static int Step1B(Span<char> word, int length, int r1)
    {
        var text = word[..length];
        var eed = text.EndsWith("eedly") ? 5 : text.EndsWith("eed") ? 3 : 0;
        if (eed > 0) return length - eed >= r1 ? length - eed + 2 : length;
        var cut = text.EndsWith("ingly") ? 5 : text.EndsWith("edly") ? 4 : text.EndsWith("ing") ? 3 : text.EndsWith("ed") ? 2 : 0;
        if (cut == 0 || !HasVowel(text[..(length - cut)])) return length;
        length -= cut;
        text = word[..length];
        if (text.EndsWith("at") || text.EndsWith("bl") || text.EndsWith("iz")) return AppendE(word, length);
        if (length > 1 && text[^1] == text[^2] && text[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't')
            return length == 3 && text[0] is 'a' or 'e' or 'o' ? length : length - 1;
        return r1 >= length && EndsShort(text) ? AppendE(word, length) : length;
    }

    private static int AppendE(Span<char> word, int length)
    {
        word[length] = 'e';
        return length + 1;
    }

    private static int Step1C(Span<char> word, int length)
    {
        if (length > 2 && word[length - 1] is 'y' or 'Y' && !IsVowel(word[length - 2])) word[length - 1] = 'i';
        return length;
    }

    private static int Replace(Span<char> word, int length, int region, (string Ending, string By)[] endings)
    {
        foreach (var (ending, by) in endings)
        {
            if (!word[..length].EndsWith(ending)) continue;
            var at = length - ending.Length;
            if (at < region) return length;
            if (ending == "li" && !(at > 0 && word[at - 1] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't'))
                return length;
            if (ending == "ogi" && !(at > 0 && word[at - 1] == 'l')) return length;
            by.CopyTo(word[at..]);
            return at + by.Length;
        }

        return length;
    }

    private static int Step3(Span<char> word, int length, int r1, int r2) =>
        word[..length].EndsWith("ative") && length - 5 < r2 ? length : Replace(word, length, r1, Step3Endings);

    private static int Step4(ReadOnlySpan<char> word, int length, int r2)
    {
        foreach (var ending in Step4Endings)
        {
            if (!word[..length].EndsWith(ending)) continue;
            var at = length - ending.Length;
            if (at < r2 || ending == "ion" && !(at > 0 && word[at - 1] is 's' or 't')) return length;
            return at;
        }

        return length;
    }

    private static int Step5(ReadOnlySpan<char> word, int length, int r1, int r2)
    {
        var at = length - 1;
        if (at < 0) return length;
        if (word[at] == 'e') return at >= r2 || at >= r1 && !EndsShort(word[..at]) ? at : length;
        return word[at] == 'l' && at >= r2 && at > 0 && word[at - 1] == 'l' ? at : length;
    }

    private static bool EndsShort(ReadOnlySpan<char> word)
    {
        if (word.Length == 2) return IsVowel(word[0]) && !IsVowel(word[1]);
        return word.Length > 2 && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y') && IsVowel(word[^2]) && !IsVowel(word[^3]);
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
