namespace InstrumentHub.Search.Association;

/// <summary>Counts of terms, to be added up and taken out over and over: an array instead of a dictionary, since all terms are known. One per thread.</summary>
/// <param name="terms">The number of terms there are.</param>
internal sealed class TermBag(int terms)
{
    private readonly float[] _counts = new float[terms];
    private readonly List<int> _touched = [];

    public void Add(TextPassage passage, float weight)
    {
        for (var i = 0; i < passage.Terms.Length; i++)
        {
            ref var count = ref _counts[passage.Terms[i]];
            if (count == 0) _touched.Add(passage.Terms[i]);
            count += weight * passage.Counts[i];
        }
    }

    /// <summary>Empties it.</summary>
    /// <returns>Null when there is nothing in it.</returns>
    public TextUnit? Take(int doc, int part)
    {
        if (_touched.Count == 0) return null;
        _touched.Sort();
        var found = _touched.ToArray();
        var unit = new TextUnit(doc, part, found, Array.ConvertAll(found, term => _counts[term]));
        foreach (var term in found) _counts[term] = 0;
        _touched.Clear();
        return unit;
    }
}
