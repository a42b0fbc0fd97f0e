using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Querying;

/// <summary>What a question says whatever way it is put: for counting how many people asked the same.</summary>
public static class QuestionForm
{
    /// <summary>
    /// The telling words by their Dutch stem, once each, in alphabetical order. Empty when there are none. Every word of the text that could point at a person
    /// is among them, since only stop words are left out.
    /// </summary>
    public static string Of(string text)
    {
        var (tokenizer, stems) = (new Tokenizer(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var token in tokenizer.Tokenize(text))
        {
            var word = tokenizer.Folded(token).ToString();
            if (!token.IsJoined && !StopWords.Contains(word, SearchLanguage.Dutch) && !StopWords.Contains(word, SearchLanguage.English))
                stems.Add(Analyzer.Stem(word, SearchLanguage.Dutch));
        }

        return string.Join(' ', stems);
    }
}
