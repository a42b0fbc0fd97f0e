using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Index;

/// <summary>
/// Builds in two passes. The first cuts all text into (term, position) pairs in document order; the second spreads them over the
/// terms by counting, so that nothing is sorted but the vocabulary, and nothing is allocated per posting.
/// </summary>
internal sealed class IndexBuilder(SearchDocument[] documents, SearchSettings settings)
{
    private readonly Tokenizer _tokenizer = new();
    private readonly TermCollector _terms = new();
    private readonly FieldLengths _lengths = new(settings);
    private readonly List<int> _tokenTerms = [];
    private readonly List<int> _tokenPositions = [];
    private readonly int[] _tokenOffsets = new int[documents.Length + 1];
    private readonly int[] _fieldOffsets = new int[documents.Length + 1];
    private readonly List<int> _fieldStarts = [];
    private readonly List<int> _fieldStreams = [];

    public static LexicalIndex Build(IReadOnlyCollection<SearchDocument> documents, SearchSettings settings)
    {
        var distinct = new Dictionary<string, SearchDocument>(documents.Count, StringComparer.Ordinal);
        foreach (var document in documents) distinct[document.Id] = document;
        var sorted = distinct.Values.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return new IndexBuilder(sorted, settings).Build();
    }

    private LexicalIndex Build()
    {
        for (var doc = 0; doc < documents.Length; doc++) Read(doc);
        var norms = _lengths.Norms(_fieldOffsets, _fieldStreams);
        var fields = new FieldTable(_fieldOffsets, [.. _fieldStarts], norms);
        var order = _terms.Sort();
        var (termOffsets, store) = Spread(order, fields);
        var vocabulary = new Vocabulary(order.Texts, order.Languages, order.Written, new CompoundSplitter(
            DutchWords.Forms, _terms.Learn(order, termOffsets)));
        var ids = new Dictionary<string, int>(documents.Length, StringComparer.Ordinal);
        for (var doc = 0; doc < documents.Length; doc++) ids.Add(documents[doc].Id, doc);
        return new LexicalIndex(
            documents, settings, vocabulary, termOffsets, store, fields, new FacetIndex(documents), new SortIndex(documents), ids);
    }

    private void Read(int doc)
    {
        var start = 0;
        foreach (var field in documents[doc].Fields)
        {
            _fieldStarts.Add(start);
            var stream = _lengths.Stream(field.Name, field.Language);
            _fieldStreams.Add(stream);
            var words = 0;
            foreach (var token in _tokenizer.Tokenize(field.Text))
            {
                var folded = _tokenizer.Folded(token);
                _tokenTerms.Add(_terms.Add(folded, field.Language, field.Text.AsSpan(token.Start, token.End - token.Start)));
                _tokenPositions.Add(start + token.Position);
                if (!token.IsJoined) words++;
            }

            _lengths.Add(doc, stream, words);
            start += words + FieldTable.Gap;
        }

        _tokenOffsets[doc + 1] = _tokenTerms.Count;
        _fieldOffsets[doc + 1] = _fieldStarts.Count;
    }

    private (int[] TermOffsets, PostingStore Store) Spread(TermOrder order, FieldTable fields)
    {
        var count = order.Texts.Length;
        var (termOffsets, cursors) = (new int[count + 1], new int[count]);
        var last = new int[count];
        Array.Fill(last, -1);
        var occurrences = new int[count];
        ForEachToken(order, (doc, term, _) =>
        {
            occurrences[term]++;
            if (last[term] == doc) return;
            last[term] = doc;
            termOffsets[term + 1]++;
        });

        var at = 0;
        for (var term = 0; term < count; term++)
        {
            (cursors[term], at) = (at, at + occurrences[term]);
            termOffsets[term + 1] += termOffsets[term];
        }

        var postings = termOffsets[count];
        var store = new PostingStore(new int[postings], new float[postings], new int[postings + 1], new int[_tokenTerms.Count]);
        store.PositionStarts[postings] = _tokenTerms.Count;
        var next = termOffsets[..count];
        Array.Fill(last, -1);
        ForEachToken(order, (doc, term, position) =>
        {
            if (last[term] != doc)
            {
                last[term] = doc;
                (store.Docs[next[term]], store.PositionStarts[next[term]]) = (doc, cursors[term]);
                next[term]++;
            }

            store.Frequencies[next[term] - 1] += fields.NormAt(doc, position);
            store.Positions[cursors[term]++] = position;
        });
        return (termOffsets, store);
    }

    private void ForEachToken(TermOrder order, Action<int, int, int> action)
    {
        for (var doc = 0; doc < documents.Length; doc++)
            for (var i = _tokenOffsets[doc]; i < _tokenOffsets[doc + 1]; i++)
                action(doc, order.Rank[_tokenTerms[i]], _tokenPositions[i]);
    }
}
