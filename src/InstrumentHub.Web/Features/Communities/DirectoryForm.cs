using System.Collections.Immutable;
using System.Globalization;
using InstrumentHub.Web.Features.Search;
using Microsoft.Extensions.Primitives;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>What the directory is asked, as it stands in an address; what makes no sense is left out.</summary>
public sealed record DirectoryForm(string Question, ImmutableSortedDictionary<string, ImmutableList<string>> Filters, int Page)
{
    public const int PageSize = 20;
    private const int MaxPage = 500, MaxValues = 20, MaxValueLength = 80;

    public static readonly IReadOnlyList<string> Facets = ["sector", "phase", "region"];

    public static DirectoryForm Read(IQueryCollection query) => new(
        SearchForm.QuestionOf(query["q"]),
        Facets.Select(f => (Name: f, Values: ValuesOf(query[f]))).Where(f => f.Values.Count > 0).ToImmutableSortedDictionary(f => f.Name, f => f.Values, StringComparer.Ordinal),
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? Math.Min(page, MaxPage) : 1);

    public ImmutableList<string> Chosen(string facet) => Filters.GetValueOrDefault(facet) ?? [];

    public DirectoryForm On(int page) => this with { Page = page };

    public DirectoryForm Without(string facet, string value)
    {
        var left = Chosen(facet).Remove(value);
        return this with { Filters = left.IsEmpty ? Filters.Remove(facet) : Filters.SetItem(facet, left), Page = 1 };
    }

    public DirectoryForm WithoutFilters() => this with { Filters = Filters.Clear(), Page = 1 };

    public string UrlOn(string path)
    {
        List<KeyValuePair<string, string?>> parts = [];
        if (Question.Length > 0) { parts.Add(new("q", Question)); }
        foreach (var (facet, values) in Filters) { parts.AddRange(values.Select(v => KeyValuePair.Create(facet, (string?)v))); }
        if (Page > 1) { parts.Add(new("page", Page.ToString(CultureInfo.InvariantCulture))); }
        return path + QueryString.Create(parts);
    }

    private static ImmutableList<string> ValuesOf(StringValues values) =>
        [.. values.OfType<string>().Where(v => v.Length is > 0 and <= MaxValueLength).Distinct(StringComparer.Ordinal).Take(MaxValues)];
}
