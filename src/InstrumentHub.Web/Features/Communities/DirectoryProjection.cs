using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>Turns what the directory found into its page.</summary>
public sealed class DirectoryProjection(PageContext page)
{
    private const int PagesAround = 2;

    private string Path => page.To.Communities;

    public DirectoryView Of(DirectoryForm form, DirectoryAnswer answer) => new(
        form.Question, answer.Found.Count,
        [.. answer.Found.Skip((form.Page - 1) * DirectoryForm.PageSize).Take(DirectoryForm.PageSize).Select(CardOf)],
        PagesOf(form, answer.Found.Count),
        new(Path, form.Question, null, [.. DirectoryForm.Facets.Select(f => FacetOf(f, form, answer)).Where(f => f.Values.Count > 0)], Chosen(form, answer), form.WithoutFilters().UrlOn(Path)),
        [.. answer.All.Where(r => r.Role is not null).OrderBy(r => r.Name, StringComparer.CurrentCulture).Select(r => new LinkView(r.Name, page.To.Community(r.Slug)))],
        answer.All.Count == 0);

    private CommunityCard CardOf(DirectoryRow row) => new(row.Slug, page.To.Community(row.Slug), row.Name, row.Challenge, row.Visibility)
    {
        Sectors = [.. row.Sectors.Select(s => page.Label(ConceptScheme.Sectors, s))],
        Region = row.Region,
        Phase = row.Phase is { } phase ? new(phase, page.Label(ConceptScheme.Phases, phase), page.To.Phase(phase)) : null,
        Members = row.Members,
        IsMine = row.Role is not null,
        IsArchived = row.ArchivedAt is not null,
        IsExample = row.IsExample,
    };

    private FacetView FacetOf(string facet, DirectoryForm form, DirectoryAnswer answer)
    {
        // What each value would give, with the other filters as they are.
        var counts = answer.Asked.Where(r => DirectoryForm.Facets.All(other => other == facet || CommunityDirectory.Fits(r, form, other)))
            .SelectMany(r => r.Values(facet)).CountBy(v => v).ToDictionary(v => v.Key, v => v.Value);
        var chosen = form.Chosen(facet);
        return new(facet, Title(facet), [.. Values(facet, answer)
            .Select(v => new FacetValueView(v.Value, v.Label, counts.GetValueOrDefault(v.Value), chosen.Contains(v.Value), facet == "phase" ? v.Value : null))
            .Where(v => v.Count > 0 || v.Selected)]);
    }

    private IReadOnlyList<ChosenFilter> Chosen(DirectoryForm form, DirectoryAnswer answer) =>
        [.. DirectoryForm.Facets.SelectMany(f => form.Chosen(f).Select(v => new ChosenFilter(
            Title(f), Values(f, answer).FirstOrDefault(x => x.Value == v).Label ?? v, form.Without(f, v).UrlOn(Path))))];

    private string Title(string facet) => facet switch { "sector" => page.T["Sector"], "phase" => page.T["Fase"], _ => page.T["Regio"] };

    private IEnumerable<(string Value, string Label)> Values(string facet, DirectoryAnswer answer) => facet switch
    {
        "sector" => page.Catalogue.Scheme(ConceptScheme.Sectors).Scheme.Concepts.Select(c => (c.Id, c.Label(page.Language))),
        "phase" => page.Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts.Select(c => (c.Id, c.Label(page.Language))),
        // Regions are free text; the spelling that most use names them all.
        _ => answer.All.Where(r => r.RegionKey is not null).GroupBy(r => r.RegionKey!)
            .Select(g => (g.Key, Label: g.CountBy(r => r.Region!).MaxBy(n => n.Value).Key)).OrderBy(v => v.Label, StringComparer.CurrentCulture),
    };

    private PaginationView PagesOf(DirectoryForm form, int total)
    {
        var last = Math.Max(1, (total + DirectoryForm.PageSize - 1) / DirectoryForm.PageSize);
        var shown = Enumerable.Range(form.Page - PagesAround, (2 * PagesAround) + 1).Append(1).Append(last).Where(n => n >= 1 && n <= last).Distinct().Order();
        return new(form.Page, last, [.. shown.Select(n => new PageLink(n, form.On(n).UrlOn(Path)))]);
    }
}
