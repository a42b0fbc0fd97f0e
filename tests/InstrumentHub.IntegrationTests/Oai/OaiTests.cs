using System.Net;
using System.Xml.Linq;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Search;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Oai;

[Collection(Reading.Name)]
public sealed class OaiTests(ReadOnlyApp fixture)
{
    private static readonly XNamespace Pmh = "http://www.openarchives.org/OAI/2.0/", Dc = "http://purl.org/dc/elements/1.1/", OaiDc = "http://www.openarchives.org/OAI/2.0/oai_dc/";

    private readonly HubApp _app = fixture.App;

    [Fact]
    public async Task Identify_says_who_answers_and_what_can_be_relied_on()
    {
        var answer = await AskAsync("verb=Identify");
        var identify = answer.Element(Pmh + "Identify")!;

        Assert.Equal("2.0", identify.Element(Pmh + "protocolVersion")!.Value);
        Assert.Equal("persistent", identify.Element(Pmh + "deletedRecord")!.Value);
        Assert.Equal("YYYY-MM-DDThh:mm:ssZ", identify.Element(Pmh + "granularity")!.Value);
        Assert.EndsWith("/oai", identify.Element(Pmh + "baseURL")!.Value, StringComparison.Ordinal);
        // The schema prescribes this order.
        Assert.Equal(["repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp", "deletedRecord", "granularity", "description"], identify.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(["responseDate", "request", "Identify"], answer.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("Identify", answer.Element(Pmh + "request")!.Attribute("verb")!.Value);
    }

    [Fact]
    public async Task A_harvest_by_tokens_gives_every_instrument_once()
    {
        var slugs = _app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Instruments.Select(i => $"oai:localhost:{i.Slug}").ToHashSet();
        foreach (var verb in new[] { "ListRecords", "ListIdentifiers" })
        {
            List<string> had = [];
            var (query, cursor) = ($"verb={verb}&metadataPrefix=oai_dc", 0);
            while (true)
            {
                var list = (await AskAsync(query)).Element(Pmh + verb)!;
                had.AddRange(list.Descendants(Pmh + "identifier").Select(i => i.Value));
                var token = list.Element(Pmh + "resumptionToken")!;
                Assert.Equal((slugs.Count, cursor), ((int)token.Attribute("completeListSize")!, (int)token.Attribute("cursor")!));
                cursor = had.Count;
                if (token.Value.Length == 0) { break; }
                query = $"verb={verb}&resumptionToken={Uri.EscapeDataString(token.Value)}";
            }
            Assert.Equal(had.Count, had.Distinct().Count());
            Assert.Equal(slugs, had.ToHashSet());
        }
    }

    [Fact]
    public async Task A_record_says_in_Dublin_Core_what_the_page_says()
    {
        var record = (await AskAsync("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:stand-up")).Descendants(Pmh + "record").Single();
        var dc = record.Descendants(OaiDc + "dc").Single();

        Assert.Equal(["nl", "en"], dc.Elements(Dc + "title").Take(2).Select(t => t.Attribute(XNamespace.Xml + "lang")!.Value));
        Assert.EndsWith("/instrumenten/stand-up", dc.Element(Dc + "identifier")!.Value, StringComparison.Ordinal);
        Assert.NotEmpty(dc.Elements(Dc + "subject"));
        Assert.NotEmpty(dc.Elements(Dc + "source"));
        Assert.Contains(record.Descendants(Pmh + "setSpec"), s => s.Value == "phase:uitvoeren");
    }

    [Fact]
    public async Task Sets_hold_what_they_say_and_a_set_holds_its_parts()
    {
        var catalogue = _app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue;
        var specs = (await AskAsync("verb=ListSets")).Descendants(Pmh + "setSpec").Select(s => s.Value).ToList();
        Assert.Contains("kind", specs);
        Assert.Contains("phase:starten", specs);

        var inSet = (await AskAsync("verb=ListIdentifiers&metadataPrefix=oai_dc&set=kind:scan")).Descendants(Pmh + "header").Count();
        Assert.Equal(catalogue.Instruments.Count(i => i.Record.Kind == "scan"), inSet);
        var all = (await AskAsync("verb=ListIdentifiers&metadataPrefix=oai_dc&set=kind")).Descendants(Pmh + "resumptionToken").Single();
        Assert.Equal(catalogue.Instruments.Count, (int)all.Attribute("completeListSize")!);
    }

    [Theory]
    [InlineData("", "badVerb")]
    [InlineData("verb=Raad", "badVerb")]
    [InlineData("verb=Identify&verb=Identify", "badVerb")]
    [InlineData("verb=Identify&extra=1", "badArgument")]
    [InlineData("verb=ListRecords", "badArgument")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=gisteren", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2027-01-01T00:00:00Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:%00", "badArgument")]
    [InlineData("verb=ListRecords&resumptionToken=x", "badResumptionToken")]
    [InlineData("verb=ListRecords&resumptionToken=eyJTZXQiOm51bGx9", "badResumptionToken")]
    [InlineData("verb=ListSets&resumptionToken=x", "badResumptionToken")]
    [InlineData("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat")]
    [InlineData("verb=GetRecord&metadataPrefix=marc21&identifier=oai:localhost:stand-up", "cannotDisseminateFormat")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:bestaat-niet", "idDoesNotExist")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elders.example:stand-up", "idDoesNotExist")]
    [InlineData("verb=ListMetadataFormats&identifier=iets", "idDoesNotExist")]
    [InlineData("verb=ListIdentifiers&metadataPrefix=oai_dc&until=2001-01-01", "noRecordsMatch")]
    [InlineData("verb=ListIdentifiers&metadataPrefix=oai_dc&set=kind:koe", "noRecordsMatch")]
    public async Task What_is_asked_wrong_is_told_as_the_protocol_has_it(string query, string code)
    {
        var answer = await AskAsync(query);

        Assert.Equal(code, answer.Element(Pmh + "error")!.Attribute("code")!.Value);
        // The arguments are repeated only where they could be understood.
        Assert.Equal(code is "badVerb" or "badArgument", !answer.Element(Pmh + "request")!.HasAttributes);
    }

