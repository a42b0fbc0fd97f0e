using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Web;

/// <summary>The character 0 and the half of a pair: no database takes them, and no page may fall over them.</summary>
public sealed class WholeTextTests
{
    private static readonly string[] Pages =
    [
        "/registreren", "/inloggen", "/wachtwoord", "/verzamelingen/nieuw", "/communities/nieuw", "/melden/instrument/stand-up", "/voorstellen/nieuw", "/mijn/profiel", "/mijn/beveiliging",
        "/instrumenten/stand-up", "/instrumenten/stand-up/gesprek", "/instrumenten/stand-up/maker", "/vragen", "/moderatie", "/moderatie/synoniemen", "/beheer", "/beheer/instellingen", "/beheer/mensen", "/beheer/onderhoud",
    ];

    [Fact]
    public async Task A_form_with_the_character_0_in_every_field_is_never_a_fault()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", PlatformRole.Administrator);
        var sent = 0;
        foreach (var page in Pages)
        {
            using var read = await ann.Client.GetAsync(new Uri(page, UriKind.Relative));
            if (read.StatusCode != HttpStatusCode.OK) { continue; }
            var forms = (await new HtmlParser().ParseDocumentAsync(await read.Content.ReadAsStringAsync())).Forms.OfType<IHtmlFormElement>();
            foreach (var form in forms.Where(f => f.Method == "post" && f.GetAttribute("action")?.Contains("uitloggen", StringComparison.Ordinal) != true))
            {
                var status = await SendBrokenAsync(ann, form, form.GetAttribute("action") ?? page);
                Assert.True((int)status < 500, $"{page}, {form.GetAttribute("action")}: {status} {string.Join('\n', app.Errors.Lines)}");
                sent++;
            }
        }
        Assert.InRange(sent, 12, int.MaxValue);
        Assert.Empty(app.Errors.Lines);
    }

    [Theory]
    [InlineData("/instrumenten?q=a%00b")]
    [InlineData("/api/v1/search?q=a%00b")]
    [InlineData("/api/v1/suggest?q=%00")]
    [InlineData("/communities?q=a%00b&sector=%00")]
    [InlineData("/inloggen/bevestigen?sleutel=a%00b")]
    [InlineData("/inloggen/koppelen?sleutel=%00")]
    [InlineData("/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=a%00b")]
    public async Task An_address_with_the_character_0_is_never_a_fault(string address)
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        using var answer = await ann.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString());
        Assert.Empty(app.Errors.Lines);
    }

    [Theory]
    [InlineData("a\\u0000b", HttpStatusCode.OK)]
    [InlineData("a\\ud83db", HttpStatusCode.BadRequest)]
    [InlineData("a\\udc00b", HttpStatusCode.BadRequest)]
    public async Task What_JSON_escapes_is_taken_out_or_refused(string text, HttpStatusCode expected)
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/rooms/{room}/comments", UriKind.Relative))
        {
            Content = new StringContent($"{{\"body\":\"{text}\"}}", Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
        };

        using var answer = await ann.Client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? ["ab"] : [], await app.WithAsync(s => s.GetRequiredService<HubContext>().Comments.Select(c => c.Body).ToListAsync()));
    }

    [Fact]
    public async Task What_comes_over_the_wire_of_rooms_loses_the_character_0()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);

        await line.PostAsync(room, "a\0b");

        Assert.Equal("ab", (await line.EventAsync("commented")).GetProperty("data").GetProperty("comment").GetProperty("body").GetString());
    }

    private static async Task<HttpStatusCode> SendBrokenAsync(Person who, IHtmlFormElement form, string action)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null && i.Type != "file")
            .Select(i => (Name: i.Name!, Value: i.Type == "hidden" && i.Name!.StartsWith("__", StringComparison.Ordinal) ? i.Value : $"a\0{i.Value}"))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Where(t => t.Name is not null).Select(t => (Name: t.Name!, Value: "a\0b")))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Where(s => s.Name is not null).Select(s => (Name: s.Name!, Value: $"{s.Value}\0")));
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await who.Client.PostAsync(new Uri(action, UriKind.Relative), content);
        return answer.StatusCode;
    }
}
