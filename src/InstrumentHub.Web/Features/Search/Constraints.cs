using System.Globalization;
using System.Text.RegularExpressions;
using InstrumentHub.Search;

namespace InstrumentHub.Web.Features.Search;

/// <summary>
/// Reads limits from a question ("in een kwartier", "30 mensen", "online") as filters to offer. They are never applied unasked: what is
/// said in passing is not always meant as a limit, and many records do not state theirs.
/// </summary>
internal static partial class Constraints
{
    private static readonly Dictionary<string, int> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["een"] = 1, ["één"] = 1, ["an"] = 1, ["one"] = 1, ["twee"] = 2, ["two"] = 2, ["drie"] = 3, ["three"] = 3, ["vier"] = 4, ["four"] = 4,
        ["vijf"] = 5, ["five"] = 5, ["tien"] = 10, ["ten"] = 10, ["twintig"] = 20, ["twenty"] = 20, ["dertig"] = 30, ["thirty"] = 30, ["veertig"] = 40,
        ["vijftig"] = 50, ["fifty"] = 50, ["honderd"] = 100, ["hundred"] = 100,
        ["zes"] = 6, ["six"] = 6, ["zeven"] = 7, ["acht"] = 8, ["eight"] = 8, ["negen"] = 9, ["twaalf"] = 12, ["twelve"] = 12, ["vijftien"] = 15, ["fifteen"] = 15,
        ["zestig"] = 60, ["sixty"] = 60, ["zeventig"] = 70, ["tachtig"] = 80, ["eighty"] = 80, ["negentig"] = 90, ["ninety"] = 90, ["anderhalf"] = 2, ["tweehonderd"] = 200,
        ["tweeën"] = 2, ["tweeen"] = 2, ["drieën"] = 3, ["drieen"] = 3, ["vieren"] = 4, ["vijven"] = 5,
    };

    /// <summary>What the question seems to ask for and would leave something of the answer, unless that facet is narrowed already.</summary>
    public static IEnumerable<(CatalogueFacet Facet, string Value)> Offered(SearchForm form, IReadOnlyList<FacetGroup> counts) =>
        from found in Read(form.Question)
        where !form.Filters.ContainsKey(found.Facet)
        where counts.Any(g => g.Name == found.Facet && g.Values.Any(v => v.Value == found.Value && v.Count > 0))
        select (CatalogueFacets.All.First(f => f.Name == found.Facet), found.Value);

    /// <summary>Facets with the value that the words mean, each facet at most once.</summary>
    public static IEnumerable<(string Facet, string Value)> Read(string question)
    {
        if (Minutes(question) is > 0 and var minutes) { yield return ("duration", CatalogueFacets.Band(duration: true, minutes)); }
        if (People(question) is > 0 and var people) { yield return ("groupSize", CatalogueFacets.Band(duration: false, people)); }
        if (Online().IsMatch(question)) { yield return ("setting", "online"); }
        else if (OnSite().IsMatch(question)) { yield return ("setting", "onsite"); }
    }

    private static int Minutes(string question)
    {
        if (Quarter().IsMatch(question)) { return 15; }
        if (HalfHour().IsMatch(question)) { return 30; }
        if (HalfDay().IsMatch(question)) { return 240; }
        return Duration().Match(question) is { Success: true } m
            ? Number(m.Groups["n"].Value) * (m.Groups["unit"].ValueSpan[0] is 'm' or 'M' ? 1 : 60)
            : 0;
    }

    private static int People(string question) => Together().Match(question) is { Success: true } few
        ? Number(few.Groups["n"].Value)
        : Group().Match(question) is { Success: true } m ? Number(m.Groups["n"].Value) : 0;

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? Math.Min(number, 10_000)
        : Numbers.GetValueOrDefault(text);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const string Amount = @"(?<n>[0-9]{1,4}|een|één|an|one|twee|two|drie|three|vier|four|vijf|five|zes|six|zeven|acht|eight|negen|tien|ten|twaalf|twelve|vijftien|fifteen|zestig|sixty|zeventig|tachtig|eighty|negentig|ninety|anderhalf|tweehonderd|twintig|twenty|dertig|thirty|veertig|vijftig|fifty|honderd|hundred)";

    [GeneratedRegex(@"\b(kwartier(tje)?|quarter of an hour)\b", Options)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"\b(half ?uur(tje)?|halfuur(tje)?|half an hour|half hour)\b", Options)]
    private static partial Regex HalfHour();

    [GeneratedRegex(@"\b(dagdeel|halve dag|half a day|half day)\b", Options)]
    private static partial Regex HalfDay();

    [GeneratedRegex(@"\b" + Amount + @" ?(?<unit>minuten|minuut|minutes|minute|min|uur|uurtje|hours|hour)\b", Options)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b" + Amount + @" (mensen|personen|deelnemers|man|mannen|vrouwen|leden|collega['’]?s|studenten|people|persons|participants|members|colleagues|students)\b", Options)]
    private static partial Regex Group();

    [GeneratedRegex(@"\bz['’]?n (?<n>tweeën|tweeen|drieën|drieen|vieren|vijven)\b", Options)]
    private static partial Regex Together();

    [GeneratedRegex(@"\b(online|digitaal|hybride|hybrid|teams|zoom|videobellen|video call|remote|op afstand)\b", Options)]
    private static partial Regex Online();

    [GeneratedRegex(@"\b(op locatie|fysiek|in één zaal|in een zaal|in person|on site|face to face)\b", Options)]
    private static partial Regex OnSite();
}
