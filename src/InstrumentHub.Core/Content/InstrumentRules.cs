using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Content;

/// <summary>What the editors ask of one record beyond its form: enough situations, sections and words for the depth it claims.</summary>
internal static class InstrumentRules
{
    private const int MinWords = 250, MaxWords = 700;

    public static void Check(InstrumentRecord record, YamlMap map, FaultSink faults)
    {
        var (situations, sections) = record.Depth switch
        {
            Depth.Full => (4, BodySections.All),
            Depth.Partial => (2, [BodySection.What, BodySection.When]),
            _ => (1, (IReadOnlyList<BodySection>)[BodySection.What]),
        };
        if (record.Situations.Count < situations)
        {
            faults.Add(map.LineAt("situations"), $"A record of this depth needs at least {situations} situations; it has {record.Situations.Count}.");
        }
        if (record.Concepts.Count is < 2 or > 8) { faults.Add(map.LineAt("concepts"), $"A record has 2 to 8 concepts; this one has {record.Concepts.Count}."); }
        foreach (var language in Languages.All)
        {
            foreach (var section in sections.Where(s => record.BodyIn(language)[s] is null))
            {
                faults.Add(map.Line, $"The section '{section.Heading(language)}' is missing.");
            }
        }
        if (record.Depth == Depth.Full) { CheckFull(record, map, faults); }
        if (record.Relations.Any(r => r.To == record.Slug)) { faults.Add(map.LineAt("relations"), "A record cannot be related to itself."); }
    }

    private static void CheckFull(InstrumentRecord record, YamlMap map, FaultSink faults)
    {
        var words = BodySections.All.Sum(s => Readability.Words(record.BodyNl[s] ?? ""));
        if (words is < MinWords or > MaxWords) { faults.Add(map.Line, $"The Dutch text is {words} words; a full record has {MinWords} to {MaxWords}."); }
        if (record.BodyNl.How is { } how && !HasSteps(how)) { faults.Add(map.Line, "The section 'Hoe' of a full record needs numbered steps."); }

        foreach (var section in BodySections.All)
        {
            if (record.BodyNl[section] is not { } text) { continue; }
            var length = Readability.SentenceLength(text);
            if (length > Readability.MaxSentenceLength)
            {
                faults.Add(map.Line, $"The sentences of '{section.Heading(Language.Dutch)}' are {length:0.0} words long on average; at most {Readability.MaxSentenceLength} is plain Dutch.");
            }
        }
    }

    private static bool HasSteps(string how) => how.Split('\n').Any(line => line.StartsWith("1. ", StringComparison.Ordinal));
}
