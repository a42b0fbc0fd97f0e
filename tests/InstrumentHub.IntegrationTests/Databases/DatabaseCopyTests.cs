using InstrumentHub.Core.Catalogue;
using InstrumentHub.Data;
using InstrumentHub.Data.Copying;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InstrumentHub.IntegrationTests.Databases;

public sealed class DatabaseCopyTests
{
    [Fact]
    public async Task A_site_on_the_copy_is_the_same_site()
    {
        await using var app = await HubApp.StartAsync();
        await ReviseAsync(app, "stand-up");
        await using var target = await EmptyAsync();

        var (code, output) = await CopyAsync(app.Database, target);

        Assert.True(code == 0, output);
        Assert.Matches(@"\d+ rows in \d+ tables were copied, read back and found to be the same\.", output);
        await using var copy = await HubApp.StartAsync(database: target);
        Assert.Equal(await app.GetStringAsync("/catalogus.csv"), await copy.GetStringAsync("/catalogus.csv"));
        Assert.Contains("/instrumenten/stand-up/versies/2", await copy.GetStringAsync("/instrumenten/stand-up/versies"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_rows_in_it_is_left_alone()
    {
        await using var app = await HubApp.StartAsync();
        await using var other = await HubApp.StartAsync();

        var (code, output) = await CopyAsync(app.Database, other.Database);

        Assert.Equal(1, code);
        Assert.Contains("is not empty: there are rows in catalogue_documents", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_without_the_newest_tables_is_refused()
    {
        await using var old = await EmptyAsync();
        await using var target = await EmptyAsync();

        var (code, output) = await CopyAsync(old, target);

        Assert.Equal(1, code);
        Assert.Contains("is of an older version", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checksum_says_whether_two_databases_hold_the_same()
    {
        await using var source = await TestDatabases.MigratedAsync("PostgreSql");
        await using (var hub = Open(source))
        {
            hub.AddRange(Enumerable.Range(0, 2345).Select(n => new CatalogueDocument(DocumentKind.Page, $"page-{n}", new { n, text = "naïef ☂ 𝄞" }, n)));
            await hub.SaveChangesAsync();
        }

        var (first, second) = (await DocumentsAsync(source), await DocumentsAsync(source));
        await using (var hub = Open(source)) { await hub.Documents.Where(d => d.Key == "page-7").ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, 8)); }
        var changed = await DocumentsAsync(source);

        Assert.Equal(2345, first.Rows);
        Assert.Equal(first, second);
        Assert.Equal(first.Rows, changed.Rows);
        Assert.NotEqual(first.Checksum, changed.Checksum);
    }

    [Fact]
    public async Task A_copy_that_arrives_otherwise_than_it_was_sent_is_taken_back()
    {
        await using var app = await HubApp.StartAsync();
        await using var target = await TestDatabases.MigratedAsync("PostgreSql");
        await using var source = NpgsqlDataSource.Create(target.ConnectionString);
        await using (var trigger = source.CreateCommand(
            """
            CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."Reason" := 'spoilt'; RETURN NEW; END $$;
            CREATE TRIGGER spoil BEFORE INSERT ON instrument_revisions FOR EACH ROW WHEN (NEW."Number" = 1) EXECUTE FUNCTION spoil();
            """)) { await trigger.ExecuteNonQueryAsync(); }

        var (code, output) = await CopyAsync(app.Database, target);

        Assert.Equal(1, code);
        Assert.Contains("What arrived in instrument_revisions is not what was sent", output, StringComparison.Ordinal);
        await using var hub = Open(target);
        Assert.False(await hub.Documents.AnyAsync());
    }

    [Theory]
    [InlineData("data")]
    [InlineData("data", "copy", "--from", "configured")]
    [InlineData("data", "copy", "--from", "nonsense", "--to", "nonsense")]
    [InlineData("data", "copy", "--from", "oracle:Server=x", "--to", "oracle:Server=y")]
    [InlineData("data", "copy", "--from", "postgresql:@/no/such/file", "--to", "postgresql:@/no/such/file")]
    public async Task A_command_that_makes_no_sense_says_so(params string[] args)
    {
        var (code, output) = await RunAsync(args);

        Assert.Equal(2, code);
        Assert.NotEmpty(output);
    }

    [SqlServerFact]
    public async Task A_site_moves_to_SQL_Server_and_back()
    {
        await using var app = await HubApp.StartAsync(database: await TestDatabases.MigratedAsync("PostgreSql"));
        await ReviseAsync(app, "stand-up");
        await using var there = await TestDatabases.MigratedAsync("SqlServer");
        await using var back = await EmptyAsync();

        var (gone, returned) = (await CopyAsync(app.Database, there), await CopyAsync(there, back));

        Assert.Equal((0, 0), (gone.Code, returned.Code));
        Assert.Equal(gone.Output, returned.Output);
        await app.Database.DisposeAsync();
    }

    private static async Task<TableCopied> DocumentsAsync(TestDatabase source)
    {
        await using var target = await TestDatabases.MigratedAsync("PostgreSql");
        await using var from = Open(source);
        await using var to = Open(target);
        return (await new DatabaseCopy(from, to, TestDatabases.Provider(target.Provider)).RunAsync(_ => { }, CancellationToken.None)).Single(t => t.Table == "catalogue_documents");
    }

    private static Task<(int Code, string Output)> CopyAsync(TestDatabase from, TestDatabase to) =>
        RunAsync(["data", "copy", "--from", $"{from.Provider}:{from.ConnectionString}", "--to", $"{to.Provider}:{to.ConnectionString}"]);

    private static async Task<(int Code, string Output)> RunAsync(string[] args)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var output = new StringWriter();
        var code = await DataCommands.RunAsync(args, services, output, output);
        return (code, output.ToString());
    }

    private static Task<int> ReviseAsync(HubApp app, string slug) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var instrument = await hub.Instruments.SingleAsync(i => i.Slug == slug);
        instrument.Revise(instrument.Record, RecordOrigin.Site, "beter", DateTimeOffset.UtcNow, 1);
        return await hub.SaveChangesAsync();
    });

    private static Task<TestDatabase> EmptyAsync() => PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");

    private static HubContext Open(TestDatabase database) =>
        new((DbContextOptions<HubContext>)TestDatabases.Provider(database.Provider).Use(new DbContextOptionsBuilder<HubContext>(), database.ConnectionString).Options);
}
