namespace InstrumentHub.Search.Index;

/// <summary>From a key (a stem, a part) to terms, in one array.</summary>
internal sealed class Relation
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _keys;
    private readonly int[] _offsets;
    private readonly int[] _terms;

    private Relation(Dictionary<string, int> keys, int[] offsets, int[] terms)
    {
        _keys = keys.GetAlternateLookup<ReadOnlySpan<char>>();
        (_offsets, _terms) = (offsets, terms);
    }

    public ReadOnlySpan<int> this[ReadOnlySpan<char> key] =>
        _keys.TryGetValue(key, out var k) ? _terms.AsSpan(_offsets[k], _offsets[k + 1] - _offsets[k]) : [];

    public sealed class Builder
    {
        private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
        private readonly List<(int Key, int Term)> _pairs = [];

        /// <summary>Terms come in ascending order.</summary>
        public void Add(string key, int term)
        {
            if (!_keys.TryGetValue(key, out var k)) _keys.Add(key, k = _keys.Count);
            _pairs.Add((k, term));
        }

        public Relation Build()
        {
            var offsets = new int[_keys.Count + 1];
            foreach (var (key, _) in _pairs) offsets[key + 1]++;
            for (var k = 0; k < _keys.Count; k++) offsets[k + 1] += offsets[k];
            var (terms, next) = (new int[_pairs.Count], offsets[..^1]);
            foreach (var (key, term) in _pairs) terms[next[key]++] = term;
            return new Relation(_keys, offsets, terms);
        }
    }
}
