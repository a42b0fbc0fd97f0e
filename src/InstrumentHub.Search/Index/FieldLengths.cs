using System.Runtime.InteropServices;

namespace InstrumentHub.Search.Index;

/// <summary>
/// Lengths per stream, from which BM25F takes its norms: w / (1 - b + b * length / average). A stream is a field name in one
/// language; the Dutch and the English text of a document are two versions, not one long text.
/// </summary>
internal sealed class FieldLengths(SearchSettings settings)
{
    private readonly Dictionary<(string Name, SearchLanguage Language), int> _streams = [];
    private readonly List<FieldSettings> _settings = [];
    private readonly List<(long Words, int Documents)> _totals = [];
    private readonly List<Dictionary<int, int>> _lengths = [];

    public int Stream(string name, SearchLanguage language)
    {
        if (_streams.TryGetValue((name, language), out var stream)) return stream;
        _streams.Add((name, language), stream = _settings.Count);
        _settings.Add(settings.Fields.GetValueOrDefault(name) ?? settings.OtherField);
        _totals.Add(default);
        _lengths.Add([]);
        return stream;
    }

    public void Add(int doc, int stream, int words)
    {
        // A field that is there but empty says nothing about how long such fields are.
        if (words == 0) return;
        ref var length = ref CollectionsMarshal.GetValueRefOrAddDefault(_lengths[stream], doc, out var exists);
        length += words;
        _totals[stream] = (_totals[stream].Words + words, _totals[stream].Documents + (exists ? 0 : 1));
    }

    /// <summary>Per field of each document what one occurrence in it counts for.</summary>
    public float[] Norms(int[] fieldOffsets, List<int> fieldStreams)
    {
        var norms = new float[fieldStreams.Count];
        for (var doc = 0; doc + 1 < fieldOffsets.Length; doc++)
        {
            for (var i = fieldOffsets[doc]; i < fieldOffsets[doc + 1]; i++)
            {
                var stream = fieldStreams[i];
                var average = Math.Max(1.0, (double)_totals[stream].Words / Math.Max(1, _totals[stream].Documents));
                var b = _settings[stream].LengthNormalisation;
                norms[i] = (float)(_settings[stream].Weight / (1 - b + b * Math.Max(1, _lengths[stream].GetValueOrDefault(doc)) / average));
            }
        }

        return norms;
    }
}
