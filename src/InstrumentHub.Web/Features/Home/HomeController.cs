using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Phases;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Home;

public sealed class HomeController(PageContext page, Cards cards, PhaseCards phases, TimeProvider time) : Controller
{
    private const int SituationCount = 6, NewestCount = 4;

    [HttpGet("/"), HttpGet("/en")]
    public IActionResult Index()
    {
        var instruments = page.Catalogue.Instruments;
        ViewData["Meta"] = page.Meta(SiteSection.Home, to => to.Home);
        return View(new HomeView
        {
            Phases = phases.All(),
            Situations = Situations(),
            Newest = [.. instruments.OrderByDescending(i => i.ChangedAt).ThenBy(i => i.Record.Depth).ThenBy(DayOrder).Take(NewestCount)
                .Select(i => cards.Of(i) with { Published = DateOnly.FromDateTime(i.ChangedAt.UtcDateTime) })],
            Kinds = [.. page.Catalogue.Scheme(ConceptScheme.Kinds).Scheme.Concepts
                .Select(k => new KindCount(k.Id, k.Label(page.Language), k.Definition?.In(page.Language), instruments.Count(i => i.Record.Kind == k.Id), $"{page.To.Instruments}?kind={k.Id}"))
                .Where(k => k.Instruments > 0)],
            Numbers = new(
                instruments.Count, instruments.Count(i => i.Record.Worksheet is not null), instruments.Sum(i => i.Record.Situations.Count),
                page.Catalogue.Thesaurus.Scheme.Concepts.Count, instruments.SelectMany(i => i.Record.Sources).Select(s => s.Citation).Distinct().Count()),
        });
    }

    /// <summary>One situation each of a handful of instruments, others every day, spread over the phases.</summary>
    private List<LinkView> Situations() =>
        [.. page.Catalogue.Instruments
            .Where(i => i.Record is { Depth: Depth.Full, Situations.Count: > 0 })
            .OrderBy(DayOrder)
            .DistinctBy(i => i.Record.Concepts.Count > 0 ? i.Record.Concepts[0] : i.Slug)
            .Select(i => i.Record.Situations[0].In(page.Language))
            .Aggregate(new List<string>(), (chosen, said) =>
            {
                if (chosen.Count < SituationCount && chosen.TrueForAll(other => !Alike(said, other))) { chosen.Add(said); }
                return chosen;
            })
            .Select(s => new LinkView(s, page.To.Search(s)))];

    /// <summary>Two that share two words of some length say much the same; little words say nothing of that.</summary>
    private static bool Alike(string one, string other)
    {
        return Words(one).Intersect(Words(other)).Count() > 1;

        static IEnumerable<string> Words(string said) => said.ToLowerInvariant().Split([' ', ',', '.', ':', ';', '?', '!', '\'', '‘', '’'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 4);
    }

    private uint DayOrder(PublishedInstrument instrument)
    {
        // FNV-1a: the same order on every node and in both languages all day long, which a salted hash code would not give.
        var hash = 2166136261u + (uint)DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber;
        foreach (var c in instrument.Slug) { hash = (hash ^ c) * 16777619u; }
        return hash;
    }
}
