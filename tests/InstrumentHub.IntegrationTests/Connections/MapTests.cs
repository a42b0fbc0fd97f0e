using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InstrumentHub.Core;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Connections;
using InstrumentHub.Web.Features.Connections.Drawing;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Connections;

[Collection(Reading.Name)]
public sealed class MapTests(ReadOnlyApp fixture)
{
    private readonly HubApp _app = fixture.App;

    public static TheoryData<string> Views =>
    [
        "", "?depth=2", "?kind=sector&kind=challenge", "?kind=concept", "?focus=instrument:stand-up", "?focus=instrument:seeds-of-innovation&depth=2", "?focus=concept:vertrouwen&depth=2",
        "?focus=phase:starten&depth=2", "?focus=sector:sociaal-domein", "?focus=challenge:gas-erop&depth=2", "?focus=concept:vertrouwen&kind=instrument", "?q=iedereen+knikt+maar+niemand+doet+iets&depth=2",
    ];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task What_the_picture_says_the_list_says(string view)
    {
        foreach (var path in new[] { "/verbanden", "/en/connections" })
        {
            var document = await DocumentAsync(path + view);
            var list = document.QuerySelector("[data-region=map-list]")!;
            var links = list.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ToHashSet();
            var reasons = list.QuerySelectorAll(".map-list__why").Select(w => w.TextContent).ToHashSet();
            var pictures = document.QuerySelectorAll("svg[data-map]");
            Assert.NotEmpty(pictures);
            foreach (var node in pictures.SelectMany(p => p.QuerySelectorAll("a[data-key]")).Where(n => !n.ClassList.Contains("map__node--focus")))
            {
                var (key, told) = (node.GetAttribute("data-key")!, node.QuerySelector("title")!.TextContent.Split(". ")[0].Split(": ")[0]);
                Assert.True(links.Contains(node.GetAttribute("href")) || list.TextContent.Contains(told, StringComparison.Ordinal), $"{path}{view}: {key} is not in the list");
            }
            if (view.Contains("focus", StringComparison.Ordinal) || view.Contains("q=", StringComparison.Ordinal))
            {
                Assert.All(pictures.SelectMany(p => p.QuerySelectorAll(".map__tie title")), tie => Assert.Contains(tie.TextContent, reasons));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task No_two_labels_meet_and_every_line_has_two_ends(string view)
    {
        var document = await DocumentAsync("/verbanden" + view);
        foreach (var picture in document.QuerySelectorAll("svg[data-map]"))
        {
            var nodes = picture.QuerySelectorAll("a[data-key]").Select(a => (Key: a.GetAttribute("data-key")!, Box: BoxOf(a.QuerySelector(".map__box")!))).ToList();
            Assert.Equal(nodes.Count, nodes.DistinctBy(n => n.Key).Count());
            for (var a = 0; a < nodes.Count; a++)
            {
                for (var b = a + 1; b < nodes.Count; b++) { Assert.False(Meet(nodes[a].Box, nodes[b].Box), $"{view}: {nodes[a]} and {nodes[b]}"); }
            }
            var keys = nodes.Select(n => n.Key).ToHashSet();
            Assert.All(picture.QuerySelectorAll(".map__tie"), tie => Assert.True(keys.Contains(tie.GetAttribute("data-from")!) && keys.Contains(tie.GetAttribute("data-to")!)));
        }
    }

    [Fact]
    public async Task Every_instrument_has_a_neighbourhood_whose_labels_stay_within_their_boxes()
    {
        var lettering = _app.Services.GetRequiredService<Lettering>();
        await InAsync(Language.Dutch, services =>
        {
            var (page, projection, layouts) = (services.GetRequiredService<PageContext>(), services.GetRequiredService<NeighbourhoodProjection>(), services.GetRequiredService<MapLayouts>());
            foreach (var slug in page.Catalogue.Instruments.Select(i => i.Slug))
            {
                var view = projection.Of(Form($"?focus=instrument:{slug}", page));
                Assert.True(view.Branches.Count > 1, $"{slug} stands alone");
                foreach (var picture in new[] { layouts.Wide(view), layouts.Tall(view) })
                {
                    foreach (var node in picture.Nodes.Where(n => n.Look != "focus"))
                    {
                        Assert.All(node.Texts, t => Assert.True(lettering.Width([t.Text], t.Look == "label" ? 16 : 14, t.Look == "label") <= node.Box.Width, $"{slug}: {t.Text}"));
                        Assert.InRange(node.Box.X, picture.Left, picture.Left + picture.Width - node.Box.Width);
                        Assert.True(node.Box.Height >= 24, "too small to press");
                    }
                }
            }
        });
    }

    [Fact]
    public async Task The_same_catalogue_gives_the_same_picture()
    {
        using var client = _app.Client();
        client.DefaultRequestHeaders.Add("Cookie", "not=remembered");
        foreach (var view in new[] { "/verbanden", "/verbanden?depth=2", "/verbanden?focus=concept:vertrouwen&depth=2" })
        {
            var pictures = new List<string>();
            for (var i = 0; i < 2; i++) { pictures.Add(string.Concat(new HtmlParser().ParseDocument(await client.GetStringAsync(view)).QuerySelectorAll("svg[data-map]").Select(s => s.OuterHtml))); }
            Assert.Equal(pictures[0], pictures[1]);
        }
    }

    [Fact]
    public async Task Opened_the_map_holds_the_whole_catalogue_by_name()
    {
        var catalogue = _app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue;
        var keys = (await DocumentAsync("/verbanden?depth=2")).QuerySelectorAll("svg a[data-key]").Select(a => a.GetAttribute("data-key")!).ToHashSet();

        Assert.Superset(catalogue.Instruments.Select(i => $"instrument:{i.Slug}").ToHashSet(), keys);
        Assert.Superset(catalogue.Thesaurus.Scheme.Concepts.Select(c => $"concept:{c.Id}").ToHashSet(), keys);
        Assert.True(keys.Count > 500, $"{keys.Count}");
    }

    [Fact]
    public async Task Every_place_has_ties_and_every_reason_holds() => await InAsync(Language.Dutch, services =>
    {
        var (page, ties) = (services.GetRequiredService<PageContext>(), services.GetRequiredService<Ties>());
        var catalogue = page.Catalogue;
        foreach (var instrument in catalogue.Instruments)
        {
            foreach (var tie in ties.Of(new(PlaceKind.Instrument, instrument.Slug)))
            {
                Assert.False(string.IsNullOrWhiteSpace(tie.Reason));
                var record = instrument.Record;
                Assert.True(tie.To.Kind switch
                {
                    PlaceKind.Concept => record.Concepts.Contains(tie.To.Id),
                    PlaceKind.Phase => record.Phases.Contains(tie.To.Id),
                    PlaceKind.Sector => record.Sectors.Contains(tie.To.Id),
                    PlaceKind.Challenge => catalogue.FindCase(tie.To.Id)!.Instruments.Contains(instrument.Slug),
                    _ => Related(record, catalogue.Find(tie.To.Id)!.Record),
                }, $"{instrument.Slug} → {tie}");
            }
        }
        foreach (var phase in catalogue.Scheme("phases").Scheme.Concepts)
        {
            foreach (var tie in ties.Of(new(PlaceKind.Phase, phase.Id)).Where(t => t.To.Kind == PlaceKind.Concept))
            {
                var both = catalogue.Instruments.Count(i => i.Record.Phases.Contains(phase.Id) && i.Record.Concepts.Contains(tie.To.Id));
                Assert.StartsWith($"{both} ", tie.Reason, StringComparison.Ordinal);
            }
        }
        Assert.All(catalogue.Thesaurus.Scheme.Concepts, c => Assert.NotEmpty(ties.Of(new(PlaceKind.Concept, c.Id))));
        Assert.All(catalogue.Cases, c => Assert.NotEmpty(ties.Of(new(PlaceKind.Challenge, c.Slug))));

        bool Related(Core.Catalogue.InstrumentRecord a, Core.Catalogue.InstrumentRecord b) =>
            a.Relations.Any(r => r.To == b.Slug) || b.Relations.Any(r => r.To == a.Slug) || a.Concepts.Intersect(b.Concepts).Any() || a.Sectors.Intersect(b.Sectors).Any();
    });

    [Theory]
    [InlineData("?focus=instrument:niets", "")]
    [InlineData("?focus=zomaar", "")]
    [InlineData("?focus=concept:vertrouwen&kind=koe&depth=9", "?focus=concept%3Avertrouwen")]
    [InlineData("?kind=instrument&kind=concept&kind=challenge&kind=phase&kind=sector", "")]
    [InlineData("?focus=instrument:evaluatiekaart-partnerschap", "?focus=instrument%3Apartnerschapskaart")]
    [InlineData("?focus=concept:vertrouwen&q=ook&kind=phase&depth=2", "?focus=concept%3Avertrouwen&kind=phase&depth=2")]
    public async Task An_address_is_read_for_what_it_means(string query, string meant) =>
        await InAsync(Language.Dutch, services => Assert.Equal(meant, Form(query, services.GetRequiredService<PageContext>()).UrlOn("")));

    [Theory]
    [InlineData("/verbanden?q=Vertrouwen", "/verbanden?focus=concept%3Avertrouwen")]
    [InlineData("/en/connections?q=trust&depth=2", "/en/connections?focus=concept%3Avertrouwen&depth=2")]
    [InlineData("/verbanden?q=stand-up", "/verbanden?focus=concept%3Astand-up")]
    [InlineData("/verbanden?q=Partnerschapskaart", "/verbanden?focus=instrument%3Apartnerschapskaart")]
    public async Task Who_types_a_name_gets_the_thing_itself(string asked, string target)
    {
        using var response = await _app.Client().GetAsync(asked);

        Assert.Equal((HttpStatusCode.Redirect, target), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_question_stands_among_what_answers_it()
    {
        var document = await DocumentAsync("/verbanden?q=niemand+zegt+wat+hij+denkt");

        Assert.Equal("question", document.QuerySelector("svg a[data-key]")!.GetAttribute("data-key"));
        Assert.True(document.QuerySelectorAll("svg.map--wide .map__node--instrument").Length >= 3);
    }

    private async Task<IDocument> DocumentAsync(string path) => new HtmlParser().ParseDocument(await _app.GetStringAsync(path));

    private static MapForm Form(string query, PageContext page) =>
        MapForm.Read(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)), page.Catalogue);

    private async Task InAsync(Language language, Action<IServiceProvider> act) => await _app.WithAsync(services =>
    {
        var http = new DefaultHttpContext { RequestServices = services };
        http.Features.Set<IRequestCultureFeature>(new RequestCultureFeature(new RequestCulture(language.Tag()), null));
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        act(services);
        return Task.FromResult(true);
    });

    private static Box BoxOf(IElement rect) => new(Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height"));

    private static int Number(IElement element, string name) => int.Parse(element.GetAttribute(name)!, System.Globalization.CultureInfo.InvariantCulture);

    private static bool Meet(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;
}
