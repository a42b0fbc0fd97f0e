using InstrumentHub.Core;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>
/// Whether a question is answered well: one of the first hits is called by its name, has most of the question's telling words, or is about a concept that the
/// question names. Otherwise what was found is near the question at best.
/// </summary>
internal static class Weakness
{
    private const int First = 5;

    public static bool IsWeak(AssociativeSnapshot snapshot, string question, Language language)
    {
        var results = snapshot.Search(new SearchQuery { Text = question, Language = InstrumentDocuments.Of(language), Size = First, PrefixLastWord = false });
        var asked = results.Words.Where(w => w.Use != QueryWordUse.StopWord).Select(w => w.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return asked > 0 && !results.Hits.Any(hit => IsGood(hit, asked));
    }

    private static bool IsGood(AssociativeHit hit, int asked)
    {
        if (hit.Named || hit.Paths.Any(p => p is ConceptPath { Concepts.Count: 1 })) { return true; }
        var met = hit.Lexical.Matches.Where(IsMet).Select(m => m.Word).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return met > 0 && met * 2 > asked;
    }

    /// <summary>A compound has the word in it; of a compound that nobody wrote, a part says too little.</summary>
    private static bool IsMet(SearchMatch match) => match.Kind <= MatchKind.OtherLanguage || (match.Kind == MatchKind.CompoundPart && match.Found.Length > match.Word.Length);
}
