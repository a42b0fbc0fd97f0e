using System.Net;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Content;

public sealed class ImportTests
{
    private static readonly Lazy<ContentSet> Catalogue = new(() => ContentSet.ReadFolder(Path.Combine(Checkout.Root, "content")).Content);

    /// <summary>The catalogue with one record changed.</summary>
    private static ContentSet With(string slug, Func<InstrumentRecord, InstrumentRecord> change) =>
        Catalogue.Value with { Instruments = [.. Catalogue.Value.Instruments.Select(i => i.Slug == slug ? change(i) : i)] };

    [Fact]
    public async Task Importing_the_same_files_again_changes_nothing()
    {
        await using var app = await HubApp.StartAsync();

        var again = await app.ImportAsync(Catalogue.Value);

        Assert.Equal(new ImportReport(0, 0, Catalogue.Value.Instruments.Count, 0, 0, 0, 1), again);
    }

    [Fact]
    public async Task A_changed_file_becomes_a_revision_and_the_one_before_stays_readable()
    {
        await using var app = await HubApp.StartAsync();

        var report = await app.ImportAsync(With("stand-up", r => r with { Summary = new("Staand overleg van een kwartier dat de week op gang helpt.", "A standing meeting that gets the week going, in Dutch style.") }));
        await app.LoadAsync();

        Assert.Equal((1, 2L), (report.Changed, report.Version));
        Assert.Contains("Staand overleg van een kwartier", await app.GetStringAsync("/instrumenten/stand-up"), StringComparison.Ordinal);
        Assert.DoesNotContain("Staand overleg van een kwartier", await app.GetStringAsync("/instrumenten/stand-up/versies/1"), StringComparison.Ordinal);
        Assert.Contains("stand-up", await app.GetStringAsync("/api/v1/search?q=staand+overleg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_for_an_instrument_that_people_changed_is_kept_as_a_proposal_once()
    {
        await using var app = await HubApp.StartAsync();
        await ChangeOnSiteAsync(app, "stand-up", "Door mensen verbeterd, en dat moet blijven staan hoe dan ook.");
        var changed = With("stand-up", r => r with { Purpose = new("Iets anders bereiken dan eerst", "Reaching something other than before") });

        var (first, second) = (await app.ImportAsync(changed), await app.ImportAsync(changed));

        Assert.Equal((1, 0), (first.Proposed, second.Proposed));
        await app.WithAsync(async services =>
        {
            var hub = services.GetRequiredService<HubContext>();
            Assert.Equal("Iets anders bereiken dan eerst", (await hub.FileProposals.SingleAsync()).Record.Purpose.Nl);
            Assert.StartsWith("Door mensen verbeterd", (await hub.Instruments.SingleAsync(i => i.Slug == "stand-up")).Record.Summary.Nl, StringComparison.Ordinal);
            return 0;
        });
    }

    [Fact]
    public async Task An_instrument_whose_file_is_gone_answers_that_it_is_gone_unless_people_changed_it()
    {
        await using var app = await HubApp.StartAsync();
        await ChangeOnSiteAsync(app, "werksessie", "Door mensen verbeterd, en dat moet blijven staan hoe dan ook.");

        var report = await app.ImportAsync(Catalogue.Value with { Instruments = [.. Catalogue.Value.Instruments.Where(i => i.Slug is not ("stand-up" or "werksessie"))] });
        await app.LoadAsync();

        using var client = app.Client();
        Assert.Equal(1, report.Retired);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync("/instrumenten/stand-up")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/instrumenten/werksessie")).StatusCode);
    }

    [Fact]
    public async Task A_renamed_file_leaves_its_old_address_leading_on()
    {
        await using var app = await HubApp.StartAsync();

        await app.ImportAsync(With("stand-up", r => r with { Slug = "korte-start", FormerSlugs = ["stand-up"] }));
        await app.LoadAsync();

        using var response = await app.Client().GetAsync("/instrumenten/stand-up");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/instrumenten/korte-start"), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_folder_with_a_fault_changes_nothing_and_the_site_goes_on()
    {
        await using var database = await TestDatabases.MigratedAsync();
        var folder = Copy();
        await using (await HubApp.StartAsync(folder, database: database)) { }
        await File.WriteAllTextAsync(Path.Combine(folder, "instruments", "stand-up.md"), "---\nslug: stand-up\n");
        File.Delete(Path.Combine(folder, "instruments", "werksessie.md"));

        await using var app = await HubApp.StartAsync(folder, database: database);

        using var client = app.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/instrumenten/stand-up")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/instrumenten/werksessie")).StatusCode);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Two_imports_at_once_leave_the_catalogue_as_one_would()
    {
        await using var app = await HubApp.StartAsync();
        var changed = With("stand-up", r => r with { Purpose = new("Iets anders bereiken dan eerst", "Reaching something other than before") });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try { return (await app.ImportAsync(changed)).Changed; }
            catch (DbUpdateException) { return 0; }
        }));

        Assert.Equal(1, outcomes.Sum());
        Assert.Equal(0, (await app.ImportAsync(changed)).Changed);
    }

    [Fact]
    public async Task What_is_exported_imports_to_the_same_catalogue()
    {
        await using var app = await HubApp.StartAsync();
        var files = await app.WithAsync(services => ContentExport.ReadAsync(services.GetRequiredService<HubContext>(), CancellationToken.None));

        var (content, faults) = ContentSet.Read(files);
        var report = await app.ImportAsync(content);

        Assert.Equal([], faults);
        Assert.False(report.ChangedAnything);
    }

    private static Task<int> ChangeOnSiteAsync(HubApp app, string slug, string summary) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var instrument = await hub.Instruments.SingleAsync(i => i.Slug == slug);
        instrument.Revise(instrument.Record with { Summary = new(summary, summary) }, RecordOrigin.Site, "beter", DateTimeOffset.UtcNow, 1);
        return await hub.SaveChangesAsync();
    });

    private static string Copy()
    {
        var (from, to) = (Path.Combine(Checkout.Root, "content"), Directory.CreateTempSubdirectory("content-").FullName);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return to;
    }
}
