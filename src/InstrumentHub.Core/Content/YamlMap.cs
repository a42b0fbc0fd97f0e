using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InstrumentHub.Core.Content;

/// <summary>
/// A YAML mapping that is read key by key. Every fault is reported with its line and reading goes on with a harmless value; keys that
/// nobody asked for are reported by <see cref="Close"/>.
/// </summary>
internal sealed class YamlMap
{
    /// <summary>Names and short labels may be the same in both languages; a sentence of this many characters is not.</summary>
    private const int UntranslatedLength = 30;

    private readonly YamlMappingNode _node;
    private readonly FaultSink _faults;
    private readonly string _path;
    private readonly HashSet<string> _asked = [];

    public YamlMap(YamlMappingNode node, FaultSink faults, string path = "")
    {
        (_node, _faults, _path) = (node, faults, path);
    }

    public int Line => LineOf(_node);

    public FaultSink Faults => _faults;

    public void Close()
    {
        foreach (var key in _node.Children.Keys.Where(k => k is not YamlScalarNode { Value: { } name } || !_asked.Contains(name)))
        {
            _faults.Add(LineOf(key), $"Unknown key '{_path}{key}'.");
        }
    }

    public bool Has(string key) => Node(key) is not null;

    public int LineAt(string key) => Node(key) is { } node ? LineOf(node) : Line;

    /// <summary>A text that must be there; empty (and reported) when it is not.</summary>
    public string Text(string key, int max, int min = 1) => OptionalText(key, max, min) ?? Missing(key, "");

    public string? OptionalText(string key, int max, int min = 1) => Node(key) is { } node ? TextOf(node, _path + key, max, min) : null;

    public LocalText Pair(string key, int max, int min = 1) => OptionalPair(key, max, min) ?? Missing(key, new LocalText("", ""));

    public LocalText? OptionalPair(string key, int max, int min = 1) => Node(key) is { } node ? PairOf(node, _path + key, max, min) : null;

    public ValueList<LocalText> Pairs(string key, int max, int most) =>
        [.. Items(key, most).Select(item => PairOf(item, _path + key, max, 1)).OfType<LocalText>()];

    /// <summary>Ids of another place; each is reported to <paramref name="found"/> with its line, to be looked up when everything is read.</summary>
    public ValueList<string> Ids(string key, int most, Action<string, int>? found = null)
    {
        var ids = new List<string>();
        foreach (var item in Items(key, most))
        {
            if (TextOf(item, _path + key, 120, 1) is not { } id) { continue; }
            if (ids.Contains(id)) { _faults.Add(LineOf(item), $"'{_path}{key}' names '{id}' twice."); }
            else
            {
                ids.Add(id);
                found?.Invoke(id, LineOf(item));
            }
        }
        return [.. ids];
    }

