using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>The catalogue as a whole: the subjects at the top of the thesaurus, each in the phase that its instruments prefer.</summary>
public sealed class OverviewProjection(PageContext page, Places places)
{
    private const int LeastTogether = 3, StrongestTies = 16, ToldTies = 3;

    private PublishedCatalogue Catalogue => page.Catalogue;

    public OverviewView Of(MapForm form)
    {
        var subjects = Subjects();
        var ties = TiesOf(subjects);
        // Closed, a subject is told by its instruments; without any there would be nothing to see.
        var shown = form.Kinds.Contains(PlaceKind.Concept) ? subjects.Where(s => form.Depth > 1 || s.Home.Count > 0).ToList() : [];
        return new(
            [.. Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts.Select(p => new PhaseBand(
                form.Kinds.Contains(PlaceKind.Phase) ? Node(new(PlaceKind.Phase, p.Id), form) : null,
                [.. shown.Where(s => s.Phase == p.Id).Select(s => GroupOf(s, ties, form))]))],
            form.Kinds.Contains(PlaceKind.Sector) ? SectorGroups(form) : [],
            form.Kinds.Contains(PlaceKind.Challenge) ? page.T["Sectoren, met de opgaven die er spelen"] : places.Kind(PlaceKind.Sector, many: true),
            [.. ties.Where(t => shown.Exists(s => $"concept:{s.Id}" == t.From) && shown.Exists(s => $"concept:{s.Id}" == t.To))],
            form.Depth > 1);
    }

    private List<Subject> Subjects()
    {
        var thesaurus = Catalogue.Thesaurus;
        var top = thesaurus.Scheme.Concepts.ToDictionary(c => c.Id, c => Top(thesaurus, c));
        var about = Catalogue.Instruments.SelectMany(i => i.Record.Concepts.Where(top.ContainsKey).Select(c => top[c]).Distinct().Select(t => (Top: t, Instrument: i))).ToLookup(x => x.Top, x => x.Instrument);
        // Each instrument has one place: with what it is about most.
        var home = Catalogue.Instruments.Where(i => i.Record.Concepts.Any(top.ContainsKey)).ToLookup(i => top[i.Record.Concepts.First(top.ContainsKey)]);
        return [.. thesaurus.Scheme.Concepts.Where(c => c.Broader.Count == 0).Select(c => new Subject(
            c.Id, about[c.Id].Select(i => i.Slug).ToHashSet(StringComparer.Ordinal), [.. home[c.Id]], [.. top.Where(t => t.Value == c.Id && t.Key != c.Id).Select(t => t.Key)], PhaseOf([.. about[c.Id]])))];
    }

    private static string Top(ConceptGraph thesaurus, Concept concept)
    {
        // A vocabulary that goes round in a circle still ends.
        for (var steps = 0; steps < 20 && thesaurus.Broader(concept.Id).FirstOrDefault() is { } broader; steps++) { concept = broader; }
        return concept.Id;
    }

    /// <summary>The phase that occurs among these more often than among all, by the largest factor.</summary>
    private string PhaseOf(List<PublishedInstrument> about) => Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts
        .MaxBy(p => about.Count(i => i.Record.Phases.Contains(p.Id)) / (double)Math.Max(1, Catalogue.Instruments.Count(i => i.Record.Phases.Contains(p.Id))))?.Id ?? "";

    /// <summary>The strongest tie of each subject, and the strongest of all; by Salton's cosine, so that large subjects do not take all.</summary>
    private List<CommonGround> TiesOf(List<Subject> subjects)
    {
        var pairs =
            (from a in Enumerable.Range(0, subjects.Count)
             from b in Enumerable.Range(a + 1, subjects.Count - a - 1)
             let both = subjects[a].About.Count(subjects[b].About.Contains)
             where both >= LeastTogether
             orderby both / Math.Sqrt(subjects[a].About.Count * (double)subjects[b].About.Count) descending, a, b
             select (A: subjects[a].Id, B: subjects[b].Id, Both: both)).ToList();
        var kept = pairs.Take(StrongestTies).Concat(subjects.SelectMany(s => pairs.Where(p => p.A == s.Id || p.B == s.Id).Take(1))).Distinct();
        return [.. kept.Select(p => new CommonGround($"concept:{p.A}", $"concept:{p.B}", p.Both, page.T["{0} instrumenten gaan over allebei", p.Both]))];
    }

    private MapGroup GroupOf(Subject subject, List<CommonGround> ties, MapForm form)
    {
        var node = Node(new(PlaceKind.Concept, subject.Id), form);
        var instruments = form.Kinds.Contains(PlaceKind.Instrument) ? subject.Home : [];
        var together = ties.Where(t => t.From == node.Key || t.To == node.Key).Take(ToldTies)
            .Select(t => $"{places.Label(Place.Find(t.From == node.Key ? t.To : t.From, Catalogue)!)} ({t.Instruments})");
        return new(node, subject.Home.Count == 1 ? page.T["1 instrument"] : page.T["{0} instrumenten", subject.Home.Count], instruments.Count,
            form.Depth == 1 ? [] :
            [
                .. subject.Narrower.Select(c => Node(new(PlaceKind.Concept, c), form)).OrderBy(n => n.Label, StringComparer.CurrentCulture),
                .. instruments.Select(i => Node(new(PlaceKind.Instrument, i.Slug), form)).OrderBy(n => n.Label, StringComparer.CurrentCulture),
            ])
        { Together = string.Join(", ", together) };
    }

    private List<MapGroup> SectorGroups(MapForm form)
    {
        var challenges = form.Kinds.Contains(PlaceKind.Challenge) ? Catalogue.Cases.Where(c => c.Sectors.Count > 0).ToLookup(c => c.Sectors[0]) : Array.Empty<CaseRecord>().ToLookup(_ => "");
        return [.. Catalogue.Scheme(ConceptScheme.Sectors).Scheme.Concepts
            .Select(s => (Sector: s, Instruments: Catalogue.Instruments.Count(i => i.Record.Sectors.Contains(s.Id)), Own: challenges[s.Id].ToList()))
            .Where(s => s.Instruments + s.Own.Count > 0).OrderByDescending(s => s.Instruments)
            .Select(s => new MapGroup(Node(new(PlaceKind.Sector, s.Sector.Id), form), s.Instruments == 1 ? page.T["1 instrument"] : page.T["{0} instrumenten", s.Instruments],
                s.Own.Count, form.Depth == 1 ? [] : [.. s.Own.Select(c => Node(new(PlaceKind.Challenge, c.Slug), form))]))];
    }

    private MapNode Node(Place place, MapForm form)
    {
        var near = form.On(place) with { Depth = 1 };
        return new(place, places.Label(place), "", near.UrlOn(page.To.Connections), places.Url(place));
    }

    /// <param name="About">Slugs of the instruments about it or about anything under it.</param>
    /// <param name="Home">Those that are about it most.</param>
    private sealed record Subject(string Id, IReadOnlySet<string> About, IReadOnlyList<PublishedInstrument> Home, IReadOnlyList<string> Narrower, string Phase);
}
