using System.Collections;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Makers;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Communities;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Accounts;

/// <summary>What people may take away and what becomes of it when they go, reckoned from the model, so that a new table is not forgotten.</summary>
public sealed class PersonalDataTests
{
    /// <summary>Texts of a row that are no text of the person: secrets, keys, and what says where a thing is.</summary>
    private static readonly HashSet<string> NotTheirs =
    [
        "OneTimeKey.Hash", "OneTimeKey.Data", "Invitation.Hash", "Follow.FeedKey", "MailWishes.UnsubscribeKey", "Notice.UrlNl", "Notice.UrlEn", "Notice.DedupeKey",
        "Decision.SubjectKey", "DeskItem.SubjectKey", "Proposal.Origin", "IdentityUserToken`1.LoginProvider", "IdentityUserToken`1.Name", "IdentityUserToken`1.Value",
        "IdentityUserClaim`1.ClaimType", "IdentityUserClaim`1.ClaimValue", "IdentityUserLogin`1.ProviderDisplayName",
        // Only who has no account leaves an address with a flag.
        "Flag.Email",
        // Of a desk item its title is exported with the flag.
        "DeskItem.Title",
    ];

    /// <summary>Where the number of an account without a name stays, because others need what it wrote or the log must be whole.</summary>
    private static readonly HashSet<string> Nameless = ["LogbookStep.AuthorId", "Proposal.AuthorId", "InstrumentRevision.AuthorId", "MakerNote.AccountId", "Objection.AccountId", "Decision.ActorId", "Decision.ConcernsAccountId", "DeskItem.ConcernsAccountId",
        "AuditEntry.ActorId", "VocabularyRevision.ActorId"];

    [Fact]
    public async Task Whatever_knows_of_an_account_has_somebody_who_exports_and_erases_it()
    {
        await using var app = await HubApp.StartAsync();

        var forgotten = await app.WithAsync(services =>
        {
            // Some of them speak the language of who asks.
            services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = services };
            var kept = services.GetServices<IPersonalData>().SelectMany(p => p.Keeps).ToHashSet();
            return Task.FromResult(AccountColumns.In(services.GetRequiredService<HubContext>().Model).Where(c => !kept.Contains(c.DeclaringType.ClrType)).Select(c => $"{c.DeclaringType.ClrType.Name}.{c.Name}").ToList());
        });