    [Fact]
    public async Task A_form_is_answered_like_an_address()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["verb"] = "ListMetadataFormats" });
        using var response = await _app.Client().PostAsync("/oai", form);

        Assert.Equal((HttpStatusCode.OK, "text/xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<metadataPrefix>oai_dc</metadataPrefix>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_out_stays_known_as_deleted_and_comes_with_the_next_harvest()
    {
        await using var app = await HubApp.StartAsync();
        var (content, _) = Core.Content.ContentSet.ReadFolder(Path.Combine(Checkout.Root, "content"));
        // A harvester's clock counts seconds: what changes in the same second as the last harvest is asked for again.
        var before = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await app.ImportAsync(content with
        {
            Instruments = [.. content.Instruments.Where(i => i.Slug != "stand-up").Select(i => i with { Relations = [.. i.Relations.Where(r => r.To != "stand-up")] })],
            Cases = [.. content.Cases.Select(c => c with { Instruments = [.. c.Instruments.Where(i => i != "stand-up")] })],
        });
        await app.LoadAsync();

        var harvest = XDocument.Parse(await app.GetStringAsync($"/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&from={before}")).Root!;
        var gone = harvest.Descendants(Pmh + "header").Single(h => h.Element(Pmh + "identifier")!.Value == "oai:localhost:stand-up");
        Assert.Equal("deleted", gone.Attribute("status")!.Value);
        var record = XDocument.Parse(await app.GetStringAsync("/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:stand-up")).Root!.Descendants(Pmh + "record").Single();
        Assert.Equal(["header"], record.Elements().Select(e => e.Name.LocalName));
    }

    private async Task<XElement> AskAsync(string query)
    {
        using var response = await _app.Client().GetAsync("/oai?" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
    }
}
