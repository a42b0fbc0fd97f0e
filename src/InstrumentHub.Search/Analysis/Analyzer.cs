namespace InstrumentHub.Search.Analysis;

/// <summary>
/// From a folded word to what it is looked up by. The whole pipeline: <see cref="Folding"/> and <see cref="Tokenizer"/> (the same
/// for both languages), then <see cref="StopWords"/>, then per language the token filters and the stemmer below.
/// </summary>
internal static class Analyzer
{
    /// <summary>Room for a stem: it is never longer than its word, but a stemmer may need a letter in between.</summary>
    private const int Room = Tokenizer.MaxWord + Folding.MaxExpansion + 2;

    public static string Stem(ReadOnlySpan<char> folded, SearchLanguage language)
    {
        Span<char> buffer = stackalloc char[Room];
        return new string(buffer[..Stem(folded, language, buffer)]);
    }

    private static int Stem(ReadOnlySpan<char> folded, SearchLanguage language, Span<char> buffer)
    {
        var length = Math.Min(folded.Length, Tokenizer.MaxWord + Folding.MaxExpansion);
        folded[..length].CopyTo(buffer);
        // Part numbers and codes (d66, 4x4) have no endings.
        if (folded.IndexOfAnyInRange('0', '9') >= 0) return length;
        if (language == SearchLanguage.English) return EnglishStemmer.Stem(buffer, length);
        if (DutchVerbs.Infinitive(folded[..length]) is { } infinitive && infinitive.Length <= Room)
        {
            infinitive.CopyTo(buffer);
            length = infinitive.Length;
        }

        length = DutchPlural(buffer, length);
        return DutchFinal(buffer, DutchStemmer.Stem(buffer, length), length);
    }

    /// <summary>
    /// Plurals that Porter's rules leave alone because a vowel precedes the ending, now that folding took the sign that showed
    /// them: ideeën, strategieën, and the often forgotten apostrophe of foto's and collega's.
    /// </summary>
    private static int DutchPlural(ReadOnlySpan<char> word, int length)
    {
        var text = word[..length];
        if (length > 5 && (text.EndsWith("eeen") || text.EndsWith("ieen"))) return length - 2;
        return length > 4 && (text.EndsWith("as") || text.EndsWith("os")) ? length - 1 : length;
    }

    /// <summary>
    /// What Dutch spelling does before an ending, and Porter only undoes for k, d and t: stap and stappen, rol and rollen; and what
    /// it does at the end of a word: brief and brieven, reis and reizen.
    /// </summary>
    private static int DutchFinal(Span<char> word, int length, int before)
    {
        if (length < 3) return length;
        var last = word[length - 1];
        if (length < before && last == word[length - 2] && last is 'b' or 'f' or 'g' or 'l' or 'm' or 'n' or 'p' or 'r' or 's') length--;
        word[length - 1] = word[length - 1] switch { 'v' => 'f', 'z' => 's', var c => c };
        return length;
    }
}
