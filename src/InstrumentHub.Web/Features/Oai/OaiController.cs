using System.Xml.Linq;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;

namespace InstrumentHub.Web.Features.Oai;

/// <summary>
/// The catalogue for harvesters: OAI-PMH 2.0 (C. Lagoze, H. Van de Sompel, M. Nelson and S. Warner, 2002, as revised in 2015). Answers are
/// always 200 with XML; what was asked wrong is told in it, as the protocol wants.
/// </summary>
[ApiExplorerSettings(IgnoreApi = true), EnableRateLimiting(RateLimits.Search), IgnoreAntiforgeryToken]
public sealed class OaiController(PageContext page, OaiRecords records, SiteSettings site, TimeProvider time) : Controller
{
    private const int BatchSize = 50;

    private PublishedCatalogue Catalogue => page.Catalogue;

    [HttpGet("/oai")]
    public IActionResult Get() => Answer(Request.Query);

    [HttpPost("/oai")]
    public async Task<IActionResult> Post(CancellationToken cancel) =>
        Answer(Request.HasFormContentType ? await Request.ReadFormAsync(cancel) : []);

    private ContentResult Answer(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        OaiRequest? request = null;
        try
        {
            request = OaiRequest.Read(fields);
            request.DemandFormat();
            return Write(request.Attributes(), Verb(request));
        }
        catch (OaiException error)
        {
            var attributes = error.Code is "badVerb" or "badArgument" ? [] : request!.Attributes();
            return Write(attributes, new XElement(OaiXml.Oai + "error", new XAttribute("code", error.Code), error.Message));
        }
    }

    private XElement Verb(OaiRequest request) => request.Verb switch
    {
        "Identify" => Identify(),
        "ListMetadataFormats" => Formats(request),
        "ListSets" => Sets(request),
        "GetRecord" => new(OaiXml.Oai + request.Verb, records.Whole(Known(request))),
        "ListRecords" => List(request, records.Whole),
        _ => List(request, records.Header),
    };

    private XElement Identify() => new(OaiXml.Oai + "Identify",
        new XElement(OaiXml.Oai + "repositoryName", site.Name),
        new XElement(OaiXml.Oai + "baseURL", page.Site.Absolute(Addresses.Oai)),
        new XElement(OaiXml.Oai + "protocolVersion", "2.0"),
        new XElement(OaiXml.Oai + "adminEmail", site.Contact ?? $"postmaster@{records.Host}"),
        new XElement(OaiXml.Oai + "earliestDatestamp", OaiXml.Stamp(records.All().Select(r => r.At).DefaultIfEmpty(Catalogue.ChangedAt).Min())),
        // An instrument that was taken out is remembered for as long as the database lives.
        new XElement(OaiXml.Oai + "deletedRecord", "persistent"),
        new XElement(OaiXml.Oai + "granularity", "YYYY-MM-DDThh:mm:ssZ"),
        new XElement(OaiXml.Oai + "description", OaiXml.IdentifierScheme(records.Host, records.IdentifierOf("stand-up"))));

    private XElement Formats(OaiRequest request)
    {
        if (request.Identifier is not null) { Known(request); }
        return new(OaiXml.Oai + "ListMetadataFormats", new XElement(OaiXml.Oai + "metadataFormat",
            new XElement(OaiXml.Oai + "metadataPrefix", OaiRequest.DublinCore),
            new XElement(OaiXml.Oai + "schema", OaiXml.DcSchema),
            new XElement(OaiXml.Oai + "metadataNamespace", OaiXml.OaiDc.NamespaceName)));
    }

    private XElement Sets(OaiRequest request)
    {
        // The list is short and comes in one piece, so there is no token that it could have given.
        if (request.Token is not null) { throw new OaiException("badResumptionToken", "This list is never in parts."); }
        return new(OaiXml.Oai + "ListSets", records.Sets().Select(s => new XElement(OaiXml.Oai + "set", new XElement(OaiXml.Oai + "setSpec", s.Spec), new XElement(OaiXml.Oai + "setName", s.Name))));
    }

    private OaiRecord Known(OaiRequest request) =>
        records.Find(request.Identifier!) ?? throw new OaiException("idDoesNotExist", "There is no item with this identifier.");

    private XElement List(OaiRequest request, Func<OaiRecord, XElement> write)
    {
        var position = request.Token is { } token ? OaiPosition.Parse(token) : OaiPosition.Start(request);
        // By date, so that what changes while somebody harvests comes after what they have had.
        var all = records.All().Where(position.Selects).OrderBy(r => r.At).ThenBy(r => r.Slug, StringComparer.Ordinal).ToList();
        if (all.Count == 0) { throw new OaiException("noRecordsMatch", "Nothing in the catalogue fits these arguments."); }
        var left = all.FindAll(position.IsAhead);
        // The rest has changed since, and comes with a next harvest.
        if (left.Count == 0) { throw new OaiException("badResumptionToken", "The list has ended."); }
        var batch = left.Take(BatchSize).ToList();
        return new(OaiXml.Oai + request.Verb, batch.Select(write), Token(position, batch, left.Count, all.Count));
    }

    private static XElement? Token(OaiPosition position, List<OaiRecord> batch, int left, int total)
    {
        var last = left == batch.Count;
        // A list that fits in one answer has no token; the last part of a longer one has an empty token.
        if (last && position.Cursor == 0) { return null; }
        return new(OaiXml.Oai + "resumptionToken", new XAttribute("completeListSize", total), new XAttribute("cursor", position.Cursor),
            last ? null : position.After(batch[^1], batch.Count).ToString());
    }

    private ContentResult Write(IEnumerable<XAttribute> attributes, XElement answer)
    {
        var root = OaiXml.Root(time.GetUtcNow(), page.Site.Absolute(Addresses.Oai), attributes, answer);
        return Content($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}", "text/xml", System.Text.Encoding.UTF8);
    }
}