        // A new one: let an IPersonalData of its feature name it in Keeps, export it and erase it. No account in it after all: name it in AccountColumns.
        Assert.Equal([], forgotten);
    }

    [Fact]
    public async Task Everything_is_in_the_export_and_nothing_of_anybody_else()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var own = await LeaveTracesAsync(app, ann, "anntxt");
        await LeaveTracesAsync(app, ben, "bentxt");

        using var zip = new ZipArchive(await ann.Client.GetStreamAsync(new Uri("/mijn/gegevens.zip", UriKind.Relative)));
        using var reader = new StreamReader(zip.GetEntry("data.json")!.Open());
        var json = await reader.ReadToEndAsync();

        Assert.Equal([], own.Where(t => !NotTheirs.Contains(t.Key) && !json.Contains(t.Value, StringComparison.Ordinal)).Select(t => t.Key));
        Assert.DoesNotContain("bentxt", json, StringComparison.Ordinal);
        using var tables = JsonDocument.Parse(json);
        Assert.Equal(zip.Entries.Count - 1, tables.RootElement.EnumerateObject().Count());
    }

    [Fact]
    public async Task Who_leaves_is_named_nowhere_and_others_keep_theirs()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Annemarijke Zeldzaam");
        using var ben = await app.SignInAsync("Ben");
        await LeaveTracesAsync(app, ann, "anntxt");
        var others = await LeaveTracesAsync(app, ben, "bentxt");
        var before = await ColumnsWithAsync(app, ann.Id);
        Assert.Equal((await ColumnsWithAsync(app, ben.Id)).Keys.Order(), before.Keys.Order());

        using var gone = await ann.SubmitAsync("/mijn/verwijderen", "form.form", ("Email", $"{ann.Handle}@example.org"));

        Assert.Equal("/inloggen", gone.Headers.Location?.OriginalString);
        Assert.Equal([], (await ColumnsWithAsync(app, ann.Id)).Keys.Except(Nameless));
        Assert.Equal(before.Keys.Order(), (await ColumnsWithAsync(app, ben.Id)).Keys.Order());
        var texts = await EverythingAsync(app);
        Assert.Equal([], texts.Where(t => t.Table != "OutgoingMail" && (t.Text.Contains("Zeldzaam", StringComparison.OrdinalIgnoreCase) || t.Text.Contains(ann.Handle, StringComparison.OrdinalIgnoreCase))).Select(t => $"{t.Table}: {t.Text}"));
        Assert.Equal([], others.Where(o => !texts.Any(t => t.Text.Contains(o.Value, StringComparison.Ordinal))).Select(o => o.Key));
    }

    [Fact]
    public async Task The_only_owner_hands_over_or_archives_before_they_can_leave()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        await app.StartCommunityAsync("gedeeld", CommunityVisibility.Private, ann, (ben, CommunityRole.Member));

        var page = await ann.ReadAsync("/mijn/verwijderen");
        Assert.Equal("/communities/gedeeld/leden", page.QuerySelector(".utrecht-alert--warning a")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("form.form"));
        // Somebody who sends the form all the same changes nothing.
        var token = (await ann.ReadAsync("/mijn/profiel")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var refused = await ann.Client.PostAsync(new Uri("/mijn/verwijderen", UriKind.Relative), new FormUrlEncodedContent([new("Email", "ann@example.org"), new("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.True(await ann.IsSignedInAsync());

        using (await ann.SubmitAsync("/communities/gedeeld/leden", $"form[action$='{ben.Id}/overdragen']")) { }
        using var gone = await ann.SubmitAsync("/mijn/verwijderen", "form.form", ("Email", "ann@example.org"));

        Assert.False(await ann.IsSignedInAsync());
        Assert.Equal([ben.Id], await app.WithAsync(s => s.GetRequiredService<HubContext>().Memberships.Select(m => m.AccountId).ToListAsync()));
    }

    [Fact]
    public async Task A_community_of_oneself_goes_unless_others_can_read_it()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await app.StartCommunityAsync("geheim", CommunityVisibility.Hidden, ann);
        var open = await app.StartCommunityAsync("zichtbaar", CommunityVisibility.Open, ann);
        await app.WriteStepAsync(open, ann, Core.Visibility.Public, "Wat bleef");
        var page = (await ann.ReadAsync("/mijn/verwijderen")).QuerySelector("main")!.TextContent;
        Assert.Contains("De community Naam van geheim, met alles wat erin staat", page, StringComparison.Ordinal);
        Assert.Contains("De community Naam van zichtbaar, als archief", page, StringComparison.Ordinal);

        using var gone = await ann.SubmitAsync("/mijn/verwijderen", "form.form", ("Email", "ann@example.org"));

        Assert.Equal(["zichtbaar"], await app.WithAsync(s => s.GetRequiredService<HubContext>().Communities.Select(c => c.Slug).ToListAsync()));
        var left = await app.GetStringAsync("/communities/zichtbaar/logboek");
        Assert.Contains("Wat bleef", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_maker_who_leaves_reads_what_the_instrument_loses_and_their_answer_stays_without_a_name()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Annemarijke");
        using var ben = await app.SignInAsync("Ben");
        await app.ChangeAsync(hub =>
        {
            var now = DateTimeOffset.UtcNow;
            MakerClaim sole = new(ann.Id, "partnerschapskaart", "Van mij", now), shared = new(ann.Id, "stand-up", "Van ons", now), other = new(ben.Id, "stand-up", "Van ons", now);
            foreach (var claim in new[] { sole, shared, other }) { claim.Decide(true, now); }
            hub.AddRange(sole, shared, other, new MakerNote(ann.Id, "partnerschapskaart", "Mijn antwoord", now));
            return hub.SaveChangesAsync();
        });
        var page = (await ann.ReadAsync("/mijn/verwijderen")).QuerySelector("main")!.TextContent;
        Assert.Contains("Daarna heeft het instrument geen maker meer", page, StringComparison.Ordinal);
        Assert.Contains("Dat jij een maker bent van", page, StringComparison.Ordinal);

        using var gone = await ann.SubmitAsync("/mijn/verwijderen", "form.form", ("Email", "annemarijke@example.org"));
        await app.LoadAsync();

        Assert.Equal([ben.Id], await app.WithAsync(s => s.GetRequiredService<HubContext>().MakerClaims.Select(c => c.AccountId).ToListAsync()));
        var instrument = await app.GetStringAsync("/instrumenten/partnerschapskaart");
        Assert.Contains("Mijn antwoord", instrument, StringComparison.Ordinal);
        Assert.DoesNotContain("Annemarijke", instrument, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_administrator_stays()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", Core.Accounts.PlatformRole.Administrator);

        Assert.Null((await ann.ReadAsync("/mijn/verwijderen")).QuerySelector("form.form"));
        using var ben = await app.SignInAsync("Ben", Core.Accounts.PlatformRole.Administrator);
        Assert.NotNull((await ann.ReadAsync("/mijn/verwijderen")).QuerySelector("form.form"));
    }

    private static Task<Dictionary<string, string>> LeaveTracesAsync(HubApp app, Person person, string mark) => app.WithAsync(async services =>
    {
        var traces = new TracesOfSomebody(services.GetRequiredService<HubContext>(), person.Id, mark);
        await traces.LeaveAsync();
        return traces.Texts;
    });

    /// <summary>In which columns an account's number stands, and how often.</summary>
    private static Task<Dictionary<string, int>> ColumnsWithAsync(HubApp app, Guid account) => app.WithAsync(services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        return Task.FromResult(AccountColumns.In(hub.Model)
            .Select(c => (Name: $"{c.DeclaringType.ClrType.Name}.{c.Name}", Count: Rows(hub, c.DeclaringType.ClrType).Count(r => hub.Entry(r).Property(c.Name).CurrentValue as Guid? == account)))
            .Where(c => c.Count > 0).ToDictionary(c => c.Name, c => c.Count));
    });

    private static Task<List<(string Table, string Text)>> EverythingAsync(HubApp app) => app.WithAsync(services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        return Task.FromResult(hub.Model.GetEntityTypes().Where(e => !e.IsOwned()).SelectMany(e => Rows(hub, e.ClrType).SelectMany(r => e.GetProperties()
            .Select(p => hub.Entry(r).Property(p.Name).CurrentValue).Where(v => v is not null).Select(v => (e.ClrType.Name, v as string ?? JsonSerializer.Serialize(v))))).ToList());
    });

    private static IEnumerable<object> Rows(HubContext hub, Type entity) =>
        ((IEnumerable)typeof(DbContext).GetMethods().Single(m => m is { Name: nameof(DbContext.Set) } && m.GetParameters().Length == 0).MakeGenericMethod(entity).Invoke(hub, null)!).Cast<object>();
}
