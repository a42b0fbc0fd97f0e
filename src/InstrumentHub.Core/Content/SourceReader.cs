using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Content;

internal static class SourceReader
{
    public static ValueList<Source> Read(YamlMap map)
    {
        var sources = new List<Source>();
        foreach (var item in map.Maps("sources", 40))
        {
            sources.Add(new(
                item.Text("citation", 600),
                item.OptionalText("page", 120),
                Url(item),
                item.Date("checked"),
                item.Choice("state", ContentWords.SourceStates)));
            item.Close();
        }
        if (sources.Count == 0 && !map.Has("sources")) { map.Missing("sources", 0); }
        return [.. sources];
    }

    private static string? Url(YamlMap item)
    {
        var url = item.OptionalText("url", 1000);
        // An address that cannot be trusted is only ever shown as text, so it may be as broken as its source has it.
        var mayBeBroken = item.OptionalText("state", 40) == "untrusted";
        if (url is not null && !mayBeBroken && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http")))
        {
            item.Faults.Add(item.LineAt("url"), $"'url' is '{url}'; it must begin with https:// or http://, or have the state 'untrusted'.");
        }
        return url;
    }
}
