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

        var share = (float)index.Settings.Weights.Coordination;
        if (weights.Length > 1 && total > 0)
        {
            for (var i = 0; i < scratch.DocCount; i++)
            {
                var doc = scratch.Docs[i];
                scratch.Scores[doc] *= 1 - share + share * scratch.Matched[doc] / total;
            }
        }

        return weights;
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
        var k1 = (float)index.Settings.K1;
        for (var i = 0; i < count; i++)
        {
            var doc = scratch.GroupDocs[i];
            var weighted = Math.Max(scratch.Frequencies[0][doc], scratch.Frequencies[1][doc]);
            if (scratch.Scores[doc] == 0) scratch.Docs[scratch.DocCount++] = doc;
            scratch.Scores[doc] += idf * Saturate(weighted, k1);
            scratch.Matched[doc] += idf * scratch.Best[doc];
            (scratch.Frequencies[0][doc], scratch.Frequencies[1][doc], scratch.Best[doc]) = (0, 0, 0);
        }

        return new GroupWeight(group, idf, count);
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

    /// <summary>Never negative, also for a word that is everywhere.</summary>
    public static double Idf(int documents, double frequency) =>
        Math.Log(1 + (documents - Math.Min(frequency, documents) + 0.5) / (frequency + 0.5));

    public static float Saturate(float frequency, float k1) => frequency / (k1 + frequency);
}
