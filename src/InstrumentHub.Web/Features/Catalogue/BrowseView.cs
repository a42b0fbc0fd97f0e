using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>The answer to a question, or the whole catalogue when nothing was asked.</summary>
public sealed record BrowseView
{
    /// <summary>As typed; empty while browsing.</summary>
    public required string Question { get; init; }

    /// <summary>Of all pages together.</summary>
    public required int Total { get; init; }
    public required IReadOnlyList<InstrumentCard> Results { get; init; }
    public required PaginationView Pages { get; init; }
    public required FacetsView Facets { get; init; }
    public required IReadOnlyList<SortView> Sorts { get; init; }

    /// <summary>A better spelling, with the address that asks it.</summary>
    public LinkView? DidYouMean { get; init; }

    /// <summary>Filters that the question seems to ask for, each with the address that applies it. None is applied by itself.</summary>
    public IReadOnlyList<LinkView> Suggested { get; init; } = [];

    /// <summary>Words of the question that occur nowhere in the catalogue.</summary>
    public IReadOnlyList<string> UnknownWords { get; init; } = [];

    /// <summary>The address named a filter that there is not, or no longer: the list is wider than it says.</summary>
    public bool LeftOut { get; init; }

    /// <summary>Questions or situations near this one; shown when little or nothing was found.</summary>
    public IReadOnlyList<LinkView> Nearby { get; init; } = [];

    /// <summary>Communities to which the question also applies; only beside the first page of an answer.</summary>
    public IReadOnlyList<LinkView> Cases { get; init; } = [];

    /// <summary>The four phases, as a way on from an empty result.</summary>
    public IReadOnlyList<PhaseLink> Phases { get; init; } = [];

    /// <summary>Chosen for comparing (<c>i=</c>), also those on other pages of the result.</summary>
    public IReadOnlyList<ChosenInstrument> Selection { get; init; } = [];
}

public sealed record ChosenInstrument(string Slug, string Title);

/// <param name="Value">Of the parameter <c>sort</c>.</param>
public sealed record SortView(string Value, string Label, bool Selected);

/// <param name="Action">Where the form goes: this list without any parameter.</param>
/// <param name="Question">Travels along as a hidden field.</param>
/// <param name="Sort">Travels along; null when it is the default.</param>
public sealed record FacetsView(
    string Action, string Question, string? Sort, IReadOnlyList<FacetView> Groups, IReadOnlyList<ChosenFilter> Chosen, string ClearUrl)
{
    /// <summary>Chosen for comparing; travels along.</summary>
    public IReadOnlyList<string> Selection { get; init; } = [];

    /// <summary>How many there are with these filters.</summary>
    public int Total { get; init; }
}

/// <param name="Name">The name of the parameter.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Values">In the order in which they are shown; a value with count 0 only when it is selected.</param>
public sealed record FacetView(string Name, string Title, IReadOnlyList<FacetValueView> Values);

/// <param name="Icon">A kind's or phase's id, where the value has a picture.</param>
public sealed record FacetValueView(string Value, string Label, int Count, bool Selected, string? Icon = null);

/// <param name="RemoveUrl">This list without it.</param>
public sealed record ChosenFilter(string Group, string Label, string RemoveUrl);
