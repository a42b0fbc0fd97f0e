using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>
/// Rewards neighbouring words of the question that stand near each other in one field of the text, most of all in the same order
/// at the same distance. After S. Büttcher, C. Clarke and B. Lushman, Term proximity scoring for ad-hoc retrieval (2006): per pair
/// the lower idf, falling with the square of the distance.
/// </summary>
internal static class Proximity
{
    private const int Reach = 8;

    public static float Bonus(LexicalIndex index, CloseLook look, int doc, List<Sighting> sightings, GroupWeight[] weights)
    {
        var bonus = 0f;
        var k1 = (float)index.Settings.K1;
        for (var g = 0; g + 1 < weights.Length; g++)
        {
            var expected = weights[g + 1].Group.Ordinal - weights[g].Group.Ordinal;
            if (Math.Abs(expected) > Reach) continue;
            var best = 0f;
            foreach (var first in sightings)
            {
                if (first.Group != g) continue;
                foreach (var second in sightings)
                    if (second.Group == g + 1) best = Math.Max(best, Nearest(index, look, doc, first, second, expected, k1));
            }

            bonus += best * Math.Min(weights[g].Idf, weights[g + 1].Idf);
        }

        return bonus * (float)index.Settings.Weights.Proximity;
    }

    private static float Nearest(
        LexicalIndex index, CloseLook look, int doc, Sighting first, Sighting second, int expected, float k1)
    {
        var a = look.Positions(first);
        var b = look.Positions(second);
        var strength = look.Weight(first) * look.Weight(second);
        var best = 0f;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            while (j < b.Length && b[j] < a[i] - Reach) j++;
            for (var k = j; k < b.Length && b[k] <= a[i] + Reach; k++)
            {
                // The same place: one word stands for both, which its own weight already says.
                if (a[i] == b[k]) continue;
                var off = Math.Abs(b[k] - a[i] - expected);
                var closeness = off == 0 ? 1f : 0.5f / (1 + off) / (1 + off);
                if (closeness * strength <= best) continue;
                var norm = index.Fields.NormAt(doc, a[i]);
                best = Math.Max(best, closeness * strength * Scorer.Saturate(norm, k1));
            }
        }

        return best;
    }
}
