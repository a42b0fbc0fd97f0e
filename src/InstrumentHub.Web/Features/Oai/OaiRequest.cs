using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace InstrumentHub.Web.Features.Oai;

/// <summary>What the protocol calls an error: a code and a sentence.</summary>
public sealed class OaiException(string code, string message) : Exception(message)
{
    public string Code => code;
}

/// <summary>A request that is well formed: a verb that exists, with the arguments that it needs and no others.</summary>
public sealed record OaiRequest
{
    public const string DublinCore = "oai_dc";

    private static readonly Dictionary<string, (string[] Required, string[] Optional, bool Resumes)> Verbs = new(StringComparer.Ordinal)
    {
        ["Identify"] = ([], [], false),
        ["ListMetadataFormats"] = ([], ["identifier"], false),
        ["ListSets"] = ([], [], true),
        ["GetRecord"] = (["identifier", "metadataPrefix"], [], false),
        ["ListRecords"] = (["metadataPrefix"], ["from", "until", "set"], true),
        ["ListIdentifiers"] = (["metadataPrefix"], ["from", "until", "set"], true),
    };

    private readonly IReadOnlyList<(string Name, string Value)> _arguments;

    private OaiRequest(string verb, IReadOnlyList<(string Name, string Value)> arguments) => (Verb, _arguments) = (verb, arguments);

    public string Verb { get; }
    public string? Identifier => Argument("identifier");
    public string? Token => Argument("resumptionToken");
    public string? Set => Argument("set");

    /// <summary>At or after; null when there is no such limit.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>Before, and not at: a limit that names a day, or a second, includes all of it.</summary>
    public DateTimeOffset? Before { get; private init; }

    /// <exception cref="OaiException"><c>badVerb</c> or <c>badArgument</c>.</exception>
    public static OaiRequest Read(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        List<(string Name, string Value)> given = [.. fields.SelectMany(f => f.Value, (f, value) => (f.Key, value ?? ""))];
        var verbs = given.Where(g => g.Name == "verb").ToList();
        if (verbs is not [var (_, verb)] || !Verbs.TryGetValue(verb, out var rule)) { throw new OaiException("badVerb", "Exactly one verb of OAI-PMH is needed."); }
        var arguments = given.FindAll(g => g.Name != "verb");
        Check(arguments, rule.Required, rule.Optional, rule.Resumes);
        var request = new OaiRequest(verb, arguments);
        var (from, until) = (request.Argument("from"), request.Argument("until"));
        if (from is not null && until is not null && from.Length != until.Length) { throw Bad("from and until must be equally precise."); }
        request = request with { From = from is null ? null : Date(from).At, Before = until is null ? null : Date(until).Next };
        return request.From >= request.Before ? throw Bad("from must not be after until.") : request;
    }

    /// <exception cref="OaiException"><c>cannotDisseminateFormat</c>: the request is well made and asks for a format that there is none of.</exception>
    public void DemandFormat()
    {
        if (Argument("metadataPrefix") is { } prefix && prefix != DublinCore) { throw new OaiException("cannotDisseminateFormat", "Only oai_dc is offered."); }
    }

    /// <summary>What was asked, as the answer repeats it.</summary>
    public IEnumerable<XAttribute> Attributes() => _arguments.Prepend((Name: "verb", Value: Verb)).Select(a => new XAttribute(a.Name, a.Value));

    private static void Check(List<(string Name, string Value)> arguments, string[] required, string[] optional, bool resumes)
    {
        if (arguments.DistinctBy(a => a.Name).Count() < arguments.Count) { throw Bad("No argument may be repeated."); }
        if (arguments.Exists(a => !a.Value.All(c => XmlConvert.IsXmlChar(c) && c != WholeTexts.Mark))) { throw Bad("An argument has characters that no identifier or date has."); }
        var names = arguments.ConvertAll(a => a.Name);
        if (resumes && names.Contains("resumptionToken"))
        {
            if (names.Count > 1) { throw Bad("resumptionToken must be the only argument."); }
            return;
        }
        if (Array.Find(required, r => !names.Contains(r)) is { } missing) { throw Bad($"{missing} is missing."); }
        if (names.Exists(n => !required.Contains(n) && !optional.Contains(n))) { throw Bad("This verb has no such argument."); }
    }

    private static (DateTimeOffset At, DateTimeOffset Next) Date(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var day)) { return (day, Later(day, TimeSpan.FromDays(1))); }
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, Utc, out var second)) { return (second, Later(second, TimeSpan.FromSeconds(1))); }
        throw Bad("A date is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.");
    }

    private static DateTimeOffset Later(DateTimeOffset at, TimeSpan by) => at < DateTimeOffset.MaxValue - by ? at + by : DateTimeOffset.MaxValue;

    private static OaiException Bad(string message) => new("badArgument", message);

    private string? Argument(string name) => _arguments.FirstOrDefault(a => a.Name == name).Value;
}
