using System.ComponentModel;
using InstrumentHub.Core;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InstrumentHub.Web.Features.Api;

/// <summary>The catalogue for programs. Reading only; every answer is public.</summary>
[ApiController, Route("api/v1"), EnableCors(ApiFeature.Cors), EnableRateLimiting(RateLimits.Search)]
public sealed class ApiController(PageContext page) : ControllerBase
{
    private const int SuggestionCount = 8, SimilarCount = 6, CrossoverCount = 4;

    [HttpGet("search"), EndpointSummary("Find instruments for a question"), EndpointDescription(
        "Without a question it lists the whole catalogue. Beside the parameters named here every facet is one: phase, kind, worksheet, duration, groupSize, "
        + "setting, audience, sector, evidence, depth, concept. A facet may be repeated: one of its values must fit; different facets must all fit.")]
    public SearchAnswer Search(
        [Description("What you run into, in your own words. Read up to 300 characters.")] string? q,
        [Description("How many hits, 1 to 100; 20 when left out.")] string? size,
        [Description("Which page of hits, counted from 1.")] string? page,
        [Description("nl or en: the language of titles, summaries and labels.")] string? lang,
        [Description("title or newest; best first when left out.")] string? sort)
    {
        var form = SearchForm.Read(Request.Query);
        var results = Snapshot.Association.Search(form.ToQuery(Language));
        var facets = Facets(results);
        return new(form.Question, results.Total, form.Page, form.Size, [.. results.Hits.Select(Hit)], facets, results.DidYouMean,
            [.. Constraints.Offered(form, results.Facets).Select(c => new ApiOffer(c.Facet.Name, facets[c.Facet.Name].First(v => v.Value == c.Value)))]);
    }

    [HttpGet("suggest"), EndpointSummary("Complete what somebody is typing"), EndpointDescription("Situations first, then instruments, then concepts.")]
    public SuggestAnswer Suggest([Description("What was typed so far.")] string? q, [Description("nl or en.")] string? lang)
    {
        var question = SearchForm.QuestionOf(q);
        // Several names of one thing may begin like this: it is offered once, by the name it goes by.
        var suggestions = Snapshot.Index.Suggest(question, InstrumentDocuments.Of(Language), 2 * SuggestionCount);
        return new(question, [.. suggestions.Select(Suggestion).GroupBy(s => s.Url).Select(g => g.FirstOrDefault(s => s.Label is null) ?? g.First()).Take(SuggestionCount)]);
    }

    [HttpGet("instruments/{slug}"), EndpointSummary("One instrument in full"), ProducesResponseType<ApiInstrument>(StatusCodes.Status200OK),
        ProducesResponseType(StatusCodes.Status301MovedPermanently), ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public IActionResult Instrument([Description("The last part of the instrument's address.")] string slug, [Description("nl or en: the page that url leads to.")] string? lang) =>
        page.Catalogue.Find(slug) is { } found
            ? Ok(new ApiInstrument(page.Site.Absolute(page.To.Instrument(slug)), found.RevisionNumber, found.PublishedAt, found.ChangedAt, found.Record))
            : Elsewhere(slug, "");

    [HttpGet("instruments/{slug}/related"), EndpointSummary("What goes with an instrument"), ProducesResponseType<RelatedAnswer>(StatusCodes.Status200OK),
        ProducesResponseType(StatusCodes.Status301MovedPermanently), ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public IActionResult Related([Description("The last part of the instrument's address.")] string slug, [Description("nl or en.")] string? lang, [FromServices] Relations relations)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return Elsewhere(slug, "/related"); }

        var written = relations.Written(instrument.Record).SelectMany(g => g.Slugs.Select(s => Of(s, g.Name, null, null, relations.Reason(g.Name))));
        var similar = relations.SimilarTo(instrument.Record, SimilarCount).Select(s => Of(s.Id, "similar", s.Concepts, null, relations.Reason(s)) with { Votes = new(s.Agree, s.Disagree) });
        var crossovers = relations.CrossoversOf(instrument.Record, CrossoverCount, SimilarCount).Select(s => Of(s.Id, "crossover", s.Concepts, s.Crossing, relations.Reason(s)) with { Votes = new(s.Agree, s.Disagree) });
        return Ok(new RelatedAnswer(slug, [.. written, .. similar, .. crossovers]));

        ApiRelated Of(string other, string type, IReadOnlyList<string>? shared, string? crossing, string reason)
        {
            var record = page.Catalogue.Find(other)!.Record;
            return new(other, record.Title.In(Language), record.Summary.In(Language), page.Site.Absolute(page.To.Instrument(other)), type,
                shared is null ? null : [.. shared.Select(c => relations.Labels([c]))], crossing, reason);
        }
    }

