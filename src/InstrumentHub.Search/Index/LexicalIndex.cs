namespace InstrumentHub.Search.Index;

/// <summary>Everything a snapshot reads. Documents are in order of id, so that a lower number wins a tie.</summary>
internal sealed record LexicalIndex(
    SearchDocument[] Documents,
    SearchSettings Settings,
    Vocabulary Vocabulary,
    int[] TermOffsets,
    PostingStore Store,
    FieldTable Fields,
    FacetIndex Facets,
    SortIndex Sorts,
    Dictionary<string, int> Ids)
{
    /// <summary>For the next build; null when that had better begin anew.</summary>
    public IndexMemory? Memory { get; init; }

    public int Count => Documents.Length;

    public PostingList Postings(int term) => new(Store, TermOffsets[term], TermOffsets[term + 1]);

    /// <summary>In how many documents the term occurs.</summary>
    public int DocumentFrequency(int term) => TermOffsets[term + 1] - TermOffsets[term];
}
