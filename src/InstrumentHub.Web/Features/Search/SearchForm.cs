using System.Collections.Immutable;
using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Search;
using Microsoft.Extensions.Primitives;

namespace InstrumentHub.Web.Features.Search;

/// <summary>
/// A question with its filters as it stands in an address. Anything may stand in an address, so whatever makes no sense is left out
/// and what remains is within limits: an address made by hand gives a page, never an error.
/// </summary>
public sealed record SearchForm
{
    /// <summary>Longer questions are cut: no one reads them back, and every link of the page repeats the question.</summary>
    public const int MaxQuestionLength = 300;

    public const int PageSize = 20, MaxPageSize = 100, MaxPage = 500;

    private const int MaxValues = 20, MaxValueLength = 80;

    public string Question { get; private init; } = "";
    public ImmutableSortedDictionary<string, ImmutableList<string>> Filters { get; private init; } = ImmutableSortedDictionary<string, ImmutableList<string>>.Empty;
    public string? Sort { get; private init; }
    public int Page { get; private init; } = 1;
    public int Size { get; private init; } = PageSize;

    /// <summary>Slugs that were chosen for comparing.</summary>
    public ImmutableList<string> Selection { get; private init; } = [];

    public bool IsBrowsing => Question.Length == 0;

    public static SearchForm Read(IQueryCollection query) => new()
    {
        Question = QuestionOf(query["q"]),
        Filters = CatalogueFacets.All
            .Select(g => (g.Name, Values: ValuesOf(query[g.Name])))
            .Where(f => f.Values.Count > 0)
            .ToImmutableSortedDictionary(f => f.Name, f => f.Values, StringComparer.Ordinal),
        Sort = query["sort"].ToString() is "title" or "newest" ? query["sort"].ToString() : null,
        Page = NumberOf(query["page"], 1, MaxPage),
        Size = NumberOf(query["size"], PageSize, MaxPageSize),
        Selection = ValuesOf(query["i"]),
    };

    public SearchQuery ToQuery(Language language) => new()
    {
        Text = Question,
        Language = InstrumentDocuments.Of(language),
        Filters = Filters.ToDictionary(f => f.Key, IReadOnlyCollection<string> (f) => f.Value, StringComparer.Ordinal),
        FacetGroups = [.. CatalogueFacets.Shown.Select(g => g.Name)],
        Sort = Sort switch { "title" => SearchSort.Title, "newest" => SearchSort.Newest, _ => SearchSort.Relevance },
        Offset = (Page - 1) * Size,
        Size = Size,
    };

    /// <summary>Without values that no facet has: an old link then narrows as far as it still can, instead of finding nothing.</summary>
    public SearchForm Knowing(PublishedCatalogue catalogue) => this with
    {
        Filters = Filters
            .Select(f => (f.Key, Values: f.Value.FindAll(CatalogueFacets.All.First(g => g.Name == f.Key).Ids(catalogue).Contains)))
            .Where(f => f.Values.Count > 0)
            .ToImmutableSortedDictionary(f => f.Key, f => f.Values, StringComparer.Ordinal),
    };

    public SearchForm Asking(string question) => this with { Question = question, Page = 1 };

    public SearchForm On(int page) => this with { Page = page };

    public SearchForm With(string group, string value) => this with
    {
        Filters = Filters.SetItem(group, Filters.GetValueOrDefault(group, []).Add(value)), Page = 1,
    };

    public SearchForm Without(string group, string value)
    {
        if (!Filters.TryGetValue(group, out var values)) { return this; }
        var left = values.Remove(value);
        return this with { Filters = left.IsEmpty ? Filters.Remove(group) : Filters.SetItem(group, left), Page = 1 };
    }

    public SearchForm WithoutFilters() => this with { Filters = Filters.Clear(), Page = 1 };

    /// <summary>The address of this list; <paramref name="path"/> is the list's own.</summary>
    public string UrlOn(string path)
    {
        List<KeyValuePair<string, string?>> parts = [];
        if (Question.Length > 0) { parts.Add(new("q", Question)); }
        foreach (var (group, values) in Filters) { parts.AddRange(values.Select(v => KeyValuePair.Create(group, (string?)v))); }
        if (Sort is not null) { parts.Add(new("sort", Sort)); }
        parts.AddRange(Selection.Select(s => KeyValuePair.Create("i", (string?)s)));
        if (Page > 1) { parts.Add(new("page", Page.ToString(System.Globalization.CultureInfo.InvariantCulture))); }
        return path + QueryString.Create(parts);
    }

    public static string QuestionOf(string? text)
    {
        var question = (text ?? "").Trim();
        if (question.Length <= MaxQuestionLength) { return question; }
        // Not through the middle of a character of two units.
        var end = char.IsHighSurrogate(question[MaxQuestionLength - 1]) ? MaxQuestionLength - 1 : MaxQuestionLength;
        return question[..end];
    }

    private static ImmutableList<string> ValuesOf(StringValues values) =>
        [.. values.OfType<string>().Where(v => v.Length is > 0 and <= MaxValueLength).Distinct(StringComparer.Ordinal).Take(MaxValues)];

    private static int NumberOf(string? text, int fallback, int max) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? Math.Min(number, max)
            : fallback;
}