    public LocalLabels Labels(string key, int most)
    {
        if (Map(key) is not { } map) { return LocalLabels.None; }
        var labels = new LocalLabels(map.Ids("nl", most), map.Ids("en", most));
        map.Close();
        return labels;
    }

    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices) where T : struct => OptionalChoice(key, choices) ?? Missing(key, default(T));

    public T? OptionalChoice<T>(string key, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        if (OptionalText(key, 40) is not { } text) { return null; }
        if (choices.TryGetValue(text, out var choice)) { return choice; }
        _faults.Add(LineAt(key), $"'{_path}{key}' is '{text}'; it must be one of {string.Join(", ", choices.Keys)}.");
        return null;
    }

    public ValueList<T> Choices<T>(string key, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        var found = new List<T>();
        foreach (var text in Ids(key, choices.Count))
        {
            if (choices.TryGetValue(text, out var choice)) { found.Add(choice); }
            else { _faults.Add(LineAt(key), $"'{_path}{key}' holds '{text}'; it may hold {string.Join(", ", choices.Keys)}."); }
        }
        return [.. found];
    }

    public int? OptionalInt(string key, int min, int max) => (int?)OptionalNumber(key, min, max, whole: true);

    public double? OptionalNumber(string key, double min, double max, bool whole = false)
    {
        if (OptionalText(key, 20) is not { } text) { return null; }
        var style = whole ? NumberStyles.None : NumberStyles.AllowDecimalPoint;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) { return number; }
        _faults.Add(LineAt(key), $"'{_path}{key}' is '{text}'; it must be a {(whole ? "whole " : "")}number from {min} to {max}.");
        return null;
    }

    public DateOnly Date(string key)
    {
        var text = Text(key, 10);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) { return date; }
        if (text.Length > 0) { _faults.Add(LineAt(key), $"'{_path}{key}' is '{text}'; it must be a date such as 2026-11-21."); }
        return default;
    }

    public YamlMap? Map(string key)
    {
        if (Node(key) is not { } node) { return null; }
        if (node is YamlMappingNode mapping) { return new(mapping, _faults, $"{_path}{key}."); }
        _faults.Add(LineOf(node), $"'{_path}{key}' must hold keys of its own.");
        return null;
    }

    public IEnumerable<YamlMap> Maps(string key, int most)
    {
        foreach (var item in Items(key, most))
        {
            if (item is YamlMappingNode mapping) { yield return new(mapping, _faults, $"{_path}{key}."); }
            else { _faults.Add(LineOf(item), $"Every item of '{_path}{key}' must hold keys of its own."); }
        }
    }

    /// <summary>The keys of this mapping, for mappings whose keys are names chosen by the writer.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    public T Missing<T>(string key, T fallback)
    {
        if (!Has(key)) { _faults.Add(Line, $"'{_path}{key}' is missing."); }
        return fallback;
    }

    private YamlNode[] Items(string key, int most)
    {
        if (Node(key) is not { } node) { return []; }
        if (node is not YamlSequenceNode list)
        {
            _faults.Add(LineOf(node), $"'{_path}{key}' must be a list.");
            return [];
        }
        if (list.Children.Count > most) { _faults.Add(LineOf(list), $"'{_path}{key}' holds {list.Children.Count} items; at most {most} are allowed."); }
        return [.. list.Children.Take(most)];
    }

    private string? TextOf(YamlNode node, string path, int max, int min)
    {
        if (node is not YamlScalarNode { Value: { } value })
        {
            _faults.Add(LineOf(node), $"'{path}' must be text.");
            return null;
        }
        var text = value.Trim();
        var complaint = text switch
        {
            "" => "is empty; leave it out instead.",
            _ when text.Length > max => $"is {text.Length} characters long; at most {max} are allowed.",
            _ when text.Length < min => $"is {text.Length} characters long; at least {min} are wanted.",
            _ when text.Any(c => char.IsControl(c) && c is not '\n' and not '\t') => "holds a control character.",
            _ => null,
        };
        if (complaint is null) { return text; }
        _faults.Add(LineOf(node), $"'{path}' {complaint}");
        return text.Length == 0 ? null : text;
    }

    private LocalText? PairOf(YamlNode node, string path, int max, int min)
    {
        if (node is not YamlMappingNode mapping)
        {
            _faults.Add(LineOf(node), $"'{path}' must hold 'nl' and 'en'.");
            return null;
        }
        var map = new YamlMap(mapping, _faults, path + ".");
        var pair = new LocalText(map.Text("nl", max, min), map.Text("en", max, min));
        map.Close();
        if (pair.Nl.Length >= UntranslatedLength && pair.Nl == pair.En) { _faults.Add(LineOf(node), $"'{path}' is the same in both languages; is it translated?"); }
        return pair;
    }

    private YamlNode? Node(string key)
    {
        _asked.Add(key);
        // An empty value ("key:") says nothing, as if the key were not there.
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var node)
            && node is not YamlScalarNode { Value: null or "", Style: ScalarStyle.Plain } ? node : null;
    }

    private static int LineOf(YamlNode node) => (int)node.Start.Line;
}
