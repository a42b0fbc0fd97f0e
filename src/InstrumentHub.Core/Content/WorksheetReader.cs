using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Content;

internal static class WorksheetReader
{
    private const int MaxText = 600, MaxItems = 200;

    private static readonly Dictionary<string, Func<YamlMap, string, LocalText, LocalText?, ReferenceSink, WorksheetItem>> Kinds = new()
    {
        ["likert"] = Likert,
        ["checklist"] = (_, id, text, help, _) => new ChecklistItem(id, text, help),
        ["open"] = (map, id, text, help, _) => new OpenItem(id, text, help, map.OptionalInt("lines", 1, OpenItem.MaxLines) ?? OpenItem.DefaultLines),
        ["canvas"] = (map, id, text, help, _) =>
            new CanvasItem(id, text, help, map.OptionalChoice("size", ContentWords.CanvasSizes) ?? CanvasSize.Medium),
        ["ranking"] = Ranking,
        ["grid"] = Grid,
    };

    public static Worksheet Read(YamlMap map, ReferenceSink references)
    {
        var sheet = new Worksheet
        {
            Title = map.OptionalPair("title", InstrumentRecord.MaxTitleLength),
            Intro = map.Pair("intro", 1200),
            Paper = map.OptionalChoice("paper", ContentWords.Papers) ?? Paper.A4,
            Scales = ReadScales(map),
            Sections = ReadSections(map, references),
            Scoring = ReadScoring(map),
        };
        map.Close();
        Check(sheet, map);
        return sheet;
    }

    private static ValueList<Scale> ReadScales(YamlMap map)
    {
        if (map.Map("scales") is not { } scales) { return []; }
        var read = new List<Scale>();
        foreach (var name in scales.Keys)
        {
            var labels = scales.Labels(name, 11);
            if (labels.Nl.Count != labels.En.Count || labels.Nl.Count < 2)
            {
                map.Faults.Add(scales.LineAt(name), $"The scale '{name}' needs 2 to 11 labels, as many in Dutch as in English.");
            }
            read.Add(new(name, labels));
        }
        scales.Close();
        return [.. read];
    }

    private static ValueList<WorksheetSection> ReadSections(YamlMap map, ReferenceSink references)
    {
        var sections = new List<WorksheetSection>();
        foreach (var item in map.Maps("sections", 60))
        {
            sections.Add(new(item.OptionalPair("title", MaxText), item.OptionalPair("help", MaxText), ReadItems(item, references)));
            item.Close();
        }
        return sections.Count > 0 ? [.. sections] : map.Missing<ValueList<WorksheetSection>>("sections", []);
    }

    private static ValueList<WorksheetItem> ReadItems(YamlMap section, ReferenceSink references)
    {
        var items = new List<WorksheetItem>();
        foreach (var map in section.Maps("items", MaxItems))
        {
            var id = map.Text("id", 40);
            if (!id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) { map.Faults.Add(map.LineAt("id"), $"The id '{id}' may hold only letters, digits and hyphens."); }
            var (text, help, kind) = (map.Pair("text", MaxText), map.OptionalPair("help", MaxText), map.Text("kind", 20));
            if (Kinds.TryGetValue(kind, out var read)) { items.Add(read(map, id, text, help, references)); }
            else { map.Faults.Add(map.LineAt("kind"), $"Item '{id}' is of kind '{kind}'; it must be one of {string.Join(", ", Kinds.Keys)}."); }
            map.Close();
        }
        return items.Count > 0 ? [.. items] : section.Missing<ValueList<WorksheetItem>>("items", []);
    }

    private static LikertItem Likert(YamlMap map, string id, LocalText text, LocalText? help, ReferenceSink references)
    {
        var see = map.OptionalText("see", InstrumentRecord.MaxSlugLength);
        if (see is not null) { references.To(Reference.Instrument)(see, map.LineAt("see")); }
        return new(id, text, help, map.Text("scale", 40), map.OptionalNumber("weight", 0.01, 1000) ?? 1, map.OptionalPair("low", MaxText), map.OptionalPair("high", MaxText), see);
    }

    private static RankingItem Ranking(YamlMap map, string id, LocalText text, LocalText? help, ReferenceSink references)
    {
        var options = map.Pairs("options", MaxText, 100);
        if (options.Count < 2) { map.Faults.Add(map.Line, $"Item '{id}' needs at least two options to rank."); }
        return new(id, text, help, options, map.OptionalInt("top", 1, Math.Max(options.Count, 1)));
    }

    private static GridItem Grid(YamlMap map, string id, LocalText text, LocalText? help, ReferenceSink references)
    {
        var grid = new GridItem(id, text, help, map.Pairs("columns", 200, 20), map.Pairs("rows", MaxText, 100),
            map.OptionalInt("blankRows", 0, GridItem.MaxBlankRows) ?? 0,
            map.OptionalChoice("cell", ContentWords.GridCells) ?? GridCell.Open, map.OptionalText("scale", 40));
        if (grid.Columns.Count == 0) { map.Faults.Add(map.Line, $"Item '{id}' needs columns."); }
        if (grid.Rows.Count + grid.BlankRows == 0) { map.Faults.Add(map.Line, $"Item '{id}' needs rows or blankRows."); }
        return grid;
    }

    private static Scoring? ReadScoring(YamlMap map)
    {
        if (map.Map("scoring") is not { } scoring) { return null; }
        var read = new Scoring(scoring.Choice("method", ContentWords.ScoringMethods), scoring.OptionalPair("low", MaxText), scoring.OptionalPair("high", MaxText));
        scoring.Close();
        return read;
    }

    private static void Check(Worksheet sheet, YamlMap map)
    {
        foreach (var twice in sheet.Items.GroupBy(i => i.Id).Where(g => g.Count() > 1)) { map.Faults.Add(map.Line, $"Two items have the id '{twice.Key}'."); }

        var scales = sheet.Scales.Select(s => s.Name).ToHashSet();
        foreach (var item in sheet.Items)
        {
            var scale = item switch
            {
                LikertItem likert => likert.Scale,
                GridItem { Cell: GridCell.Likert } grid => grid.Scale ?? "",
                _ => null,
            };
            if (scale is not null && !scales.Contains(scale)) { map.Faults.Add(map.Line, $"Item '{item.Id}' uses the scale '{scale}', which 'scales' does not have."); }
        }
        if (sheet.Scoring is not null && !sheet.Items.OfType<LikertItem>().Any()) { map.Faults.Add(map.LineAt("scoring"), "There is nothing to score: no item is of kind likert."); }
    }
}
