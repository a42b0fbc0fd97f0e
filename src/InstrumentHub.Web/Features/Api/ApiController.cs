using System.ComponentModel;
using InstrumentHub.Core;
using InstrumentHub.Search;
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
    private const int SuggestionCount = 8, SimilarCount = 6;

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
        var results = Snapshot.Index.Search(form.ToQuery(Language));
        return new(form.Question, results.Total, form.Page, form.Size, [.. results.Hits.Select(Hit)], Facets(results), results.DidYouMean);
    }

    [HttpGet("suggest"), EndpointSummary("Complete what somebody is typing"), EndpointDescription("Situations first, then instruments, then concepts.")]
    public SuggestAnswer Suggest([Description("What was typed so far.")] string? q, [Description("nl or en.")] string? lang)
    {
        var question = SearchForm.QuestionOf(q);
        var suggestions = Snapshot.Index.Suggest(question, InstrumentDocuments.Of(Language), SuggestionCount);
        return new(question, [.. suggestions.Select(Suggestion)]);
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

        var written = relations.Written(instrument.Record).SelectMany(g => g.Slugs.Select(s => Of(s, g.Name, null))).ToList();
        var similar = Snapshot.Index.Similar(slug, SimilarCount + written.Count)
            .Where(s => written.TrueForAll(w => w.Slug != s.Id)).Take(SimilarCount)
            .Select(s => Of(s.Id, "similar", [.. s.Shared.Select(t => t.Text).Take(6)]));
        return Ok(new RelatedAnswer(slug, [.. written, .. similar]));

        ApiRelated Of(string other, string type, IReadOnlyList<string>? shared)
        {
            var record = page.Catalogue.Find(other)!.Record;
            return new(other, record.Title.In(Language), record.Summary.In(Language), page.Site.Absolute(page.To.Instrument(other)), type, shared);
        }
    }

    private CatalogueSnapshot Snapshot => page.Snapshot;

    private Language Language => page.Language;

    private IActionResult Elsewhere(string slug, string rest) => page.Catalogue.RedirectOf(slug) is { } found
        ? RedirectPermanent($"{Addresses.Api}/instruments/{found}{rest}")
        : Problem(page.T["Er is geen instrument met deze naam."].Value, statusCode: page.Catalogue.IsRetired(slug) ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);

    private ApiHit Hit(SearchHit hit)
    {
        var record = page.Catalogue.Find(hit.Id)!.Record;
        return new(hit.Id, record.Title.In(Language), record.Summary.In(Language), Math.Round(hit.Score, 4), page.Site.Absolute(page.To.Instrument(hit.Id)),
            [.. Reasons.Of(hit, page).Select(r => new ApiReason(r.Type, r.Words, r.Found, Math.Round(r.Share, 3), r.Passage?.Text))],
            [.. hit.Highlights.Select(h => new ApiHighlight(h.Field, h.Language == SearchLanguage.English ? "en" : "nl", h.Text, Spans(h.Spans)))]);
    }

    private Dictionary<string, IReadOnlyList<ApiFacetValue>> Facets(SearchResults results) => CatalogueFacets.Shown.ToDictionary(facet => facet.Name, IReadOnlyList<ApiFacetValue> (facet) =>
    {
        var counted = results.Facets.First(f => f.Name == facet.Name).Values.ToDictionary(v => v.Value);
        return [.. facet.Values(page.Catalogue, page.T, Language).Where(v => counted.ContainsKey(v.Value))
            .Select(v => new ApiFacetValue(v.Value, v.Label, counted[v.Value].Count, counted[v.Value].Selected))];
    });

    private ApiSuggestion Suggestion(Suggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.Instrument when suggestion.Id is { } slug => new(suggestion.Text, "instrument", page.To.Instrument(slug), Spans(suggestion.Spans)),
        SuggestionKind.Concept when page.Catalogue.Thesaurus.FindByLabel(suggestion.Text) is { } concept => new(suggestion.Text, "concept", page.To.Concept(concept.Id), Spans(suggestion.Spans)),
        _ => new(suggestion.Text, suggestion.Kind == SuggestionKind.Situation ? "situation" : "instrument", page.To.Search(suggestion.Text), Spans(suggestion.Spans)),
    };

    private static IReadOnlyList<ApiSpan> Spans(IEnumerable<TextSpan> spans) => [.. spans.Select(s => new ApiSpan(s.Start, s.Length))];
}
