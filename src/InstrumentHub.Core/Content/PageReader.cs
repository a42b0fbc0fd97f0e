using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Content;

internal static class PageReader
{
    public const int MaxTextLength = 40_000;

    public static PageRecord? Read(ContentFile file, FaultSink faults, ReferenceSink references)
    {
        if (FrontMatter.Split(file, faults) is not { } front || YamlText.Read(front.Yaml, faults) is not { } yaml) { return null; }

        var map = new YamlMap(yaml, faults);
        var page = new PageRecord(
            InstrumentReader.ReadSlug(map, file, "key"),
            map.Pair("title", InstrumentRecord.MaxTitleLength),
            map.Pair("summary", InstrumentRecord.MaxSummaryLength, InstrumentRecord.MinSummaryLength),
            new(Part(front, "nl", faults, references), Part(front, "en", faults, references)));
        map.Close();
        return page;
    }

    /// <summary>The text between a line <c>:::nl</c> and the next line <c>:::</c>.</summary>
    private static string Part(FrontMatter front, string tag, FaultSink faults, ReferenceSink references)
    {
        var lines = front.Body.Split('\n');
        var start = Array.IndexOf(lines, ":::" + tag) + 1;
        var end = start > 0 ? Array.IndexOf(lines, ":::", start) : -1;
        var text = end < 0 ? "" : string.Join('\n', lines[start..end]).Trim();
        if (text.Length == 0) { faults.Add(front.BodyLine, $"The text between ':::{tag}' and ':::' is missing."); }
        if (text.Length > MaxTextLength) { faults.Add(front.BodyLine, $"The text in '{tag}' is longer than {MaxTextLength} characters."); }
        MarkdownCheck.Read(text.Replace("\n## ", "\n### ", StringComparison.Ordinal), front.BodyLine + start, faults, references);
        return text;
    }
}
