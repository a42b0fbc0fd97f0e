using System.Runtime.InteropServices;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>A posting of a document that is looked at closely. <paramref name="Sequence"/> is -1 for a single term.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sighting(int Slot, int Group, int Alternative, int Sequence, PostingList Postings, int Index)
{
    public ReadOnlySpan<int> Positions => Postings.Positions(Index);
}

/// <summary>
/// Gathers, for a few documents, every posting by which they match. Short lists are read through, long ones are searched.
/// </summary>
internal static class CloseLook
{
    /// <summary>The sightings by slot (the place in <paramref name="docs"/>), then by group.</summary>
    public static List<Sighting>[] Gather(LexicalIndex index, QueryPlan plan, ReadOnlySpan<int> docs, Scratch scratch)
    {
        var sightings = new List<Sighting>[docs.Length];
        for (var slot = 0; slot < docs.Length; slot++) (sightings[slot], scratch.Slots[docs[slot]]) = ([], slot + 1);
        var sorted = docs.ToArray();
        Array.Sort(sorted);
        for (var g = 0; g < plan.Groups.Count; g++)
        {
            var group = plan.Groups[g];
            for (var a = 0; a < group.Alternatives.Count; a++)
                Visit(index.Postings(group.Alternatives[a].Term), g, a, -1, sorted, scratch.Slots, sightings);
            for (var s = 0; s < group.Sequences.Count; s++)
                Visit(group.Sequences[s].Postings, g, -1, s, sorted, scratch.Slots, sightings);
        }

        foreach (var doc in docs) scratch.Slots[doc] = 0;
        return sightings;
    }

    private static void Visit(
        PostingList postings, int group, int alternative, int sequence, int[] sorted, int[] slots, List<Sighting>[] sightings)
    {
        var docs = postings.Docs;
        if (docs.Length > sorted.Length * 16)
        {
            foreach (var doc in sorted)
            {
                var at = docs.BinarySearch(doc);
                if (at >= 0) sightings[slots[doc] - 1].Add(new Sighting(slots[doc] - 1, group, alternative, sequence, postings, at));
            }

            return;
        }

        for (var i = 0; i < docs.Length; i++)
        {
            var slot = slots[docs[i]] - 1;
            if (slot >= 0) sightings[slot].Add(new Sighting(slot, group, alternative, sequence, postings, i));
        }
    }
}
