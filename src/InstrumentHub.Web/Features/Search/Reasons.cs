using InstrumentHub.Core;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Search;

/// <summary>Why a hit is a hit: data in the API, a sentence on the page.</summary>
/// <param name="Type">The part of the instrument that matched: a field of <see cref="InstrumentDocuments"/>; or <see cref="Reasons.Association"/>.</param>
/// <param name="Words">The question's words that were met there, as typed.</param>
/// <param name="Found">How they stand in the text.</param>
/// <param name="Share">Its part of the score, 0 to 1.</param>
internal sealed record Reason(string Type, SearchLanguage Language, IReadOnlyList<string> Words, IReadOnlyList<string> Found, double Share, Highlight? Passage)
{
    /// <summary>A word that was met only as part of another, as a beginning or as a slip, with how it stands in the text; null when one was met as such.</summary>
    public (string Word, string Found, bool Corrected)? Loose { get; init; }

    /// <summary>For an association the way from the question to the instrument; else null.</summary>
    public AssociationPath? Path { get; init; }
}

internal static class Reasons
{
    public const string Association = "association";

    /// <summary>One reason for every part that matched and every way of association, the weightiest first; empty while browsing.</summary>
    public static IReadOnlyList<Reason> Of(AssociativeHit hit, PageContext page) =>
        [.. Of(hit.Lexical, page).Select(r => r with { Share = r.Share * hit.LexicalShare }).Concat(hit.Paths.Select(p => Of(p, page))).OrderByDescending(r => r.Share)];

    private static Reason Of(AssociationPath path, PageContext page) => path switch
    {
        ConceptPath p => new(Association, InstrumentDocuments.Of(page.Language), [p.Words], [], p.Share, null) { Path = p },
        WordPath p => new(Association, p.Language, [p.Word], [p.Found], p.Share, new Highlight(p.Field, p.Language, p.Passage, 0, Whole: true, [p.Span])) { Path = p },
        _ => new(Association, InstrumentDocuments.Of(page.Language), [], [], path.Share, null) { Path = path },
    };

    private static IReadOnlyList<Reason> Of(SearchHit hit, PageContext page)
    {
        var total = hit.Matches.Sum(m => m.Contribution);
        var own = InstrumentDocuments.Of(page.Language);
        return [.. hit.Matches
            .GroupBy(m => m.Field)
            .Select(g => g.Key == InstrumentDocuments.Hidden ? OfHidden([.. g], hit.Id, page, total) : Of(g.Key, [.. g], hit.Highlights, own, total))
            .OrderByDescending(r => r.Share)];
    }

    /// <summary>A hidden label (a misspelling, an opposite) is never shown: the concept that it belongs to is.</summary>
    private static Reason OfHidden(IReadOnlyList<SearchMatch> matches, string slug, PageContext page, double total)
    {
        var met = matches.Select(m => m.Found).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var labels = page.Catalogue.Find(slug)!.Record.Concepts.Select(page.Catalogue.Thesaurus.Find).OfType<Concept>()
            .Where(c => Languages.All.SelectMany(l => c.HiddenLabels.In(l)).SelectMany(l => l.Split(' ')).Any(met.Contains))
            .Select(c => c.Label(page.Language));
        var language = InstrumentDocuments.Of(page.Language);
        return new(InstrumentDocuments.Concept, language, [.. matches.Select(m => m.Word).Distinct(StringComparer.OrdinalIgnoreCase)], [],
            total > 0 ? matches.Sum(m => m.Contribution) / total : 0,
            new Highlight(InstrumentDocuments.Concept, language, string.Join(", ", labels), 0, Whole: true, []));
    }

    private static Reason Of(string field, IReadOnlyList<SearchMatch> matches, IReadOnlyList<Highlight> highlights, SearchLanguage own, double total)
    {
        var ofField = highlights.Where(h => h.Field == field).ToList();
        // Both languages say the same, so the reader's own comes first where it matched at all.
        var passage = ofField.Find(h => h.Language == own) ?? ofField.FirstOrDefault();
        return new(field, passage?.Language ?? matches[0].Language,
            [.. matches.Select(m => m.Word).Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. matches.Select(m => m.Found).Distinct(StringComparer.OrdinalIgnoreCase).Take(8)],
            total > 0 ? matches.Sum(m => m.Contribution) / total : 0, passage)
        {
            Loose = matches.All(m => m.Kind > MatchKind.OtherLanguage) ? (matches[0].Word, matches[0].Found, matches[0].Kind == MatchKind.Typo) : null,
        };
    }
}
