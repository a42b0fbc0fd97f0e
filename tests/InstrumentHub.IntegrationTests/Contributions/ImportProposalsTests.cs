using System.Net;
using System.Text.Json.Nodes;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Links;
using InstrumentHub.Web.Features.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

public sealed class ImportProposalsTests
{
    [Fact]
    public async Task Our_own_markdown_csv_and_json_become_drafts()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var markdown = (await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "content", "instruments", "stand-up.md"))).Replace("slug: stand-up", "slug: stand-up-op-afstand", StringComparison.Ordinal);

        foreach (var text in new[] { markdown, "slug,titel,doel,situaties\r\n,\"Lopen, samen\",Elkaar leren kennen,\"we praten nooit; we zitten veel\"\r\n", """{"title":{"nl":"Vuurproef"},"concepts":["vertrouwen"]}""" })
        {
            using var taken = await ann.SubmitAsync("/voorstellen/importeren", ".import", ("text", text));
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        }

        var drafts = await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.OrderBy(p => p.StartedAt).Select(p => p.Record).ToListAsync());
        var records = drafts.ConvertAll(d => JsonNode.Parse(d)!);
        Assert.Equal("Lopen, samen", records[1]["title"]!["nl"]!.ToString());
        Assert.Equal("we zitten veel", records[1]["situations"]![1]!["nl"]!.ToString());
        Assert.Equal("vertrouwen", records[2]["concepts"]![0]!.ToString());
        Assert.NotNull(records[0]["bodyNl"]);
    }

    [Fact]
    public async Task What_is_in_the_catalogue_becomes_a_change_of_what_is_named_only()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        using (await ann.SubmitAsync("/voorstellen/importeren", ".import", ("text", $"slug,titel\n{Proposing.Slug},Kaart van partners\n"))) { }

        var draft = await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.SingleAsync());
        Assert.Equal((Proposing.Slug, false), (draft.Key, draft.IsNew));
        Assert.Equal("title.nl", Assert.Single(Core.Contributions.RecordDiff.Between(draft.Origin!, draft.Record)).Path);
    }

    [Theory]
    [InlineData("", "Er staat nog niets om te lezen.")]
    [InlineData("---\nslug: half\n---\n", "Line ")]
    [InlineData("{ \"title\": ", "dit is geen geldige JSON")]
    [InlineData("{\"summary\":{\"nl\":\"x\"}}", "Er is geen titel")]
    [InlineData("naam,doel\nx,y\n", "een kolom")]
    public async Task What_cannot_be_read_says_why_and_makes_nothing(string text, string why)
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        using var refused = await ann.SubmitAsync("/voorstellen/importeren", ".import", ("text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(why, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.CountAsync()));
    }

    [Fact]
    public async Task Who_is_not_signed_in_imports_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Client();

        Assert.Equal(HttpStatusCode.Redirect, await Proposing.StatusAsync(visitor, "/voorstellen/importeren"));
    }

    private static readonly string[] Hostile =
    [
        """{"title":{"nl":"Een"},"title":{"nl":"Twee"}}""",
        """{"title":{"nl":"half \ud800 teken"}}""",
        "[" + string.Concat(Enumerable.Repeat("[", 5_000)),
        """{"title":{"nl":"x"},"concepts":""" + string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60)) + "}",
        """{"title":{"nl":"x"},"worksheet":{"$type":"System.Diagnostics.Process"}}""",
        """{"title":{"nl":"x"},"sources":"geen lijst"}""",
        """{"title":{"nl":["x"]},"situations":{"nl":1}}""",
        """[1,2,null]""",
        "---\nslug: x\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n---\n",
        "---\nslug: " + new string('[', 100_000) + "\n---\n",
        "---\nslug: !!System.IO.File x\n---\n",
        "---\nslug: ../../etc/passwd\ntitle: {nl: x, en: y}\n---\n",
        "titel\n" + string.Concat(Enumerable.Repeat("naam\n", 500)),
        "titel,\"\n\"\"\"\"\"\n,,,,,\n",
    ];

    [Fact]
    public async Task A_hostile_text_is_refused_with_a_page_and_makes_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        foreach (var text in Hostile)
        {
            using var refused = await ann.SubmitAsync("/voorstellen/importeren", ".import", ("text", text));
            Assert.Equal((text[..Math.Min(60, text.Length)], HttpStatusCode.UnprocessableEntity), (text[..Math.Min(60, text.Length)], refused.StatusCode));
        }
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.CountAsync()));
    }

    [Fact]
    public async Task What_hides_in_a_text_is_gone_before_it_is_kept_and_unknown_names_too()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        const string Text = """{"title":{"nl":"Nul\u0000 en \u202Eomgekeerd"},"summary":{"nl":"<script>alert(1)</script> =cmd()"},"geheim":{"a":1},"revisions":[1]}""";

        using (await ann.SubmitAsync("/voorstellen/importeren", ".import", ("text", Text))) { }

        var draft = await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.SingleAsync());
        var record = (JsonObject)JsonNode.Parse(draft.Record)!;
        Assert.Equal("Nul en omgekeerd", record["title"]!["nl"]!.ToString());
        Assert.DoesNotContain(record, f => f.Key is "geheim" or "revisions");
        using var sent = await ann.SubmitAsync($"/voorstellen/{draft.Id}", ".proposal", ("act", "submit"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.DoesNotContain("<script>alert", await ann.Client.GetStringAsync(new Uri($"/voorstellen/{draft.Id}/voorbeeld", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_read_and_one_inside_is_not()
    {
        await using var server = await LinkServer.StartAsync();
        await using var app = await HubApp.StartAsync(services: s => s.AddSingleton(new LinkGuard(new Dictionary<string, IPEndPoint> { ["bestanden.example"] = server.Address })));
        using var ann = await app.SignInAsync("Ann");
        server.Text("bestanden.example/goed.json", """{"title":{"nl":"Van verre"}}""", "application/json");
        server.Text("bestanden.example/pagina", "<p>geen bestand</p>", "text/html");
        server.Text("bestanden.example/groot.csv", new string('a', 1_200_000), "text/csv");
        server.Redirect("bestanden.example/binnen", "http://127.0.0.1/");

        foreach (var (link, why) in new[] { ("http://bestanden.example/pagina", "geen Markdown"), ("http://bestanden.example/groot.csv", "te lang"), ("http://bestanden.example/binnen", "kunnen we niet lezen"), ("http://127.0.0.1/", "kunnen we niet lezen"), ("file:///etc/passwd", "heel adres") })
        {
            using var refused = await ann.SubmitAsync("/voorstellen/importeren", ".import", ("link", link));
            var page = await refused.Content.ReadAsStringAsync();
            Assert.Equal((link, HttpStatusCode.UnprocessableEntity), (link, refused.StatusCode));
            Assert.Contains(why, page, StringComparison.Ordinal);
            Assert.Contains($"value=\"{link}\"", page, StringComparison.Ordinal);
        }
        using var taken = await ann.SubmitAsync("/voorstellen/importeren", ".import", ("link", "http://bestanden.example/goed.json"));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains("Van verre", await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.Select(p => p.Record).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_says_so_at_the_field()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var token = (await ann.ReadAsync("/voorstellen/importeren")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent([0xFF, 0xFE, 0x00, 0xC3, 0x28]), "file", "plaatje.md" } };

        using var refused = await ann.Client.PostAsync(new Uri("/voorstellen/importeren", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"file-fout\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
