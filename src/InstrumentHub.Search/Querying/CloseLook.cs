using System.Runtime.InteropServices;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>
/// A posting of a document that is looked at closely: that of the group's alternative, or of its sequence ~<paramref name="Way"/>
/// when that is negative. <paramref name="Next"/> is the document's next sighting, or -1.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sighting(int Group, int Way, int Index, int Next);

/// <summary>
/// Gathers, for a few documents, every posting by which they match, as linked lists in one reused array. Short posting lists are
/// read through, long ones are searched.
/// </summary>
internal sealed class CloseLook(LexicalIndex index)
{
    private readonly List<Sighting> _all = [];
    private QueryPlan _plan = new([], [], 0);
    private int[] _heads = [];

    public void Gather(QueryPlan plan, ReadOnlySpan<int> docs, int[] slots)
    {
        _all.Clear();
        _plan = plan;
        if (_heads.Length < docs.Length) _heads = new int[docs.Length];
        _heads.AsSpan().Fill(-1);
        for (var slot = 0; slot < docs.Length; slot++) slots[docs[slot]] = slot + 1;
        var sorted = docs.ToArray();
        Array.Sort(sorted);
        for (var g = 0; g < plan.Groups.Count; g++)
        {
            var group = plan.Groups[g];
            for (var a = 0; a < group.Alternatives.Count; a++) Visit(index.Postings(group.Alternatives[a].Term), g, a, sorted, slots);
            for (var s = 0; s < group.Sequences.Count; s++) Visit(group.Sequences[s].Postings, g, ~s, sorted, slots);
        }

        foreach (var doc in docs) slots[doc] = 0;
    }

    /// <summary>Copies the sightings of a document, the first group first.</summary>
    public void CopyTo(int slot, List<Sighting> target)
    {
        target.Clear();
        for (var i = _heads[slot]; i >= 0; i = _all[i].Next) target.Add(_all[i]);
        target.Reverse();
    }

    public PostingList Postings(Sighting sighting)
    {
        var group = _plan.Groups[sighting.Group];
        return sighting.Way >= 0 ? index.Postings(group.Alternatives[sighting.Way].Term) : group.Sequences[~sighting.Way].Postings;
    }

    public ReadOnlySpan<int> Positions(Sighting sighting) => Postings(sighting).Positions(sighting.Index);

    public float Frequency(Sighting sighting) => Postings(sighting).Frequencies[sighting.Index];

    public float Weight(Sighting sighting)
    {
        var group = _plan.Groups[sighting.Group];
        return sighting.Way >= 0 ? group.Alternatives[sighting.Way].Weight : group.Sequences[~sighting.Way].Weight;
    }

    public SearchLanguage Language(Sighting sighting)
    {
        var group = _plan.Groups[sighting.Group];
        return sighting.Way >= 0
            ? index.Vocabulary.Language(group.Alternatives[sighting.Way].Term)
            : group.Sequences[~sighting.Way].Language;
    }

    private void Visit(PostingList postings, int group, int way, int[] sorted, int[] slots)
    {
        var docs = postings.Docs;
        if (docs.Length > sorted.Length * 16)
        {
            foreach (var doc in sorted)
                if (docs.BinarySearch(doc) is >= 0 and var at) Add(slots[doc] - 1, group, way, at);
            return;
        }

        for (var i = 0; i < docs.Length; i++)
            if (slots[docs[i]] > 0) Add(slots[docs[i]] - 1, group, way, i);
    }

    private void Add(int slot, int group, int way, int at)
    {
        _all.Add(new Sighting(group, way, at, _heads[slot]));
        _heads[slot] = _all.Count - 1;
    }
}
