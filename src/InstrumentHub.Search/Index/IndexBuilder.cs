using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Index;

/// <summary>
/// Builds in two passes. The first cuts all text into (term, position) pairs, or takes them over where a document was read before;
/// the second spreads them over the terms by counting, so that nothing is sorted but the vocabulary, and nothing is allocated per
/// posting.
/// </summary>
internal sealed class IndexBuilder(SearchDocument[] documents, SearchSettings settings, IndexMemory memory)
{
    private readonly Tokenizer _tokenizer = new();
    private readonly FieldLengths _lengths = new(settings);
    private readonly DocumentTokens[] _read = new DocumentTokens[documents.Length];
    private readonly int[] _fieldOffsets = new int[documents.Length + 1];
    private readonly List<int> _fieldStarts = [];
    private readonly List<int> _fieldStreams = [];

    /// <param name="documents">With the same id: the last one counts.</param>
    /// <param name="settings">For the whole index.</param>
    /// <param name="memory">Of an earlier build, or empty.</param>
    public static LexicalIndex Build(IReadOnlyCollection<SearchDocument> documents, SearchSettings settings, IndexMemory memory)
    {
        var distinct = new Dictionary<string, SearchDocument>(documents.Count, StringComparer.Ordinal);
        foreach (var document in documents) distinct[document.Id] = document;
        var sorted = distinct.Values.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        lock (memory.Turn) return new IndexBuilder(sorted, settings, memory).Build();
    }

    private LexicalIndex Build()
    {
        for (var doc = 0; doc < documents.Length; doc++) Read(doc);
        memory.Documents = _read.ToDictionary(tokens => tokens.Document.Id, StringComparer.Ordinal);
        var norms = _lengths.Norms(_fieldOffsets, _fieldStreams);
        var fields = new FieldTable(_fieldOffsets, [.. _fieldStarts], norms);
        var order = memory.Terms.Sort(_read);
        var (termOffsets, store) = Spread(order, fields);
        var learned = TermCollector.Learn(order, termOffsets);
        memory.Words.Learn(learned);
        var vocabulary = new Vocabulary(order, new CompoundSplitter(DutchWords.Forms, Forms(learned)), memory.Words);
        var ids = new Dictionary<string, int>(documents.Length, StringComparer.Ordinal);
        for (var doc = 0; doc < documents.Length; doc++) ids.Add(documents[doc].Id, doc);
        return new LexicalIndex(
            documents, settings, vocabulary, termOffsets, store, fields, new FacetIndex(documents), new SortIndex(documents), ids)
        {
            Memory = memory.IsStale(order.Texts.Length) ? null : memory,
        };
    }

    private static WordForms Forms(List<string> learned)
    {
        var forms = new WordForms(learned.Count);
        foreach (var word in learned) forms.Add(word, WordUse.Word);
        return forms;
    }

    private void Read(int doc)
    {
        var document = documents[doc];
        var tokens = _read[doc] = memory.Documents.GetValueOrDefault(document.Id) is { } known && known.IsOf(document) ? known with { Document = document } : Cut(document);
        for (var f = 0; f < document.Fields.Count; f++)
        {
            var stream = _lengths.Stream(document.Fields[f].Name, document.Fields[f].Language);
            _fieldStarts.Add(tokens.Starts[f]);
            _fieldStreams.Add(stream);
            _lengths.Add(doc, stream, tokens.Words[f]);
        }

        _fieldOffsets[doc + 1] = _fieldStarts.Count;
    }

    private DocumentTokens Cut(SearchDocument document)
    {
        var (terms, positions, written) = (new List<int>(), new List<int>(), new List<(int, string)>());
        var (starts, words) = (new int[document.Fields.Count], new int[document.Fields.Count]);
        var start = 0;
        for (var f = 0; f < document.Fields.Count; f++)
        {
            var field = document.Fields[f];
            starts[f] = start;
            foreach (var token in _tokenizer.Tokenize(field.Text))
            {
                var folded = _tokenizer.Folded(token);
                var text = field.Text.AsSpan(token.Start, token.End - token.Start);
                if (!text.Equals(folded, StringComparison.OrdinalIgnoreCase)) written.Add((terms.Count, text.ToString().ToLowerInvariant()));
                terms.Add(memory.Terms.Add(folded, field.Language));
                positions.Add(start + token.Position);
                if (!token.IsJoined) words[f]++;
            }

            start += words[f] + FieldTable.Gap;
        }

        return new DocumentTokens(document, [.. terms], [.. positions], [.. written], starts, words);
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
        var store = new PostingStore(new int[postings], new float[postings], new int[postings + 1], new int[at]);
        store.PositionStarts[postings] = at;
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
        {
            var tokens = _read[doc];
            for (var i = 0; i < tokens.Terms.Length; i++) action(doc, order.Rank[tokens.Terms[i]], tokens.Positions[i]);
        }
    }
}
