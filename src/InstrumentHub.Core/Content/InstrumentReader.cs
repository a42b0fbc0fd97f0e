using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Core.Content;

internal static class InstrumentReader
{
    private static readonly string[] Headings =
        [.. Languages.All.SelectMany(language => BodySections.All.Select(section => section.Heading(language)))];

    public static InstrumentRecord? Read(ContentFile file, FaultSink faults, ReferenceSink references)
    {
        if (FrontMatter.Split(file, faults) is not { } front || YamlText.Read(front.Yaml, faults) is not { } yaml) { return null; }

        var map = new YamlMap(yaml, faults);
        var depth = map.OptionalChoice("depth", ContentWords.Depths);
        var bodies = SectionedBody.Read(front, Headings, faults, references);
        var record = new InstrumentRecord
        {
            Slug = ReadSlug(map, file),
            Depth = depth ?? map.Missing("depth", Depth.Reference),
            Kind = Concept(map, "kind", ConceptScheme.Kinds, references),
            Title = map.Pair("title", InstrumentRecord.MaxTitleLength),
            Summary = map.Pair("summary", InstrumentRecord.MaxSummaryLength, InstrumentRecord.MinSummaryLength),
            Purpose = map.Pair("purpose", InstrumentRecord.MaxPurposeLength, InstrumentRecord.MinPurposeLength),
            Aliases = map.Ids("aliases", 40),
            FormerSlugs = map.Ids("formerSlugs", 20),
            Phases = map.Ids("phases", 10, references.To(ConceptScheme.Phases)),
            Sectors = map.Ids("sectors", 20, references.To(ConceptScheme.Sectors)),
            Missions = map.Ids("missions", 20, references.To(ConceptScheme.Missions)),
            Challenge = map.OptionalPair("challenge", 300),
            Duration = Range(map, "duration", 1, 100_000),
            GroupSize = Range(map, "groupSize", 1, 10_000),
            Setting = map.OptionalChoice("setting", ContentWords.Settings),
            Preparation = map.OptionalPair("preparation", 600),
            Materials = map.Pairs("materials", 300, 30),
            Roles = map.Pairs("roles", 300, 30),
            Advice = map.Choices("advice", ContentWords.Advice),
            Situations = map.Pairs("situations", InstrumentRecord.MaxSituationLength, InstrumentRecord.MaxSituations),
            Concepts = map.Ids("concepts", 20, references.To(ConceptScheme.Thesaurus)),
            Evidence = ReadEvidence(map, references),
            Sources = SourceReader.Read(map),
            Makers = map.Ids("makers", 20),
            Licence = map.OptionalText("licence", 120),
            Relations = ReadRelations(map, references),
            Worksheet = map.Map("worksheet") is { } sheet ? WorksheetReader.Read(sheet, references) : null,
            BodyNl = BodyOf(bodies, Language.Dutch),
            BodyEn = BodyOf(bodies, Language.English),
        };
        if (map.Map("audiences") is { } audiences)
        {
            record = record with
            {
                AudienceStated = audiences.OptionalText("stated", 300),
                Audiences = audiences.Ids("normalised", 10, references.To(ConceptScheme.Audiences)),
            };
            audiences.Close();
        }
        map.Close();
        // What is asked of a record depends on its depth; without one there is nothing to hold it to.
        if (depth is not null) { InstrumentRules.Check(record, map, faults); }
        return record;
    }

    internal static string ReadSlug(YamlMap map, ContentFile file, string key = "slug")
    {
        var slug = map.Text(key, InstrumentRecord.MaxSlugLength);
        if (slug.Length > 0 && !Slug.IsValid(slug)) { map.Faults.Add(map.LineAt(key), $"'{slug}' may hold only lower case letters, digits and single hyphens."); }
        else if (slug != file.Name) { map.Faults.Add(map.LineAt(key), $"'{key}' is '{slug}' but the file is called '{file.Name}'."); }
        return slug;
    }

    private static string Concept(YamlMap map, string key, string scheme, ReferenceSink references)
    {
        var id = map.Text(key, Vocabulary.Concept.MaxIdLength);
        if (id.Length > 0) { references.To(scheme)(id, map.LineAt(key)); }
        return id;
    }

    private static IntRange? Range(YamlMap map, string key, int min, int max)
    {
        if (map.Map(key) is not { } range) { return null; }
        var read = new IntRange(range.OptionalInt("from", min, max), range.OptionalInt("to", min, max));
        range.Close();
        if (read is { From: null, To: null }) { map.Faults.Add(range.Line, $"'{key}' needs 'from', 'to' or both."); }
        if (read.From > read.To) { map.Faults.Add(range.Line, $"'{key}' runs from {read.From} to {read.To}."); }
        return read;
    }

    private static Evidence ReadEvidence(YamlMap map, ReferenceSink references)
    {
        if (map.Map("evidence") is not { } evidence) { return map.Missing("evidence", new Evidence("", new("", ""), default)); }
        var read = new Evidence(Concept(evidence, "level", ConceptScheme.Evidence, references), evidence.Pair("basis", 600), evidence.Date("checked"));
        evidence.Close();
        return read;
    }

    private static ValueList<Relation> ReadRelations(YamlMap map, ReferenceSink references)
    {
        var relations = new List<Relation>();
        foreach (var item in map.Maps("relations", 60))
        {
            var to = item.Text("to", InstrumentRecord.MaxSlugLength);
            var relation = new Relation(item.Choice("type", ContentWords.Relations), to);
            item.Close();
            if (to.Length > 0) { references.To(Reference.Instrument)(to, item.LineAt("to")); }
            if (relations.Contains(relation)) { map.Faults.Add(item.Line, $"The relation to '{to}' is written twice."); }
            else { relations.Add(relation); }
        }
        return [.. relations];
    }

    private static Body BodyOf(Dictionary<string, string> sections, Language language)
    {
        string? Text(BodySection section) => sections.GetValueOrDefault(section.Heading(language));
        return new(Text(BodySection.What), Text(BodySection.When), Text(BodySection.How), Text(BodySection.Yields), Text(BodySection.WatchOut));
    }
}
