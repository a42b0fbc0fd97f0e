using InstrumentHub.Search;
using InstrumentHub.Search.Association;

namespace InstrumentHub.UnitTests.Search;

public sealed class LabelTests
{
    private static readonly LabelFinder Labels = new(
    [
        Concept("meten", "meten"),
        Concept("leergemeenschap", "leergemeenschap"),
        Concept("pols", "vinger aan de pols"),
    ]);

    [Theory]
    [InlineData("wat kunnen we meten", "meten")]
    [InlineData("een leer gemeenschap beginnen", "leergemeenschap")]
    [InlineData("de vinger aan de pols houden", "vinger aan de pols")]
    public void A_label_is_found_as_a_phrase_and_written_apart(string question, string label) =>
        Assert.Contains(Labels.Find(question, 0), s => s.Strength == 1 && label.Replace(" ", "", StringComparison.Ordinal).StartsWith(s.Words.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));

    [Theory]
    [InlineData("praten met de buren")]
    [InlineData("we gaan met de groep en met het team op pad")]
    public void Small_words_run_together_are_no_label(string question) => Assert.Empty(Labels.Find(question, 0));

    private static NetworkConcept Concept(string id, string label) => new(id, [new ConceptLabel(label, SearchLanguage.Dutch)], [], []);
}
