using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace InstrumentHub.IntegrationTests.SqlServer;

/// <summary>
/// Every application in every test watches its own queries; see <see cref="Translations"/>. These tests show that it sees what it
/// should and that it can fail.
/// </summary>
public sealed class TranslationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_the_application_asks_on_PostgreSQL_can_be_asked_on_SQL_Server()
    {
        await using var app = await HubApp.StartAsync();

        await app.GetStringAsync("/instrumenten/stand-up/versies");
        await app.GetStringAsync("/instrumenten/stand-up/versies/1");

        foreach (var made in app.Translations.All) { output.WriteLine(made.Sql + "\n"); }
        Assert.All(app.Translations.All, made => Assert.Null(made.Fault));
        Assert.Contains(app.Translations.All, made => made.Sql!.Contains("FROM [instrument_revisions]", StringComparison.Ordinal) || made.Sql.Contains("JOIN [instrument_revisions]", StringComparison.Ordinal));
        Assert.Contains(app.Translations.All, made => made.Sql!.Contains("FROM [catalogue_state]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_only_PostgreSQL_understands_fails_the_test_that_asked_it()
    {
        var app = await HubApp.StartAsync();

        await app.WithAsync(services => services.GetRequiredService<HubContext>().Instruments.CountAsync(i => EF.Functions.ILike(i.Slug, "stand%")));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await app.DisposeAsync());
        Assert.Contains("ILike", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_within_questions_changes_and_long_lists_are_seen_whole()
    {
        await using var app = await HubApp.StartAsync();

        await app.WithAsync(async services =>
        {
            var hub = services.GetRequiredService<HubContext>();
            var revised = hub.Revisions.Where(r => r.Number > 1).Select(r => r.InstrumentId);
            await hub.Instruments.Where(i => revised.Contains(i.Id) && hub.FileProposals.Any(p => p.Slug == i.Slug)).ToListAsync();
            var slugs = Enumerable.Range(0, 3000).Select(n => $"slug-{n}").ToList();
            await hub.Instruments.AnyAsync(i => slugs.Contains(i.Slug));
            return await hub.FileProposals.Where(p => p.Slug == "").ExecuteDeleteAsync();
        });

        var sql = app.Translations.All.Select(t => t.Sql!).ToList();
        Assert.Contains(sql, s => s.Contains("[instrument_revisions]", StringComparison.Ordinal) && s.Contains("[file_proposals]", StringComparison.Ordinal));
        Assert.Contains(sql, s => s.StartsWith("DELETE FROM [f]", StringComparison.Ordinal));
        Assert.Contains(sql, s => s.Contains("OPENJSON", StringComparison.Ordinal));
    }
}
