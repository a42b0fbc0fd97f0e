using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>
/// Finds documents in which words stand next to each other, as postings of their own. Works on sorted (document, position) keys;
/// the rarest place goes first, so the cost follows the rarest word plus a search in the others.
/// </summary>
internal static class Adjacency
{
    private static readonly PostingStore Nothing = new([], [], [0], []);

    /// <param name="index">Where to look.</param>
    /// <param name="places">Per place in the row the terms that fit, all of one language.</param>
    public static PostingList Find(LexicalIndex index, int[][] places)
    {
        var order = Enumerable.Range(0, places.Length).OrderBy(place => Size(index, places[place])).ToArray();
        if (Size(index, places[order[0]]) == 0) return new PostingList(Nothing, 0, 0);
        var starts = Keys(index, places[order[0]], order[0]);
        foreach (var place in order.Skip(1))
        {
            if (starts.Count == 0) break;
            starts = Keep(index, starts, places[place], place);
        }

        return ToPostings(index, starts);
    }

    private static long Size(LexicalIndex index, int[] terms)
    {
        long size = 0;
        foreach (var term in terms) size += index.DocumentFrequency(term);
        return size;
    }

    /// <summary>Where a row would begin if its word at <paramref name="place"/> is one of these.</summary>
    private static List<long> Keys(LexicalIndex index, int[] terms, int place)
    {
        var keys = new List<long>();
        foreach (var term in terms)
        {
            var list = index.Postings(term);
            for (var i = 0; i < list.Count; i++)
                foreach (var position in list.Positions(i))
                    if (position >= place) keys.Add((long)list.Docs[i] << 32 | (uint)(position - place));
        }

        if (terms.Length > 1) keys.Sort();
        return keys;
    }

    private static List<long> Keep(LexicalIndex index, List<long> starts, int[] terms, int place)
    {
        var kept = new List<long>();
        var lists = Array.ConvertAll(terms, index.Postings);
        foreach (var start in starts)
        {
            var (doc, position) = ((int)(start >> 32), (int)start + place);
            foreach (var list in lists)
            {
                var at = list.Docs.BinarySearch(doc);
                if (at < 0 || list.Positions(at).BinarySearch(position) < 0) continue;
                kept.Add(start);
                break;
            }
        }

        return kept;
    }

    private static PostingList ToPostings(LexicalIndex index, List<long> starts)
    {
        var (docs, frequencies, offsets) = (new List<int>(), new List<float>(), new List<int>());
        var positions = new int[starts.Count];
        for (var i = 0; i < starts.Count; i++)
        {
            var (doc, position) = ((int)(starts[i] >> 32), (int)starts[i]);
            positions[i] = position;
            if (docs.Count == 0 || docs[^1] != doc)
            {
                docs.Add(doc);
                frequencies.Add(0);
                offsets.Add(i);
            }

            frequencies[^1] += index.Fields.NormAt(doc, position);
        }

        offsets.Add(starts.Count);
        return new PostingList(new PostingStore([.. docs], [.. frequencies], [.. offsets], positions), 0, docs.Count);
    }
}
