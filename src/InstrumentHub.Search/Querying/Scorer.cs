using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>
/// BM25F (S. Robertson, H. Zaragoza and M. Taylor, Simple BM25 extension to multiple weighted fields, 2004), word by word: all
/// alternatives of a word add up to one weighted frequency before it is saturated, so that an inflection or a compound is one
/// more occurrence of the word and not one more word. Texts in two languages are versions of each other: the better one counts.
/// </summary>
internal static class Scorer
{
    /// <summary>Leaves scores in the scratch and tells what each group weighs. The scratch must be clean.</summary>
    public static GroupWeight[] Score(LexicalIndex index, QueryPlan plan, Scratch scratch)
    {
        var weights = new GroupWeight[plan.Groups.Count];
        var total = 0f;
        for (var g = 0; g < weights.Length; g++)
        {
            weights[g] = ScoreGroup(index, plan.Groups[g], scratch);
            total += weights[g].Idf;
        }

        Coordinate(index, weights.Length, total, scratch);
        return weights;
    }

    /// <summary>The same scores for these documents only, without looking at any other.</summary>
    /// <param name="index">The index.</param>
    /// <param name="plan">The question.</param>
    /// <param name="weights">What its groups weigh, from an earlier look at all documents.</param>
    /// <param name="docs">Each once.</param>
    /// <param name="scratch">Clean.</param>
    public static void Score(LexicalIndex index, QueryPlan plan, GroupWeight[] weights, int[] docs, Scratch scratch)
    {
        var total = 0f;
        for (var g = 0; g < weights.Length; g++)
        {
            var count = 0;
            var group = plan.Groups[g];
            foreach (var alternative in group.Alternatives)
                Accumulate(index.Postings(alternative.Term), alternative.Weight, scratch.Frequencies[(int)index.Vocabulary.Language(alternative.Term)], docs, scratch, ref count);
            foreach (var sequence in group.Sequences)
                Accumulate(sequence.Postings, sequence.Weight, scratch.Frequencies[(int)sequence.Language], docs, scratch, ref count);
            Add(weights[g].Idf, (float)index.Settings.K1, count, scratch);
            total += weights[g].Idf;
        }

        Coordinate(index, weights.Length, total, scratch);
    }

    private static void Coordinate(LexicalIndex index, int groups, float total, Scratch scratch)
    {
        if (groups < 2 || total <= 0) return;
        var share = (float)index.Settings.Weights.Coordination;
        for (var i = 0; i < scratch.DocCount; i++)
        {
            var doc = scratch.Docs[i];
            scratch.Scores[doc] *= 1 - share + share * scratch.Matched[doc] / total;
        }
    }

    private static GroupWeight ScoreGroup(LexicalIndex index, QueryGroup group, Scratch scratch)
    {
        var count = 0;
        foreach (var alternative in group.Alternatives)
        {
            var language = (int)index.Vocabulary.Language(alternative.Term);
            Accumulate(index.Postings(alternative.Term), alternative.Weight, scratch.Frequencies[language], scratch, ref count);
        }

        foreach (var sequence in group.Sequences)
            Accumulate(sequence.Postings, sequence.Weight, scratch.Frequencies[(int)sequence.Language], scratch, ref count);

        var idf = (float)Idf(index.Count, DocumentFrequency(scratch, count));
        Add(idf, (float)index.Settings.K1, count, scratch);
        return new GroupWeight(group, idf, count);
    }

    /// <summary>What a group earns the documents that have it.</summary>
    private static void Add(float idf, float k1, int count, Scratch scratch)
    {
        for (var i = 0; i < count; i++)
        {
            var doc = scratch.GroupDocs[i];
            var weighted = Math.Max(scratch.Frequencies[0][doc], scratch.Frequencies[1][doc]);
            if (scratch.Scores[doc] == 0) scratch.Docs[scratch.DocCount++] = doc;
            scratch.Scores[doc] += idf * Saturate(weighted, k1);
            scratch.Matched[doc] += idf * scratch.Best[doc];
            (scratch.Frequencies[0][doc], scratch.Frequencies[1][doc], scratch.Best[doc]) = (0, 0, 0);
        }
    }

    /// <summary>
    /// A document that has the word less well than the best one (only in a compound, say) makes it only that much less rare.
    /// </summary>
    private static double DocumentFrequency(Scratch scratch, int count)
    {
        var (sum, best) = (0.0, 0f);
        for (var i = 0; i < count; i++)
        {
            var weight = scratch.Best[scratch.GroupDocs[i]];
            sum += weight;
            best = Math.Max(best, weight);
        }

        return count == 0 ? 0 : sum / best;
    }

    private static void Accumulate(PostingList postings, float weight, float[] frequencies, Scratch scratch, ref int count)
    {
        // A weight of nothing switches a kind of match off.
        if (weight <= 0) return;
        var docs = postings.Docs;
        var found = postings.Frequencies;
        for (var i = 0; i < docs.Length; i++)
        {
            var doc = docs[i];
            if (scratch.Best[doc] == 0) scratch.GroupDocs[count++] = doc;
            if (scratch.Best[doc] < weight) scratch.Best[doc] = weight;
            frequencies[doc] += weight * found[i];
        }
    }

    private static void Accumulate(PostingList postings, float weight, float[] frequencies, int[] wanted, Scratch scratch, ref int count)
    {
        if (weight <= 0) return;
        var docs = postings.Docs;
        foreach (var doc in wanted)
        {
            var at = docs.BinarySearch(doc);
            if (at < 0) continue;
            if (scratch.Best[doc] == 0) scratch.GroupDocs[count++] = doc;
            if (scratch.Best[doc] < weight) scratch.Best[doc] = weight;
            frequencies[doc] += weight * postings.Frequencies[at];
        }
    }

    /// <summary>Never negative, also for a word that is everywhere.</summary>
    public static double Idf(int documents, double frequency) =>
        Math.Log(1 + (documents - Math.Min(frequency, documents) + 0.5) / (frequency + 0.5));

    public static float Saturate(float frequency, float k1) => frequency / (k1 + frequency);
}
