using System.Text.RegularExpressions;
using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Links;

/// <summary>The addresses outside the site that published texts lead to.</summary>
public static partial class TextLinks
{
    /// <summary>Those in a Markdown text, whether written as a link or bare, each once.</summary>
    public static IEnumerable<string> In(string? markdown) => string.IsNullOrEmpty(markdown)
        ? []
        : Address().Matches(markdown).Select(m => Cleaned(Closed(m.Value.TrimEnd('.', ',', ';', ':', '!', '?', '*', '_', '\'')))).OfType<string>().Distinct();

    public static IEnumerable<string> In(InstrumentRecord record) => InSources(record.Sources).Concat(InText(record)).Distinct();

    /// <summary>Those of its running text, which no list of sources shows.</summary>
    public static IEnumerable<string> InText(InstrumentRecord record) =>
        BodySections.All.SelectMany(s => In(record.BodyNl[s]).Concat(In(record.BodyEn[s]))).Except(InSources(record.Sources));

    public static IEnumerable<string> In(CaseRecord record) => InSources(record.Sources).Concat(InText(record)).Distinct();

    public static IEnumerable<string> InText(CaseRecord record) =>
        new[] { record.BodyNl, record.BodyEn }.SelectMany(b => new[] { b.Happened, b.Worked, b.DidNotWork }).SelectMany(In).Except(InSources(record.Sources));

    /// <summary>The address as it is asked for: http or https on the usual port, nobody's password in it, without what only the browser uses; null when it is not that.</summary>
    public static string? Cleaned(string? address) =>
        address is { Length: > 0 and <= LinkCheck.MaxUrlLength } && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.IsDefaultPort && uri.UserInfo.Length == 0 && uri.IdnHost.Length is > 0 and <= LinkCheck.MaxHostLength
            && uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) is { Length: <= LinkCheck.MaxUrlLength } cleaned
                ? cleaned
                : null;

    private static IEnumerable<string> InSources(IEnumerable<Source> sources) => sources.Where(s => s.State != SourceState.Untrusted).Select(s => Cleaned(s.Url)).OfType<string>().Distinct();

    /// <summary>Without a closing bracket that belongs to the sentence: an address may hold brackets, in pairs.</summary>
    private static string Closed(string address) => address.EndsWith(')') && address.Count(c => c == ')') > address.Count(c => c == '(') ? Closed(address[..^1].TrimEnd('.', ',')) : address;

    [GeneratedRegex("""https?://[^\s<>"`\\\[\]{}|^]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
