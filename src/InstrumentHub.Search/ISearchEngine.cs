namespace InstrumentHub.Search;

/// <summary>The seam: another engine can stand here as long as it builds snapshots from documents.</summary>
public interface ISearchEngine
{
    /// <summary>
    /// Builds an immutable snapshot. Documents with the same id: the last one counts. The order of the documents does
    /// not matter for any answer. No documents gives a snapshot that answers everything with nothing.
    /// </summary>
    ISearchSnapshot Build(IReadOnlyCollection<SearchDocument> documents, SearchSettings settings);

    /// <summary>
    /// The same as <see cref="Build"/>, sooner: what did not change since <paramref name="previous"/> may be taken over from it.
    /// <paramref name="documents"/> are all documents, not only the changed ones, so that nothing can be forgotten; what changed is
    /// seen by comparing. A snapshot of another engine is no help and does no harm. <paramref name="previous"/> stays what it was.
    /// </summary>
    ISearchSnapshot Update(ISearchSnapshot previous, IReadOnlyCollection<SearchDocument> documents, SearchSettings settings) => Build(documents, settings);
}

/// <summary>An index at one moment: immutable, safe to use from any number of threads.</summary>
public interface ISearchSnapshot
{
    /// <summary>The number of documents.</summary>
    int Count { get; }

    /// <summary>
    /// Never throws on any text; an empty or blank text means all documents (browsing). A text without a single word (an emoji, a
    /// lone quotation mark) finds nothing.
    /// </summary>
    SearchResults Search(SearchQuery query);

    /// <summary>
    /// What the visitor may be typing: situations first, then instruments, then concepts, best first within each. At most
    /// <paramref name="count"/>; empty when nothing begins like <paramref name="prefix"/>.
    /// </summary>
    IReadOnlyList<Suggestion> Suggest(string prefix, SearchLanguage language, int count);

    /// <summary>Documents that share informative words with this one, best first; empty for an unknown id.</summary>
    IReadOnlyList<SimilarHit> Similar(string id, int count);

    /// <summary>
    /// Where the words of <paramref name="query"/> stand in any <paramref name="text"/>, such as a title on a card. Spans are in
    /// UTF-16 units of that very text, in order, never overlapping, never through a grapheme.
    /// </summary>
    IReadOnlyList<TextSpan> Highlight(string query, string text, SearchLanguage language);
}
