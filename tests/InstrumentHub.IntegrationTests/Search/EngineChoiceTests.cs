using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.Extensions.Options;

namespace InstrumentHub.IntegrationTests.Search;

public sealed class EngineChoiceTests
{
    [Fact]
    public async Task An_engine_that_nobody_knows_is_refused_at_start()
    {
        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => StartAsync("Solr"));
        Assert.Contains("'Solr'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Own", error.Message, StringComparison.Ordinal);
    }

#if LUCENE
    [Fact]
    public async Task The_site_searches_with_Lucene_and_keeps_the_index()
    {
        var path = Directory.CreateTempSubdirectory("hub-lucene-").FullName;
        await using (var app = await StartAsync("Lucene", path))
        {
            var page = await app.GetStringAsync("/instrumenten?q=partnershapskaart");
            Assert.Contains("Partnerschapskaart", page, StringComparison.Ordinal);
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(path, "instruments", "0"), "segments_*"));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(path, "cases", "0"), "segments_*"));
        Directory.Delete(path, recursive: true);
    }
#else
    [Fact]
    public async Task A_build_without_Lucene_says_how_to_get_it()
    {
        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => StartAsync("Lucene"));
        Assert.Contains("-p:Lucene=true", error.Message, StringComparison.Ordinal);
    }
#endif

    private static Task<HubApp> StartAsync(string engine, string? path = null) => HubApp.StartAsync(settings: new Dictionary<string, string>
    {
        ["Search:Engine"] = engine,
        ["Search:Directory"] = path ?? "",
    });
}
