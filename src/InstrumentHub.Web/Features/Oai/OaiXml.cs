using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace InstrumentHub.Web.Features.Oai;

/// <summary>The elements that the protocol's schemas prescribe.</summary>
internal static class OaiXml
{
    public const string DcSchema = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";

    public static readonly XNamespace Oai = "http://www.openarchives.org/OAI/2.0/", OaiDc = "http://www.openarchives.org/OAI/2.0/oai_dc/";

    private static readonly XNamespace DcTerms = "http://purl.org/dc/elements/1.1/", Xsi = "http://www.w3.org/2001/XMLSchema-instance",
        Identifiers = "http://www.openarchives.org/OAI/2.0/oai-identifier";

    public static XElement Root(DateTimeOffset now, string address, IEnumerable<XAttribute> attributes, XElement answer) => new(Oai + "OAI-PMH",
        new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
        new XAttribute(Xsi + "schemaLocation", "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"),
        new XElement(Oai + "responseDate", Stamp(now)),
        new XElement(Oai + "request", attributes, address),
        answer);

    public static XElement DublinCore(IEnumerable<XElement?> elements) => new(OaiDc + "dc",
        new XAttribute(XNamespace.Xmlns + "oai_dc", OaiDc), new XAttribute(XNamespace.Xmlns + "dc", DcTerms), new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
        new XAttribute(Xsi + "schemaLocation", $"{OaiDc} {DcSchema}"), elements);

    public static XElement Dc(string name, string text, string? language = null) => new(DcTerms + name,
        language is null ? null : new XAttribute(XNamespace.Xml + "lang", language),
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value))));

    public static XElement IdentifierScheme(string host, string sample) => new(Identifiers + "oai-identifier",
        new XAttribute(Xsi + "schemaLocation", "http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd"),
        new XElement(Identifiers + "scheme", "oai"), new XElement(Identifiers + "repositoryIdentifier", host),
        new XElement(Identifiers + "delimiter", ":"), new XElement(Identifiers + "sampleIdentifier", sample));

    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
