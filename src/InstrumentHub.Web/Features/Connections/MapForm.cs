using System.Collections.Immutable;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>Which part of the map an address asks for. As with questions, what makes no sense is left out.</summary>
public sealed record MapForm
{
    public const int MaxDepth = 2;

    /// <summary>What stands in the middle; null for the overview, or for a question.</summary>
    public Place? Focus { get; private init; }

    /// <summary>A question in the middle; empty when there is none or when there is a focus.</summary>
    public string Question { get; private init; } = "";

    /// <summary>What is shown; never empty.</summary>
    public ImmutableSortedSet<PlaceKind> Kinds { get; private init; } = [.. Place.Kinds];

    /// <summary>How far from the middle, 1 or 2; for the overview whether the groups are opened (2).</summary>
    public int Depth { get; init; } = 1;

    public bool IsOverview => Focus is null && Question.Length == 0;

    public static MapForm Read(IQueryCollection query, PublishedCatalogue catalogue)
    {
        var names = query["kind"].ToHashSet(StringComparer.Ordinal);
        var kinds = Place.Kinds.Where(k => names.Contains(Place.Name(k))).ToImmutableSortedSet();
        var focus = Place.Find(query["focus"].ToString(), catalogue);
        return new()
        {
            Focus = focus,
            Question = focus is null ? SearchForm.QuestionOf(query["q"]) : "",
            Kinds = kinds.IsEmpty ? [.. Place.Kinds] : kinds,
            Depth = query["depth"] == "2" ? MaxDepth : 1,
        };
    }

    /// <summary>The same view with another place in the middle.</summary>
    public MapForm On(Place? focus) => this with { Focus = focus, Question = "" };

    public string UrlOn(string path)
    {
        List<KeyValuePair<string, string?>> parts = [];
        if (Focus is not null) { parts.Add(new("focus", Focus.ToString())); }
        if (Question.Length > 0) { parts.Add(new("q", Question)); }
        if (Kinds.Count < Place.Kinds.Count) { parts.AddRange(Kinds.Select(k => KeyValuePair.Create("kind", (string?)Place.Name(k)))); }
        if (Depth > 1) { parts.Add(new("depth", "2")); }
        return path + QueryString.Create(parts);
    }
}
