using System.IO.Compression;
using System.Net;
using System.Text.Json;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using InstrumentHub.Web.Features.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Administration;

public sealed class ArchiveTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("archive");

    private string File => Path.Combine(_folder.FullName, "site.zip");

    [Fact]
    public async Task A_site_built_from_its_archive_is_the_same_site_and_its_people_sign_in_as_before()
    {
        await using var app = await LivedInAsync();
        await using var target = await EmptyAsync();

        var (exported, said) = await RunAsync("data", "export", "--from", NameOf(app.Database), "--to", File, "--with-secrets");
        var (imported, read) = await RunAsync("data", "import", "--from", File, "--to", NameOf(target));

        Assert.True(exported == 0, said);
        Assert.True(imported == 0, read);
        Assert.Contains("with password hashes and keys", said, StringComparison.Ordinal);
        Assert.Matches(@"\d+ rows in \d+ tables of .* were read, compared with the archive and found to be the same\.", read);
        Assert.Equal(TablesOf(said), TablesOf(read));
        await using var copy = await HubApp.StartAsync(database: target);
        Assert.Equal(await app.GetStringAsync("/catalogus.csv"), await copy.GetStringAsync("/catalogus.csv"));
        Assert.Equal("Een ☂ en een \"aanhaling\"\nover twee regels", await copy.WithAsync(s => s.GetRequiredService<HubContext>().Comments.Select(c => c.Body).SingleAsync()));
        using var eva = copy.Visitor();
        await eva.SignInAsync("eva@example.org").DoneAsync();
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File)); }
    }

    [Fact]
    public async Task Without_secrets_nobody_can_be_anyone_and_people_come_in_by_mail()
    {
        await using var app = await LivedInAsync();
        var hash = (await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.SingleAsync(a => a.Handle == "eva"))).PasswordHash!;
        await using var target = await EmptyAsync();

        Assert.Equal(0, (await RunAsync("data", "export", "--from", NameOf(app.Database), "--to", File)).Code);

        var texts = Texts();
        Assert.DoesNotContain(texts, t => t.Value.Contains(hash, StringComparison.Ordinal));
        foreach (var table in new[] { "data_protection_keys", "one_time_keys", "account_tokens", "outgoing_mail" }) { Assert.Equal((table, ""), (table, texts[$"tables/{table}.jsonl"])); }
        Assert.NotEqual("", texts["tables/comments.jsonl"]);
        Assert.Contains("slug: stand-up", texts["content/instruments/stand-up.md"], StringComparison.Ordinal);
        var (code, said) = await RunAsync("data", "import", "--from", File, "--to", NameOf(target));
        Assert.True(code == 0, said);
        await using var copy = await HubApp.StartAsync(database: target);
        using var eva = copy.Visitor();
        using (var refused = await eva.SignInAsync("eva@example.org")) { Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode); }
        await eva.SubmitAsync("/wachtwoord", "form.form", ("Email", "eva@example.org")).DoneAsync();
        await eva.SubmitAsync(await copy.LinkToAsync("eva@example.org"), "form.form", ("Password", "vier gele fietsen")).DoneAsync();
    }

    [Fact]
    public async Task An_archive_that_was_changed_or_a_database_in_use_is_refused_and_nothing_is_written()
    {
        await using var app = await LivedInAsync();
        await using var target = await TestDatabases.MigratedAsync();
        Assert.Equal(0, (await RunAsync("data", "export", "--from", NameOf(app.Database), "--to", File)).Code);

        var (taken, inUse) = await RunAsync("data", "import", "--from", File, "--to", NameOf(app.Database));
        Assert.Equal(1, taken);
        Assert.Contains("is not empty", inUse, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("data", "export", "--from", NameOf(app.Database), "--to", File)).Code);

        using (var zip = ZipFile.Open(File, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("tables/comments.jsonl")!;
            string text;
            using (var reader = new StreamReader(entry.Open())) { text = await reader.ReadToEndAsync(); }
            entry.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry("tables/comments.jsonl").Open());
            await writer.WriteAsync(text.Replace("aanhaling", "aanhalinq", StringComparison.Ordinal));
        }
        var (code, said) = await RunAsync("data", "import", "--from", File, "--to", NameOf(target));
        Assert.Equal(1, code);
        Assert.Contains("The archive is damaged: comments", said, StringComparison.Ordinal);
        await using var none = Open(target);
        Assert.False(await none.Documents.AnyAsync());
        await System.IO.File.WriteAllTextAsync(File, "no zip");
        Assert.Equal(1, (await RunAsync("data", "import", "--from", File, "--to", NameOf(target))).Code);
    }

    [Fact]
    public async Task An_administrator_downloads_it_with_a_reason_that_goes_into_the_log()
    {
        await using var app = await LivedInAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        Assert.Contains("Schrijf waarom", await ada.SubmitAsync("/beheer/gegevens", ".admin-form").RefusedAsync(), StringComparison.Ordinal);

        using var answer = await ada.SubmitAsync("/beheer/gegevens", ".admin-form", ("Reason", "Jaarlijkse kopie"));

        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        await using (var file = System.IO.File.Create(File)) { await answer.Content.CopyToAsync(file); }
        var manifest = JsonDocument.Parse(Texts()["manifest.json"]).RootElement;
        Assert.False(manifest.GetProperty("hasSecrets").GetBoolean());
        Assert.Equal(1, manifest.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "comments").GetProperty("rows").GetInt64());
        var entry = Assert.Single(await app.LogAsync());
        Assert.Equal((AuditAct.ExportData, "Jaarlijkse kopie"), (entry.Act, entry.Reason));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A site with people who said something.</summary>
    private static async Task<HubApp> LivedInAsync()
    {
        var app = await HubApp.StartAsync();
        await app.AddAccountAsync("eva");
        using var ben = await app.SignInAsync("Ben");
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ben, room);
        await line.PostAsync(room, "Een ☂ en een \"aanhaling\"\nover twee regels");
        return app;
    }

    private Dictionary<string, string> Texts()
    {
        using var zip = ZipFile.OpenRead(File);
        return zip.Entries.ToDictionary(e => e.FullName, e => { using var reader = new StreamReader(e.Open()); return reader.ReadToEnd(); });
    }

    private static IEnumerable<string> TablesOf(string output) => output.Split('\n').Where(l => l.Contains("  ", StringComparison.Ordinal)).Select(l => l.Trim()).Order(StringComparer.Ordinal);

    private static string NameOf(TestDatabase database) => $"{database.Provider}:{database.ConnectionString}";

    private static async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var output = new StringWriter();
        var code = await DataCommands.RunAsync(args, services, output, output);
        return (code, output.ToString());
    }

    private static Task<TestDatabase> EmptyAsync() => PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");

    private static HubContext Open(TestDatabase database) =>
        new((DbContextOptions<HubContext>)TestDatabases.Provider(database.Provider).Use(new DbContextOptionsBuilder<HubContext>(), database.ConnectionString).Options);
}