    private CatalogueSnapshot Snapshot => page.Snapshot;

    private Language Language => page.Language;

    private IActionResult Elsewhere(string slug, string rest) => page.Catalogue.RedirectOf(slug) is { } found
        ? RedirectPermanent($"{Addresses.Api}/instruments/{found}{rest}")
        : Problem(page.T["Er is geen instrument met deze naam."].Value, statusCode: page.Catalogue.IsRetired(slug) ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);

    private ApiHit Hit(AssociativeHit hit)
    {
        var record = page.Catalogue.Find(hit.Id)!.Record;
        return new(hit.Id, record.Title.In(Language), record.Summary.In(Language), Math.Round(hit.Score, 4), page.Site.Absolute(page.To.Instrument(hit.Id)),
            [.. Reasons.Of(hit, page).Select(r => new ApiReason(r.Type, r.Words, r.Found, Math.Round(r.Share, 3), r.Passage?.Text, r.Path is { } path ? Path(path, hit.Id) : null))],
            [.. hit.Lexical.Highlights.Select(h => new ApiHighlight(h.Field, h.Language == SearchLanguage.English ? "en" : "nl", h.Text, Spans(h.Spans)))]);
    }

    /// <summary>From what was asked to the instrument, step by step.</summary>
    private ApiStep[] Path(AssociationPath path, string slug)
    {
        return path switch
        {
            ConceptPath p => [new("word", null, p.Words, null), Concept(p.Concepts[0], "label"), .. p.Concepts.Skip(1).Select(c => Concept(c, "concept")), Found("about")],
            SharedConceptPath p => [Instrument(p.Document, null), .. p.Concepts.Select(c => Concept(c, "about")), Found("about")],
            LinkPath p => [Instrument(p.Document, null), Found(p.Kind)],
            WordPath p => [new("word", null, p.Word, null), new("word", null, p.Found, "together", p.Together), Found(p.Field)],
            UsePath p => [Instrument(slug, "opened") with { Count = p.Times }],
            PractisePath p => [Concept(p.Concept, "label"), Instrument(slug, $"usedBy{p.By}") with { Count = p.Times }],
            _ => [],
        };

        ApiStep Found(string relation) => Instrument(slug, relation);

        ApiStep Instrument(string id, string? relation) => new("instrument", id, page.Catalogue.Find(id)!.Record.Title.In(Language), relation);

        ApiStep Concept(string concept, string relation) => CatalogueNetwork.Parse(concept) is var (scheme, id)
            ? new("concept", concept, page.Label(scheme, id), relation)
            : throw new InvalidOperationException(concept);
    }

    private Dictionary<string, IReadOnlyList<ApiFacetValue>> Facets(AssociativeResults results) => CatalogueFacets.Shown.ToDictionary(facet => facet.Name, IReadOnlyList<ApiFacetValue> (facet) =>
    {
        var counted = results.Facets.First(f => f.Name == facet.Name).Values.ToDictionary(v => v.Value);
        return [.. facet.Values(page.Catalogue, page.T, Language).Where(v => counted.ContainsKey(v.Value))
            .Select(v => new ApiFacetValue(v.Value, v.Label, counted[v.Value].Count, counted[v.Value].Selected))];
    });

    private ApiSuggestion Suggestion(Suggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.Instrument when suggestion.Id is { } slug => Named(suggestion, page.Catalogue.Find(slug)!.Record.Title.In(Language), "instrument", page.To.Instrument(slug)),
        SuggestionKind.Concept when page.Catalogue.Thesaurus.FindByLabel(suggestion.Text) is { } concept => Named(suggestion, concept.Label(Language), "concept", page.To.Concept(concept.Id)),
        _ => new(suggestion.Text, suggestion.Kind == SuggestionKind.Situation ? "situation" : "instrument", page.To.Search(suggestion.Text), Spans(suggestion.Spans)),
    };

    /// <summary>By its own name; what was typed is marked where it stands, in that name or in the other one.</summary>
    private static ApiSuggestion Named(Suggestion found, string name, string kind, string url) => found.Text == name
        ? new(name, kind, url, Spans(found.Spans))
        : new(name, kind, url, [], found.Text);

    private static IReadOnlyList<ApiSpan> Spans(IEnumerable<TextSpan> spans) => [.. spans.Select(s => new ApiSpan(s.Start, s.Length))];
}
