using InstrumentHub.Core.Content;

namespace InstrumentHub.UnitTests.Content;

/// <summary>The catalogue as it is, all of it.</summary>
public sealed class CatalogueFilesTests
{
    private static readonly Lazy<(ContentSet Content, IReadOnlyList<ContentFault> Faults)> Catalogue = new(() => ContentSet.ReadFolder(Repository.Content));

    [Fact]
    public void The_catalogue_has_no_faults()
    {
        Assert.Equal([], Catalogue.Value.Faults.Select(f => f.ToString()));
        Assert.NotEmpty(Catalogue.Value.Content.Instruments);
    }

    [Fact]
    public void Every_record_that_is_written_out_reads_back_as_the_same_record()
    {
        var content = Catalogue.Value.Content;
        IReadOnlyList<ContentFile> written =
        [
            .. content.Instruments.Select(ContentWriter.Write), .. content.Schemes.Select(ContentWriter.Write),
            .. content.Cases.Select(ContentWriter.Write), .. content.Pages.Select(ContentWriter.Write),
        ];

        var (back, faults) = ContentSet.Read(written);

        Assert.Equal([], faults);
        Assert.Equal(content.Instruments.OrderBy(i => i.Slug), back.Instruments.OrderBy(i => i.Slug));
        Assert.Equal(content.Schemes, back.Schemes);
        Assert.Equal(content.Cases, back.Cases);
        Assert.Equal(content.Pages, back.Pages);
    }

    [Fact]
    public void Every_record_survives_the_database_as_json()
    {
        Assert.All(Catalogue.Value.Content.Instruments, record =>
        {
            var back = ContentJson.Read<Core.Catalogue.InstrumentRecord>(ContentJson.Write(record));
            Assert.Equal(record, back);
            Assert.Equal(ContentHash.Of(record), ContentHash.Of(back));
        });
    }

    [Fact]
    public void No_two_instruments_share_a_title()
    {
        Assert.DoesNotContain(Catalogue.Value.Content.Instruments.CountBy(i => i.Title.Nl, StringComparer.OrdinalIgnoreCase), x => x.Value > 1);
    }
}
