using System.IO.Compression;
using System.Net;
using System.Text.Json;
using InstrumentHub.Core.Content;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Downloads;

[Collection(Reading.Name)]
public sealed class DownloadsTests(ReadOnlyApp fixture)
{
    private readonly HubApp _app = fixture.App;

    [Fact]
    public async Task The_zip_holds_files_that_read_back_as_the_same_catalogue()
    {
        using var client = _app.Client();
        await using var zip = new ZipArchive(await client.GetStreamAsync("/catalogus.zip"));
        List<ContentFile> files = [];
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            files.Add(new(entry.FullName["content/".Length..], await reader.ReadToEndAsync()));
        }

        var (content, faults) = ContentSet.Read(files);

        var (original, _) = ContentSet.ReadFolder(Path.Combine(Checkout.Root, "content"));
        Assert.Equal([], faults);
        Assert.Equal(original.Instruments.OrderBy(i => i.Slug), content.Instruments.OrderBy(i => i.Slug));
        Assert.Equal(original.Cases.Count, content.Cases.Count);
        Assert.Equal(original.Schemes.OrderBy(s => s.Id), content.Schemes.OrderBy(s => s.Id));
    }

    [Fact]
    public async Task The_json_and_the_csv_hold_every_instrument()
    {
        using var json = JsonDocument.Parse(await _app.GetStringAsync("/catalogus.json"));
        var csv = await _app.GetStringAsync("/catalogus.csv");

        var count = json.RootElement.GetProperty("instruments").GetArrayLength();
        Assert.True(count > 200);
        Assert.StartsWith("slug,titel,", csv, StringComparison.Ordinal);
        Assert.Equal(count + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_thesaurus_is_the_same_in_turtle_and_in_json_ld()
    {
        var turtle = await _app.GetStringAsync("/begrippen.ttl");
        using var json = JsonDocument.Parse(await _app.GetStringAsync("/begrippen.jsonld"));

        var concepts = json.RootElement.GetProperty("@graph").EnumerateArray().Where(n => n.GetProperty("@type").GetString() == "skos:Concept").ToList();
        Assert.Equal(concepts.Count, turtle.Split("a skos:Concept ;").Length - 1);
        Assert.All(concepts, c => Assert.Contains($"<{c.GetProperty("@id").GetString()}> a skos:Concept", turtle, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/catalogus.zip")]
    [InlineData("/catalogus.json")]
    [InlineData("/begrippen.ttl")]
    public async Task What_a_program_has_already_is_not_sent_again(string path)
    {
        using var client = _app.Client();
        using var first = await client.GetAsync(path);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
    }
}
