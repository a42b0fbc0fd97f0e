using System.Text;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Core.Content;

/// <summary>Writes records as content files; reading such a file gives a record that is equal to the one it was written from.</summary>
public static class ContentWriter
{
    public static ContentFile Write(InstrumentRecord r)
    {
        var yaml = new YamlOutput()
            .Add("slug", r.Slug).Add("depth", ContentWords.Depths.Of(r.Depth)).Add("kind", r.Kind)
            .Add("title", r.Title).Add("summary", r.Summary).Add("purpose", r.Purpose)
            .Add("aliases", r.Aliases).Add("formerSlugs", r.FormerSlugs).Add("phases", r.Phases)
            .Add("audiences", r.AudienceStated is null && r.Audiences.Count == 0 ? null
                : new YamlOutput().Add("stated", r.AudienceStated).Add("normalised", r.Audiences))
            .Add("sectors", r.Sectors).Add("missions", r.Missions).Add("challenge", r.Challenge)
            .Add("duration", Range(r.Duration)).Add("groupSize", Range(r.GroupSize))
            .Add("setting", r.Setting is { } setting ? ContentWords.Settings.Of(setting) : null)
            .Add("preparation", r.Preparation).Add("materials", r.Materials).Add("roles", r.Roles)
            .Add("advice", [.. r.Advice.Select(ContentWords.Advice.Of)])
            .Add("situations", r.Situations).Add("concepts", r.Concepts)
            .Add("evidence", new YamlOutput().Add("level", r.Evidence.Level).Add("basis", r.Evidence.Basis).Add("checked", r.Evidence.Checked))
            .AddAll("sources", r.Sources, Source).Add("makers", r.Makers).Add("licence", r.Licence)
            .AddAll("relations", r.Relations, x => new YamlOutput().Add("type", ContentWords.Relations.Of(x.Type)).Add("to", x.To))
            .Add("worksheet", r.Worksheet is null ? null : WorksheetWriter.Write(r.Worksheet));
        var sections = Languages.All.SelectMany(language => BodySections.All.Select(s => (s.Heading(language), r.BodyIn(language)[s])));
        return new($"instruments/{r.Slug}.md", Markdown(yaml, sections));
    }

    public static ContentFile Write(CaseRecord c)
    {
        var yaml = new YamlOutput()
            .Add("slug", c.Slug).Add("title", c.Title).Add("summary", c.Summary).Add("challenge", c.Challenge).Add("sectors", c.Sectors)
            .Add("region", c.Region).Add("period", c.Period).Add("participants", c.Participants)
            .Add("concepts", c.Concepts).Add("instruments", c.Instruments).AddAll("sources", c.Sources, Source);
        string?[] texts = [c.BodyNl.Happened, c.BodyNl.Worked, c.BodyNl.DidNotWork, c.BodyEn.Happened, c.BodyEn.Worked, c.BodyEn.DidNotWork];
        return new($"cases/{c.Slug}.md", Markdown(yaml, CaseReader.Headings.Zip(texts)));
    }

    public static ContentFile Write(PageRecord p)
    {
        var yaml = new YamlOutput().Add("key", p.Key).Add("title", p.Title).Add("summary", p.Summary);
        return new($"pages/{p.Key}.md", $"---\n{yaml}---\n:::nl\n{p.Text.Nl}\n:::\n\n:::en\n{p.Text.En}\n:::\n");
    }

    public static ContentFile Write(ConceptScheme scheme)
    {
        var yaml = new YamlOutput()
            .Add("scheme", scheme.Id).Add("title", scheme.Title).Add("description", scheme.Description)
            .AddAll("concepts", scheme.Concepts, c => new YamlOutput()
                .Add("id", c.Id).Add("prefLabel", c.PrefLabel).Add("altLabel", c.AltLabels).Add("hiddenLabel", c.HiddenLabels)
                .Add("definition", c.Definition).Add("broader", c.Broader).Add("related", c.Related));
        return new($"vocabulary/{scheme.Id}.yml", yaml.ToString());
    }

    private static YamlOutput Source(Source source) => new YamlOutput()
        .Add("citation", source.Citation).Add("page", source.Page).Add("url", source.Url)
        .Add("checked", source.Checked).Add("state", ContentWords.SourceStates.Of(source.State));

    private static YamlOutput? Range(IntRange? range) => range is null ? null : new YamlOutput().Add("from", range.From).Add("to", range.To);

    private static string Markdown(YamlOutput yaml, IEnumerable<(string Heading, string? Text)> sections)
    {
        var file = new StringBuilder().Append("---\n").Append(yaml).Append("---\n");
        foreach (var (heading, text) in sections.Where(s => s.Text is not null)) { file.Append("## ").Append(heading).Append('\n').Append(text).Append("\n\n"); }
        return file.ToString().TrimEnd() + "\n";
    }
}

internal static class WorksheetWriter
{
    public static YamlOutput Write(Worksheet sheet) => new YamlOutput()
        .Add("title", sheet.Title).Add("intro", sheet.Intro).Add("paper", ContentWords.Papers.Of(sheet.Paper))
        .Add("scales", Scales(sheet))
        .AddAll("sections", sheet.Sections, s => new YamlOutput().Add("title", s.Title).Add("help", s.Help).AddAll("items", s.Items, Item))
        .Add("scoring", sheet.Scoring is { } scoring
            ? new YamlOutput().Add("method", ContentWords.ScoringMethods.Of(scoring.Method)).Add("low", scoring.Low).Add("high", scoring.High)
            : null);

    private static YamlOutput? Scales(Worksheet sheet)
    {
        if (sheet.Scales.Count == 0) { return null; }
        var scales = new YamlOutput();
        foreach (var scale in sheet.Scales) { scales.Add(scale.Name, scale.Labels); }
        return scales;
    }

    private static YamlOutput Item(WorksheetItem item)
    {
        var yaml = new YamlOutput().Add("id", item.Id).Add("kind", Kind(item)).Add("text", item.Text).Add("help", item.Help);
        return item switch
        {
            LikertItem i => yaml.Add("scale", i.Scale).Add("weight", i.Weight == 1 ? null : i.Weight).Add("low", i.Low).Add("high", i.High).Add("see", i.See),
            OpenItem i => yaml.Add("lines", i.Lines == OpenItem.DefaultLines ? null : i.Lines),
            CanvasItem i => yaml.Add("size", i.Size == CanvasSize.Medium ? null : ContentWords.CanvasSizes.Of(i.Size)),
            RankingItem i => yaml.Add("options", i.Options).Add("top", i.Top),
            GridItem i => yaml.Add("columns", i.Columns).Add("rows", i.Rows).Add("blankRows", i.BlankRows == 0 ? null : i.BlankRows)
                .Add("cell", i.Cell == GridCell.Open ? null : ContentWords.GridCells.Of(i.Cell)).Add("scale", i.Scale),
            _ => yaml,
        };
    }

    private static string Kind(WorksheetItem item) => item switch
    {
        LikertItem => "likert",
        ChecklistItem => "checklist",
        OpenItem => "open",
        CanvasItem => "canvas",
        RankingItem => "ranking",
        _ => "grid",
    };
}
