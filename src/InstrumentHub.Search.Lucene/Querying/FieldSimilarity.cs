using System.Collections.Concurrent;
using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>
/// BM25 per field with that field's length normalisation. How rare a word is belongs to the word and not to a field or a form of it, so
/// it is in the boost of the query and is 1 here.
/// </summary>
internal sealed class FieldSimilarity(SearchSettings settings) : PerFieldSimilarityWrapper
{
    private readonly ConcurrentDictionary<string, Similarity> _fields = new(StringComparer.Ordinal);

    public override Similarity Get(string name) => _fields.GetOrAdd(FieldNames.FieldOf(name) ?? name, field =>
        new Saturation((float)settings.K1, (float)(settings.Fields.GetValueOrDefault(field) ?? settings.OtherField).LengthNormalisation));

    private sealed class Saturation(float k1, float b) : BM25Similarity(k1, b)
    {
        protected override float Idf(long docFreq, long numDocs) => 1;

        /// <summary>Over the documents that have the field at all.</summary>
        protected override float AvgFieldLength(CollectionStatistics collectionStats) =>
            collectionStats.SumTotalTermFreq <= 0 || collectionStats.DocCount <= 0 ? 1 : collectionStats.SumTotalTermFreq / (float)collectionStats.DocCount;

        /// <summary>Words together in the asked order count whole, others fall with the square of the distance (Büttcher, Clarke, Lushman 2006).</summary>
        protected override float SloppyFreq(int distance) => distance == 0 ? 1 : 0.5f / (1 + distance) / (1 + distance);
    }
}
