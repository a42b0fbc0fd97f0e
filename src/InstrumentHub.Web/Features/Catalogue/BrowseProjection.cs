using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>Asks the index and turns its answer into what the list shows.</summary>
public sealed class BrowseProjection(PageContext page, Cards cards)
{
    private const int FewResults = 3, CaseCount = 3, NearbyCount = 5, PagesAround = 2;

    public BrowseView Of(SearchForm form)
    {
        var path = page.To.Instruments;
        var results = page.Snapshot.Association.Search(form.ToQuery(page.Language));
        return new()
        {
            Question = form.Question,
            Total = results.Total,
            Results = [.. results.Hits.Select(cards.Of)],
            Pages = PagesOf(form, results.Total, path),
            Facets = FacetsOf(form, results, path),
            Sorts = SortsOf(form),
            DidYouMean = results.DidYouMean is { } better ? new(better, form.Asking(better).UrlOn(path)) : null,
            Suggested = SuggestedOf(form, results, path),
            UnknownWords = [.. results.Words.Where(w => w.Use == QueryWordUse.Unknown).Select(w => w.Text).Distinct(StringComparer.OrdinalIgnoreCase).Take(8)],
            Cases = form is { IsBrowsing: false, Page: 1 } ? Cases(form) : [],
            Nearby = results.Total <= FewResults ? Nearby(form) : [],
            Phases = results.Total <= FewResults ? PhasesOf() : [],
            Selection = [.. form.Selection.Select(page.Catalogue.Find).OfType<Core.Catalogue.PublishedInstrument>().Select(i => new ChosenInstrument(i.Slug, i.Record.Title.In(page.Language)))],
        };
    }

    private List<LinkView> Cases(SearchForm form)
    {
        var found = page.Snapshot.Cases.Search(new SearchQuery { Text = form.Question, Language = InstrumentDocuments.Of(page.Language), Size = CaseCount, PrefixLastWord = false });
        // One word of a whole sentence is an accident; a case that is shown must share two, or the only one there is.
        var least = Math.Min(2, found.Words.Count(w => w.Use == QueryWordUse.Searched));
        return [.. found.Hits
            .Where(hit => hit.Matches.DistinctBy(m => m.Word, StringComparer.OrdinalIgnoreCase).Count() >= least)
            .Select(hit => page.Catalogue.FindCase(hit.Id)!)
            .Select(c => new LinkView(c.Title.In(page.Language), page.To.Case(c.Slug)))];
    }

    private FacetsView FacetsOf(SearchForm form, AssociativeResults results, string path)
    {
        var groups = CatalogueFacets.Shown.Select(g => GroupOf(g, form, results)).Where(g => g.Values.Count > 0);
        var chosen =
            from facet in CatalogueFacets.All
            from value in form.Filters.GetValueOrDefault(facet.Name) ?? []
            select new ChosenFilter(page.T[facet.Title], LabelOf(facet, value), form.Without(facet.Name, value).UrlOn(path));
        return new(path, form.Question, form.Sort, [.. groups], [.. chosen], form.WithoutFilters().UrlOn(path)) { Selection = form.Selection, Total = results.Total };
    }

    private FacetView GroupOf(CatalogueFacet facet, SearchForm form, AssociativeResults results)
    {
        var counts = results.Facets.FirstOrDefault(f => f.Name == facet.Name)?.Values.ToDictionary(v => v.Value, v => v.Count) ?? [];
        var chosen = form.Filters.GetValueOrDefault(facet.Name) ?? [];
        return new(facet.Name, page.T[facet.Title], [.. facet.Values(page.Catalogue, page.T, page.Language)
            .Select(v => new FacetValueView(v.Value, v.Label, counts.GetValueOrDefault(v.Value), chosen.Contains(v.Value), facet.Name is "phase" or "kind" ? v.Value : null))
            .Where(v => v.Count > 0 || v.Selected)]);
    }

    private List<LinkView> SuggestedOf(SearchForm form, AssociativeResults results, string path) => form.Page > 1 ? [] :
        [.. Constraints.Offered(form, results.Facets)
            .Select(c => new LinkView(page.T["Alleen: {0}", LabelOf(c.Facet, c.Value)], form.With(c.Facet.Name, c.Value).UrlOn(path)))];

    private string LabelOf(CatalogueFacet facet, string value) =>
        facet.Values(page.Catalogue, page.T, page.Language).FirstOrDefault(v => v.Value == value).Label ?? value;

    private List<SortView> SortsOf(SearchForm form)
    {
        List<SortView> sorts = [new("title", page.T["Op naam"], form.Sort == "title"), new("newest", page.T["Nieuwste eerst"], form.Sort == "newest")];
        if (form.IsBrowsing) { sorts[0] = sorts[0] with { Selected = form.Sort is null or "title" }; }
        else { sorts.Insert(0, new("", page.T["Past het best"], form.Sort is null)); }
        return sorts;
    }

    private static PaginationView PagesOf(SearchForm form, int total, string path)
    {
        var last = Math.Clamp((total + form.Size - 1) / form.Size, 1, SearchForm.MaxPage);
        var shown = Enumerable.Range(form.Page - PagesAround, (2 * PagesAround) + 1).Append(1).Append(last).Where(n => n >= 1 && n <= last).Distinct().Order();
        return new(form.Page, last, [.. shown.Select(n => new PageLink(n, form.On(n).UrlOn(path)))]);
    }

    /// <summary>What other people say that is worded like this question, with the filters let go.</summary>
    private List<LinkView> Nearby(SearchForm form)
    {
        var index = page.Snapshot.Index;
        var language = InstrumentDocuments.Of(page.Language);
        var said = index.Suggest(form.Question, language, NearbyCount).Select(s => s.Text);
        if (form.Filters.Count > 0) { return [.. said.Select(s => Link(s, form))]; }
        var words = form.Question.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3).Take(6);
        return [.. said.Concat(words.SelectMany(w => index.Suggest(w, language, 2).Select(s => s.Text))).Distinct().Take(NearbyCount).Select(s => Link(s, form))];
    }

    private LinkView Link(string question, SearchForm form) => new(question, form.WithoutFilters().Asking(question).UrlOn(page.To.Instruments));

    private IReadOnlyList<PhaseLink> PhasesOf() =>
        [.. page.Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts.Select(c => new PhaseLink(c.Id, c.Label(page.Language), page.To.Phase(c.Id)))];
}
