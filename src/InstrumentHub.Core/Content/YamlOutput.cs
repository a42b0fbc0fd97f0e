using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InstrumentHub.Core.Content;

/// <summary>Builds YAML in the order in which keys are added; what is null or empty is left out.</summary>
internal sealed class YamlOutput
{
    public YamlMappingNode Node { get; } = [];

    public YamlOutput Add(string key, string? text)
    {
        if (text is not null) { Node.Add(key, Scalar(text)); }
        return this;
    }

    public YamlOutput Add(string key, double? number) => Add(key, number?.ToString("0.#####", CultureInfo.InvariantCulture));

    public YamlOutput Add(string key, DateOnly date) => Add(key, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public YamlOutput Add(string key, LocalText? text) => Add(key, text is null ? null : Pair(text).Node);

    public YamlOutput Add(string key, IReadOnlyList<string> texts) =>
        Add(key, texts.Count == 0 ? null : new YamlSequenceNode(texts.Select(Scalar)));

    public YamlOutput Add(string key, IReadOnlyList<LocalText> texts) => AddAll(key, texts, Pair);

    public YamlOutput Add(string key, LocalLabels labels) => labels.Nl.Count + labels.En.Count == 0
        ? this
        : Add(key, new YamlMappingNode { { "nl", new YamlSequenceNode(labels.Nl.Select(Scalar)) }, { "en", new YamlSequenceNode(labels.En.Select(Scalar)) } });

    public YamlOutput Add(string key, YamlOutput? map) => Add(key, map?.Node);

    public YamlOutput AddAll<T>(string key, IReadOnlyCollection<T> items, Func<T, YamlOutput> write) =>
        Add(key, items.Count == 0 ? null : new YamlSequenceNode(items.Select(i => write(i).Node)));

    public override string ToString()
    {
        using var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(Node)).Save(new Emitter(text, new EmitterSettings().WithBestWidth(int.MaxValue)), assignAnchors: false);
        // The library closes a document with "...".
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('.', '\n') + "\n";
    }

    private YamlOutput Add(string key, YamlNode? node)
    {
        if (node is not null) { Node.Add(key, node); }
        return this;
    }

    private static YamlOutput Pair(LocalText text) => new YamlOutput().Add("nl", text.Nl).Add("en", text.En);

    // Double quotes keep every character, also those that would mean something to YAML.
    private static YamlScalarNode Scalar(string text) => new(text) { Style = IsPlain(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted };

    private static bool IsPlain(string text) => text.Length is > 0 and < 60 && char.IsLetter(text[0])
        && text.All(c => char.IsLetterOrDigit(c) || c is '-' or ' ') && text[^1] != ' '
        && text is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n" or "Null" or "True" or "False" or "Yes" or "No" or "On" or "Off");
}
