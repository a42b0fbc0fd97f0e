using System.Net;
using System.Text.Json.Nodes;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
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
    [InlineData("", "There is nothing to read.")]
    [InlineData("---\nslug: half\n---\n", "Line ")]
    [InlineData("{ \"title\": ", "this is not JSON")]
    [InlineData("{\"summary\":{\"nl\":\"x\"}}", "it has no title")]
    [InlineData("naam,doel\nx,y\n", "a column")]
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
}
