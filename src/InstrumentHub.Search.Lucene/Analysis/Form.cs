namespace InstrumentHub.Search.Lucene.Analysis;

/// <summary>The forms in which a word is indexed, each in a field of its own with a chain of filters of its own.</summary>
internal enum Form
{
    /// <summary>As written, folded.</summary>
    Word,
    /// <summary>The stem by the rules of the text's language.</summary>
    Stem,
    /// <summary>The stem of a word in a Dutch text by the rules of English (loan words).</summary>
    OtherStem,
    /// <summary>The stems of a Dutch word and of the words in it.</summary>
    Part,
}

/// <summary>The names of Lucene's fields: <c>title|nl|s</c> is the Dutch title by its stems.</summary>
internal static class FieldNames
{
    public const string Id = "id";

    /// <summary>What the document was made from, so that an unchanged one is not indexed again.</summary>
    public const string Hash = "hash";

    /// <summary>The spellings of words that are written otherwise than folded.</summary>
    public const string Written = "written";

    /// <summary>All texts of a document together, as words only: for looking words up, not for scoring.</summary>
    public const string All = "*";

    private const string Letters = "wsop";

    /// <summary>The forms that texts in this language are indexed in.</summary>
    public static IReadOnlyList<Form> FormsOf(SearchLanguage language) =>
        language == SearchLanguage.Dutch ? [Form.Word, Form.Stem, Form.OtherStem, Form.Part] : [Form.Word, Form.Stem];

    public static string Of(string field, SearchLanguage language, Form form) =>
        $"{field}|{(language == SearchLanguage.Dutch ? "nl" : "en")}|{Letters[(int)form]}";

    public static (SearchLanguage Language, Form Form) ChainOf(string name) =>
        (name[^3] == 'l' ? SearchLanguage.Dutch : SearchLanguage.English, (Form)Letters.IndexOf(name[^1], StringComparison.Ordinal));

    /// <summary>The name of the document's field, or null when the Lucene field is not one of texts.</summary>
    public static string? FieldOf(string name) => name.Length > 5 && name[^5] == '|' ? name[..^5] : null;
}
