using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.UnitTests.Content;

namespace InstrumentHub.UnitTests.Catalogue;

public sealed class PublishedCatalogueTests
{
    private static readonly InstrumentRecord Record = ContentSet.Read(Sample.Files()).Content.Instruments[0];

    [Theory]
    [InlineData("doelen-kaart", "doelenkaart")]
    [InlineData("Doelen-Kaart", "doelenkaart")]
    [InlineData("goal-map", "doelenkaart")]
    [InlineData("oude-naam", "doelenkaart")]
    [InlineData("nooit-geweest", null)]
    public void Former_addresses_and_other_names_lead_to_the_instrument(string asked, string? found)
    {
        Assert.Equal(found, Of(Record with { FormerSlugs = ["oude-naam"] }).RedirectOf(asked));
    }

    [Fact]
    public void An_instruments_own_address_is_never_taken_by_another_ones_name()
    {
        var catalogue = Of(Record with { Slug = "kaart" }, Record with { Aliases = ["kaart"], FormerSlugs = ["kaart"] });

        Assert.Null(catalogue.RedirectOf("kaart"));
        Assert.NotNull(catalogue.Find("kaart"));
    }

    [Fact]
    public void A_relation_is_seen_from_both_sides()
    {
        var catalogue = Of(Record with { Slug = "deel", Relations = [new(RelationType.PartOf, "doelenkaart")] }, Record);

        Assert.Equal([new Relation(RelationType.PartOf, "deel")], catalogue.RelationsTo("doelenkaart"));
    }

    [Fact]
    public void A_second_revision_leaves_the_first_readable()
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var instrument = Instrument.Publish(Record, RecordOrigin.File, "eerste", at, 1);

        instrument.Revise(Record with { Title = new("Doelenbord", "Goal board") }, RecordOrigin.Site, "beter", at.AddDays(1), 2);

        Assert.Equal(["Doelenkaart", "Doelenbord"], instrument.Revisions.Select(r => r.Record.Title.Nl));
        Assert.Equal((2, RecordOrigin.Site, 2L), (instrument.RevisionNumber, instrument.Origin, instrument.Version));
        Assert.Throws<ArgumentException>(() => instrument.Revise(Record with { Slug = "ander" }, RecordOrigin.Site, "", at, 3));
    }

    [Theory]
    [InlineData("4*4 PitStop-methode", "4-4-pitstop-methode")]
    [InlineData("  Cocreëren & co  ", "cocreeren-co")]
    [InlineData("★", "")]
    public void A_slug_is_made_of_what_can_stay(string text, string slug) => Assert.Equal(slug, Slug.From(text));

    private static PublishedCatalogue Of(params InstrumentRecord[] records) =>
        new(1, default, records.Select(r => new PublishedInstrument(r, 1, default, default)), [], [], [], []);
}
