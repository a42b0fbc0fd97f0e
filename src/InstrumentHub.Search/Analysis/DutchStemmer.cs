namespace InstrumentHub.Search.Analysis;

/// <summary>
/// The Dutch stemmer of M.F. Porter as published with Snowball (https://snowballstem.org/algorithms/dutch/stemmer.html): called
/// <c>dutch</c> up to Snowball 2.x and <c>dutch_porter</c> since 3.0, where <c>dutch</c> became Kraaij and Pohlmann's.
/// </summary>
internal static class DutchStemmer
{
    /// <summary>Stems a lower-case word in place and returns its new length.</summary>
    public static int Stem(Span<char> word, int length)
    {
        length = Prelude(word, length);
        var (r1, r2) = Regions(word, length);
        length = Step1(word, length, r1);
        var eFound = false;
        length = EndingE(word, length, r1, ref eFound);
        length = Step3A(word, length, r1, r2);
        length = Step3B(word, length, r1, r2, ref eFound);
        length = Step4(word, length);
        for (var i = 0; i < length; i++) word[i] = char.ToLowerInvariant(word[i]);
        return length;
    }

    /// <summary>Accents off; an i between vowels and a y that acts as a consonant are marked as capitals.</summary>
    private static int Prelude(Span<char> word, int length)
    {
        for (var i = 0; i < length; i++)
        {
            word[i] = word[i] switch
            {
                'ä' or 'á' => 'a', 'ë' or 'é' => 'e', 'ï' or 'í' => 'i', 'ö' or 'ó' => 'o', 'ü' or 'ú' => 'u', var c => c,
            };
        }

        if (length > 0 && word[0] == 'y') word[0] = 'Y';
        for (var i = 1; i < length; i++)
        {
            if (!IsVowel(word[i - 1])) continue;
            if (word[i] == 'y') word[i] = 'Y';
            else if (word[i] == 'i' && i + 1 < length && IsVowel(word[i + 1])) word[i] = 'I';
        }

        return length;
    }

    private static (int R1, int R2) Regions(ReadOnlySpan<char> word, int length)
    {
        var r1 = AfterVowelConsonant(word, length, 0);
        var r2 = AfterVowelConsonant(word, length, r1);
        return length < 3 ? (length, length) : (Math.Max(r1, 3), r2);
    }

    private static int AfterVowelConsonant(ReadOnlySpan<char> word, int length, int at)
    {
        while (at < length && !IsVowel(word[at])) at++;
        while (at < length && IsVowel(word[at])) at++;
        return Math.Min(at + 1, length);
    }

    private static int Step1(Span<char> word, int length, int r1)
    {
        var text = word[..length];
        if (text.EndsWith("heden"))
        {
            if (length - 5 < r1) return length;
            "heid".CopyTo(word[(length - 5)..]);
            return length - 1;
        }

        if (text.EndsWith("ene")) return EndingEn(word, length, length - 3, r1);
        if (text.EndsWith("en")) return EndingEn(word, length, length - 2, r1);
        var at = text.EndsWith("se") ? length - 2 : text.EndsWith("s") ? length - 1 : -1;
        return at >= r1 && at > 0 && !IsVowel(word[at - 1]) && word[at - 1] != 'j' ? at : length;
    }

    private static int EndingEn(Span<char> word, int length, int at, int r1)
    {
        if (at < r1 || at == 0 || IsVowel(word[at - 1]) || word[..at].EndsWith("gem")) return length;
        return Undouble(word, at);
    }

    private static int EndingE(Span<char> word, int length, int r1, ref bool found)
    {
        var at = length - 1;
        if (at < 1 || word[at] != 'e' || at < r1 || IsVowel(word[at - 1])) return length;
        found = true;
        return Undouble(word, at);
    }

    private static int Step3A(Span<char> word, int length, int r1, int r2)
    {
        var at = length - 4;
        if (at < r2 || at < 0 || !word[..length].EndsWith("heid") || at > 0 && word[at - 1] == 'c') return length;
        return word[..at].EndsWith("en") ? EndingEn(word, at, at - 2, r1) : at;
    }

    private static int Step3B(Span<char> word, int length, int r1, int r2, ref bool eFound)
    {
        var text = word[..length];
        if (text.EndsWith("end") || text.EndsWith("ing"))
        {
            var at = length - 3;
            if (at < r2) return length;
            var ig = at - 2;
            return word[..at].EndsWith("ig") && ig >= r2 && !(ig > 0 && word[ig - 1] == 'e') ? ig : Undouble(word, at);
        }

        if (text.EndsWith("ig")) return length - 2 >= r2 && !(length > 2 && word[length - 3] == 'e') ? length - 2 : length;
        if (text.EndsWith("lijk")) return length - 4 >= r2 ? EndingE(word, length - 4, r1, ref eFound) : length;
        if (text.EndsWith("baar")) return length - 4 >= r2 ? length - 4 : length;
        return text.EndsWith("bar") && length - 3 >= r2 && eFound ? length - 3 : length;
    }

    /// <summary>maan and manen: a double vowel in a closed last syllable becomes single.</summary>
    private static int Step4(Span<char> word, int length)
    {
        if (length < 4) return length;
        var (a, b, c, d) = (word[length - 4], word[length - 3], word[length - 2], word[length - 1]);
        if (IsVowel(d) || d == 'I' || b != c || b is not ('a' or 'e' or 'o' or 'u') || IsVowel(a)) return length;
        word[length - 2] = d;
        return length - 1;
    }

    private static int Undouble(ReadOnlySpan<char> word, int length) =>
        length > 1 && word[length - 1] == word[length - 2] && word[length - 1] is 'k' or 'd' or 't' ? length - 1 : length;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'è';
}
