using System.Net;
using AngleSharp.Html.Parser;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

public sealed class CollectionTests
{
    private const string Page = "/verzamelingen/voor-maandag";

    [Fact]
    public async Task A_collection_begins_at_an_instrument_gets_notes_and_is_read_by_everyone_once_it_is_public()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var visitor = app.Client();
        Assert.Contains("/verzamelingen/toevoegen?i=stand-up", await app.GetStringAsync("/instrumenten/stand-up"), StringComparison.Ordinal);
        await MakeAsync(ann, isPublic: false);
        Assert.Equal(HttpStatusCode.NotFound, await Proposing.StatusAsync(visitor, Page));

        using (await ann.SubmitAsync("/verzamelingen/toevoegen?i=partnerschapskaart", $".add-to[action='{Page}/toevoegen']")) { }
        using (var saved = await ann.SubmitAsync($"{Page}/bewerken", ".collection-form", ("IsPublic", "true"), ("note.stand-up", "Elke **maandag**."))) { Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode); }

        var page = await visitor.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.Equal("maandag", (await ann.ReadAsync(Page)).QuerySelector(".collected-note strong")?.TextContent);
        Assert.Contains("/instrumenten/partnerschapskaart", page, StringComparison.Ordinal);
        Assert.Contains("Voor maandag", await visitor.GetStringAsync(new Uri("/verzamelingen", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("<title>Voor maandag</title>", await visitor.GetStringAsync(new Uri($"{Page}.atom", UriKind.Relative)), StringComparison.Ordinal);
        var csv = await visitor.GetStringAsync(new Uri($"{Page}.csv", UriKind.Relative));
        Assert.StartsWith("slug,titel,notitie,adres\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("stand-up,Stand-up,Elke **maandag**.,http://", csv, StringComparison.Ordinal);
        Assert.Contains("\"instrument\":\"stand-up\"", await visitor.GetStringAsync(new Uri($"{Page}.json", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_closed_again_is_gone_at_once_for_others()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var visitor = app.Client();
        await MakeAsync(ann, isPublic: true);
        Assert.Equal(HttpStatusCode.OK, await Proposing.StatusAsync(visitor, Page));

        var edition = (await ann.ReadAsync($"{Page}/bewerken")).QuerySelector("input[name=Edition]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, await Proposing.PostAsync(ann, $"{Page}/bewerken", ("Name", "Voor maandag"), ("Edition", edition)));

        foreach (var path in new[] { Page, $"{Page}.atom", $"{Page}.json", $"{Page}.csv" }) { Assert.Equal(HttpStatusCode.NotFound, await Proposing.StatusAsync(visitor, path)); }
        Assert.DoesNotContain("Voor maandag", await visitor.GetStringAsync(new Uri("/verzamelingen", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_changes_or_removes_it_and_what_is_private_does_not_exist_for_them()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        await MakeAsync(ann, isPublic: true);
        await MakeAsync(ann, isPublic: false);

        foreach (var act in new[] { "bewerken", "verwijderen", "toevoegen" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Proposing.PostAsync(ben, $"{Page}/{act}", ("Name", "Van mij")));
            Assert.Equal(HttpStatusCode.NotFound, await Proposing.PostAsync(ben, $"{Page}-2/{act}", ("Name", "Van mij")));
        }
        Assert.Equal(2, await app.WithAsync(s => s.GetRequiredService<HubContext>().Collections.CountAsync(c => c.Name == "Voor maandag")));
    }

    [Fact]
    public async Task A_form_that_is_older_than_what_is_saved_overwrites_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await MakeAsync(ann, isPublic: false);

        Assert.Equal(HttpStatusCode.Conflict, await Proposing.PostAsync(ann, $"{Page}/bewerken", ("Name", "Anders"), ("Edition", "0")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Proposing.PostAsync(ann, $"{Page}/bewerken", ("Name", " "), ("Edition", "2")));

        Assert.Equal("Voor maandag", await app.WithAsync(s => s.GetRequiredService<HubContext>().Collections.Select(c => c.Name).SingleAsync()));

        using var refused = await ann.SubmitAsync($"{Page}/bewerken", ".collection-form", ("Name", "Anders"), ("note.stand-up", "Mijn lange aantekening"), ("Edition", "0"));
        var again = await new HtmlParser().ParseDocumentAsync(await refused.Content.ReadAsStringAsync());
        Assert.Equal("Mijn lange aantekening", again.QuerySelector("textarea[name='note.stand-up']")!.TextContent.Trim());
        Assert.Equal("2", again.QuerySelector("input[name=Edition]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_flagged_collection_is_hidden_for_all_but_its_owner_and_comes_back()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        await MakeAsync(ann, isPublic: true);
        using (await ben.SubmitAsync("/melden/collection/voor-maandag", ".form", ("Reason", "Spam"))) { }
        var item = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Select(i => i.Id).SingleAsync());

        using var hidden = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Hide"), ("Reason", "Reclame."));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await Proposing.StatusAsync(ben.Client, Page), await Proposing.StatusAsync(ann.Client, Page)));
        using (await moderator.SubmitAsync(hidden.Headers.Location!.ToString(), ".desk__done")) { }

        Assert.Equal(HttpStatusCode.OK, await Proposing.StatusAsync(ben.Client, Page));
    }

    private static async Task MakeAsync(Person person, bool isPublic)
    {
        using var made = await person.SubmitAsync("/verzamelingen/nieuw?i=stand-up", ".collection-form", ("Name", "Voor maandag"), ("IsPublic", isPublic ? "true" : "false"));
        Assert.StartsWith(Page, made.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
