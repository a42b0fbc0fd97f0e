using InstrumentHub.Core;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.UnitTests.Vocabulary;

public sealed class SchemeEditTests
{
    private static readonly ConceptScheme Scheme = new(ConceptScheme.Thesaurus, new("Begrippen", "Concepts"), null,
        [Concept("groep"), Concept("team", broader: "groep"), Concept("duo", broader: "team", related: "groep-van-een"), Concept("groep-van-een")]);

    [Fact]
    public void Whoever_referred_to_what_is_gone_refers_to_what_took_its_place()
    {
        var without = SchemeEdit.Without(Scheme, "team", "groep");

        Assert.Equal(["groep"], without.Concepts.Single(c => c.Id == "duo").Broader);
        Assert.Empty(SchemeEdit.Without(Scheme, "groep", null).Concepts.Single(c => c.Id == "team").Broader);
        Assert.Equal("duo", Assert.Single(SchemeEdit.Without(Scheme, "groep-van-een", "team").Concepts, c => c.Id == "duo").Id);
        Assert.Empty(SchemeEdit.Without(Scheme, "groep-van-een", "team").Concepts.Single(c => c.Id == "duo").Related);
    }

    [Theory]
    [InlineData("groep", "duo", null, "broader-than-itself")]
    [InlineData("groep", "groep", null, "broader-than-itself")]
    [InlineData("groep", null, "groep", "related-to-itself")]
    [InlineData("groep", "nergens", null, "no-such-concept")]
    [InlineData("team", "groep", "groep", "broader-and-related")]
    public void A_circle_a_dead_end_or_a_contradiction_is_refused(string id, string? broader, string? related, string code) =>
        Assert.Equal(code, Assert.Throws<RuleException>(() => SchemeEdit.With(Scheme, Concept(id, broader, related))).Code);

    [Fact]
    public void A_label_belongs_to_one_concept_whatever_its_case()
    {
        var taken = Concept("groep") with { AltLabels = new(["TEAM"], []) };

        Assert.Equal("label-taken", Assert.Throws<RuleException>(() => SchemeEdit.With(Scheme, taken)).Code);
    }

    [Fact]
    public void The_phases_are_called_otherwise_and_neither_added_to_nor_removed()
    {
        var phases = Scheme with { Id = ConceptScheme.Phases };

        Assert.Equal("Clubje", SchemeEdit.With(phases, Concept("groep") with { PrefLabel = new("Clubje", "Club") }).Concepts[0].PrefLabel.Nl);
        Assert.Equal("fixed-vocabulary", Assert.Throws<RuleException>(() => SchemeEdit.With(phases, Concept("nieuw"))).Code);
        Assert.Equal("fixed-vocabulary", Assert.Throws<RuleException>(() => SchemeEdit.Without(phases, "duo", "team")).Code);
        Assert.Equal("no-replacement", Assert.Throws<RuleException>(() => SchemeEdit.Without(Scheme, "duo", "duo")).Code);
    }

    private static Concept Concept(string id, string? broader = null, string? related = null) =>
        new(id, new(id, id), LocalLabels.None, LocalLabels.None, null, broader is null ? [] : [broader], related is null ? [] : [related]);
}
