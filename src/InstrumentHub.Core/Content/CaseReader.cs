using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Core.Content;

internal static class CaseReader
{
    public static readonly string[] Headings =
        ["Wat gebeurde er", "Wat werkte", "Wat niet werkte", "What happened", "What worked", "What did not"];

    public static CaseRecord? Read(ContentFile file, FaultSink faults, ReferenceSink references)
    {
        if (FrontMatter.Split(file, faults) is not { } front || YamlText.Read(front.Yaml, faults) is not { } yaml) { return null; }

        var map = new YamlMap(yaml, faults);
        var bodies = SectionedBody.Read(front, Headings, faults, references);
        var record = new CaseRecord
        {
            Slug = InstrumentReader.ReadSlug(map, file),
            Title = map.Pair("title", InstrumentRecord.MaxTitleLength),
            Summary = map.Pair("summary", InstrumentRecord.MaxSummaryLength, InstrumentRecord.MinSummaryLength),
            Challenge = map.OptionalPair("challenge", 400),
            Sectors = map.Ids("sectors", 20, references.To(ConceptScheme.Sectors)),
            Region = map.OptionalPair("region", 200),
            Period = map.OptionalPair("period", 200),
            Participants = map.OptionalPair("participants", 600),
            Concepts = map.Ids("concepts", 20, references.To(ConceptScheme.Thesaurus)),
            Instruments = map.Ids("instruments", 40, references.To(Reference.Instrument)),
            Sources = SourceReader.Read(map),
            BodyNl = BodyOf(bodies, 0),
            BodyEn = BodyOf(bodies, 3),
        };
        map.Close();
        if (record.BodyNl.Happened is null || record.BodyEn.Happened is null)
        {
            faults.Add(map.Line, $"The sections '{Headings[0]}' and '{Headings[3]}' must be there.");
        }
        return record;
    }

    private static CaseBody BodyOf(Dictionary<string, string> sections, int first) =>
        new(sections.GetValueOrDefault(Headings[first]), sections.GetValueOrDefault(Headings[first + 1]), sections.GetValueOrDefault(Headings[first + 2]));
}
