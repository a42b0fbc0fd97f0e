using System.Text;
using InstrumentHub.Core.Content;

namespace InstrumentHub.UnitTests.Content;

public sealed class ContentFaultTests
{
    [Fact]
    public void A_good_file_has_no_faults() => Assert.Equal([], Faults(Sample.Instrument));

    [Theory]
    [InlineData("slug: doelenkaart", "slug: Doelen_Kaart", 2, "'Doelen_Kaart' may hold only lower case letters, digits and single hyphens.")]
    [InlineData("slug: doelenkaart", "slug: iets-anders", 2, "'slug' is 'iets-anders' but the file is called 'doelenkaart'.")]
    [InlineData("depth: partial", "depth: half", 3, "'depth' is 'half'; it must be one of full, partial, reference.")]
    [InlineData("kind: canvas", "kind: kanvas", 4, "There is no concept in vocabulary/kinds.yml called 'kanvas'.")]
    [InlineData("title: {nl: Doelenkaart, en: Goal map}", "title: {nl: Doelenkaart}", 5, "'title.en' is missing.")]
    [InlineData("en: A map on which the group puts what it wants to reach.", "en: Een kaart waarop de groep samen zet wat zij wil bereiken.", 7, "'summary' is the same in both languages; is it translated?")]
    [InlineData("aliases: [doelen kaart]", "alias: [doelen kaart]", 10, "Unknown key 'alias'.")]
    [InlineData("phases: [starten]", "phases: [starten, stoppen]", 11, "There is no concept in vocabulary/phases.yml called 'stoppen'.")]
    [InlineData("duration: {from: 30, to: 60}", "duration: {from: 60, to: 30}", 12, "'duration' runs from 60 to 30.")]
    [InlineData("duration: {from: 30, to: 60}", "duration: {from: een uur}", 12, "'duration.from' is 'een uur'; it must be a whole number from 1 to 100000.")]
    [InlineData("concepts: [doelen, samenwerking]", "concepts: [doelen, doelen]", 16, "'concepts' names 'doelen' twice.")]
    [InlineData("  checked: 2026-01-31\nsources", "  checked: 31-01-2026\nsources", 20, "'evidence.checked' is '31-01-2026'; it must be a date such as 2026-11-21.")]
    [InlineData("scale: eens,", "scale: cijfer,", 24, "Item 'f1' uses the scale 'cijfer', which 'scales' does not have.")]
    [InlineData("kind: open,", "kind: opener,", 30, "Item 'o1' is of kind 'opener'; it must be one of likert, checklist, open, canvas, ranking, grid.")]
    [InlineData("id: o1,", "id: f1,", 24, "Two items have the id 'f1'.")]
    [InlineData("## Wanneer\n", "## Wanneer dan\n", 34, "Unknown heading 'Wanneer dan'; known are")]
    [InlineData("Een *kaart* met doelen.", "Een <b>kaart</b>.", 33, "HTML is not allowed; write Markdown.")]
    [InlineData("Een *kaart* met doelen.", "Een **kaart met doelen.", 33, "Broken Markdown: '**' stands in the text as it is.")]
    [InlineData("Een *kaart* met doelen.", "Een ![kaart](https://example.org/a.png).", 33, "Images are not allowed.")]
    [InlineData("Een *kaart* met doelen.", "[Hier](javascript:alert(1)).", 33, "The link 'javascript:alert(1)' must begin with")]
    [InlineData("Een *kaart* met doelen.", "[Hier](instrument:weg).", 33, "There is no instrument 'weg'.")]
    [InlineData("## When\nAt the start.\n", "", 2, "The section 'When' is missing.")]
    public void A_fault_is_told_with_its_file_and_line(string good, string bad, int line, string message)
    {
        Assert.Contains(good, Sample.Instrument, StringComparison.Ordinal);
        var faults = Faults(Sample.Instrument.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains(faults, f => f.StartsWith($"instruments/doelenkaart.md:{line}: {message}", StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var faults = Faults(Sample.Instrument.Replace("depth: partial", "depth: half", StringComparison.Ordinal)
            .Replace("kind: canvas", "kind: kanvas", StringComparison.Ordinal).Replace("Een *kaart*", "Een <i>kaart</i>", StringComparison.Ordinal));

        Assert.Equal(3, faults.Count);
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x", "anchors")]
    [InlineData("a: !!python/object/apply:os.system [ls]", "tags")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "nested")]
    [InlineData("a: 'not closed", "YAML")]
    [InlineData("- 1\n- 2", "key: value")]
    [InlineData("a: 1\na: 2", "YAML")]
    public void Hostile_yaml_is_refused_with_a_message(string yaml, string message)
    {
        Assert.Contains(Faults($"---\n{yaml}\n---\n## Wat is het\nx\n"), f => f.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Yaml_nested_a_hundred_thousand_deep_is_refused_and_does_not_end_the_process()
    {
        Assert.Contains(Faults($"---\na: {new string('[', 100_000)}\n---\n"), f => f.Contains("nested", StringComparison.Ordinal) || f.Contains("YAML", StringComparison.Ordinal));
    }

    [Fact]
    public void Markdown_nested_a_hundred_thousand_deep_does_not_end_the_process()
    {
        var deep = Sample.Instrument.Replace("Een *kaart* met doelen.", new string('>', 15_000) + " x", StringComparison.Ordinal);

        Assert.NotNull(Faults(deep));
    }

    [Fact]
    public void A_dangling_relation_is_a_fault()
    {
        var faults = Faults(Sample.Instrument.Replace("worksheet:", "relations:\n  - {type: related, to: weg}\nworksheet:", StringComparison.Ordinal));

        Assert.Equal(["instruments/doelenkaart.md:24: There is no instrument 'weg'."], faults);
    }

    [Fact]
    public void Files_that_are_too_large_or_not_utf8_are_reported_and_left_out()
    {
        var root = Directory.CreateTempSubdirectory("content-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "instruments"));
        File.WriteAllText(Path.Combine(root, "instruments", "groot.md"), new string('x', ContentFile.MaxBytes + 1));
        File.WriteAllBytes(Path.Combine(root, "instruments", "latin1.md"), Encoding.Latin1.GetBytes("---\nslug: café\n"));

        var (files, faults) = ContentFile.ReadFolder(root);

        Assert.Empty(files);
        Assert.Equal(["instruments/groot.md:1: The file is 262145 bytes; at most 262144 are read.", "instruments/latin1.md:1: The file is not valid UTF-8."], faults.Select(f => f.ToString()));
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("broader: [b]", "broader: [a]", "is broader than itself")]
    [InlineData("broader: [b]\n    related: [b]", "", "both broader than and related")]
    [InlineData("related: [weg]", "", "which this scheme does not have")]
    [InlineData("altLabel: {nl: [B], en: []}", "", "already belongs to")]
    public void A_thesaurus_keeps_the_integrity_of_skos(string ofA, string ofB, string message)
    {
        string Part(string line) => line.Length == 0 ? "" : $"    {line}\n";
        var thesaurus = $"scheme: thesaurus\ntitle: {{nl: t, en: t}}\nconcepts:\n  - id: a\n    prefLabel: {{nl: A, en: A}}\n{Part(ofA)}  - id: b\n    prefLabel: {{nl: B, en: B}}\n{Part(ofB)}"
            + "  - {id: doelen, prefLabel: {nl: doelen, en: goals}}\n  - {id: samenwerking, prefLabel: {nl: samenwerking, en: collaboration}}\n";

        var (_, faults) = ContentSet.Read([.. Sample.Files().Where(f => f.Name != "thesaurus"), new("vocabulary/thesaurus.yml", thesaurus)]);

        Assert.Contains(faults, f => f.Message.Contains(message, StringComparison.Ordinal));
    }

    private static List<string> Faults(string instrument) => [.. ContentSet.Read(Sample.Files(instrument)).Faults.Select(f => f.ToString())];
}
