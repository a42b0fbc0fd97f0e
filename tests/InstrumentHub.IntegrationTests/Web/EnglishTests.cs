using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Makers;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Communities;
using InstrumentHub.IntegrationTests.Contributions;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Search;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Web;

/// <summary>Who reads in English reads English, on every page there is, also of what only a moderator or an administrator sees.</summary>
public sealed partial class EnglishTests
{
    /// <summary>Words that Dutch sentences cannot do without and English ones do not have. Two of them in one text make it Dutch.</summary>
    private static readonly HashSet<string> Dutch =
        ["de", "het", "een", "en", "je", "jij", "jouw", "niet", "nog", "van", "voor", "wordt", "worden", "zijn", "dit", "deze", "dat", "met", "bij", "naar", "ook", "wie", "hoe", "kun", "kunt", "hier", "geen", "wat", "op", "te", "aan", "uit"];

    /// <summary>Publications and projects are called what they are called.</summary>
    private static readonly string[] Titles = ["Een nieuw samenspel van innoveren", "Op weg naar een lerende regio", "Transformaties in de zorg voor jeugd", "Een Delphi-studie ter aanvulling", "De STAP naar Gezonder"];

    [Fact]
    public async Task Every_page_in_English_is_English()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Examples:Seed"] = "false" });
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        var values = await FurnishAsync(app, ada);
        List<string> wrong = [];
        var read = 0;
        foreach (var path in Paths(app, values))
        {
            using var answer = await ada.Client.GetAsync(new Uri(path, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            // Parts of a page come without the rest of it.
            if (answer.StatusCode is HttpStatusCode.Redirect || !text.StartsWith("<!DOCTYPE html>", StringComparison.OrdinalIgnoreCase)) { continue; }
            wrong.AddRange(Faults(path, answer.StatusCode, await new HtmlParser().ParseDocumentAsync(text)));
            read++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(read, 50, 500);
    }

    [Theory]
    [InlineData("/en/proposals/import", ".import", "text", "{ broken")]
    [InlineData("/en/flag/instrument/stand-up", ".form", "Note", "")]
    [InlineData("/en/collections/new", ".collection-form", "Name", "")]
    [InlineData("/en/instruments/stand-up/maker", "main .form", "Text", "")]
    public async Task A_refusal_is_English_too(string path, string form, string name, string value)
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        using var refused = await ann.SubmitAsync(path, form, (name, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("", string.Join('\n', Faults(path, HttpStatusCode.OK, await new HtmlParser().ParseDocumentAsync(await refused.Content.ReadAsStringAsync()))));
    }

    private static IEnumerable<string> Faults(string path, HttpStatusCode status, IHtmlDocument page)
    {
        if (status != HttpStatusCode.OK) { yield return $"{path}: {(int)status}"; }
        if (page.DocumentElement.GetAttribute("lang") != "en") { yield return $"{path}: lang is {page.DocumentElement.GetAttribute("lang")}"; }
        if (string.IsNullOrWhiteSpace(page.Title)) { yield return $"{path}: no title"; }
        foreach (var text in Texts(page).Where(IsDutch).Distinct().Take(5)) { yield return $"{path}: {(text.Length > 120 ? text[..120] : text)}"; }
    }

    /// <summary>What is read, seen or heard, but for what says that it is in Dutch, and what people typed.</summary>
    private static IEnumerable<string> Texts(IHtmlDocument page)
    {
        yield return page.Title ?? "";
        foreach (var text in page.Body!.Descendants<IText>().Where(t => t.ParentElement is { } parent && parent.Closest("script, style, template, textarea, [lang=nl], .mail__text, .sources") is null)) { yield return text.Data.Trim(); }
        foreach (var element in page.Body!.QuerySelectorAll("[aria-label], [title], [placeholder], [alt], [data-saved], [data-waiting]").Where(e => e.Closest("[lang=nl]") is null))
        {
            foreach (var name in new[] { "aria-label", "title", "placeholder", "alt", "data-saved", "data-waiting" }) { yield return element.GetAttribute(name) ?? ""; }
        }
    }

    private static bool IsDutch(string text) => !Array.Exists(Titles, t => text.Contains(t, StringComparison.Ordinal)) && Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).Where(Dutch.Contains).Distinct().Count() >= 2;

    /// <summary>All pages under /en, their places filled in.</summary>
    private static IEnumerable<string> Paths(HubApp app, Dictionary<string, string> values) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        let route = endpoint.RoutePattern.RawText!.TrimStart('/')
        where route == "en" || route.StartsWith("en/", StringComparison.Ordinal)
        let path = Place().Replace(route, place => values.GetValueOrDefault($"{route.Split('/')[1]}/{place.Groups["name"].Value}") ?? values.GetValueOrDefault(place.Groups["name"].Value) ?? "")
        let whole = path.EndsWith("/worksheet", StringComparison.Ordinal) ? path.Replace(Proposing.Slug, values["sheet"], StringComparison.Ordinal) : path
        where !path.Contains("//", StringComparison.Ordinal) && !path.EndsWith('/') && Path.GetExtension(path).Length == 0
        orderby path
        select "/" + whole + (path == "en/collections/add" ? "?i=stand-up" : "");

    /// <returns>What stands in the places of addresses, by the first part of the address and the name of the place, or by the name alone.</returns>
    private static async Task<Dictionary<string, string>> FurnishAsync(HubApp app, Person ada)
    {
        await app.StartCommunityAsync("village", CommunityVisibility.Open, ada);
        using (await ada.SubmitAsync("/en/collections/new?i=stand-up", ".collection-form", ("Name", "For Monday"), ("Description", "Start here."), ("IsPublic", "true"))) { }
        await app.WithAsync(services =>
        {
            var hub = services.GetRequiredService<HubContext>();
            var claim = new MakerClaim(ada.Id, "stand-up", "Yes", DateTimeOffset.UtcNow);
            claim.Decide(confirmed: true, DateTimeOffset.UtcNow);
            hub.Add(claim);
            return hub.SaveChangesAsync();
        });
        using var ann = await app.SignInAsync("Ann");
        var proposal = await Proposing.ChangeAsync(ann, ("f.licence", "CC BY 4.0"));
        await Proposing.AcceptAsync(app, ada);
        using (await ada.SubmitAsync("/voorstellen/start?target=instrument&key=stand-up", ".form")) { }
        using (await ann.SubmitAsync("/melden/collection/for-monday", ".form", ("Reason", "Spam"))) { }
        var own = await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.Where(p => p.AuthorId == ada.Id).Select(p => p.Id).SingleAsync());
        Assert.NotEqual("", proposal);
        return new()
        {
            ["sheet"] = app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Instruments.First(i => i.Record.Worksheet is not null).Slug,
            ["instruments/slug"] = Proposing.Slug, ["instruments/number"] = "2", ["cases/slug"] = "enable-dem", ["concepts/slug"] = "vertrouwen", ["concepts/id"] = "vertrouwen", ["phases/id"] = "ontwerpen",
            ["collections/slug"] = "for-monday", ["communities/slug"] = "village", ["communities/community"] = "village", ["people/handle"] = "ada", ["proposals/id"] = own.ToString(),
            ["flag/kind"] = "instrument", ["flag/key"] = "stand-up", ["follow/kind"] = "instrument", ["follow/key"] = "stand-up",
        };
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>[a-zA-Z]+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
