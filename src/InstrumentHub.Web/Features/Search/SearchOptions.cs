namespace InstrumentHub.Web.Features.Search;

/// <summary>Which engine searches, for hosts that want the one they know. See docs/search.md.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary><c>Own</c>, or <c>Lucene</c> where the build has it.</summary>
    public string Engine { get; init; } = SearchEngines.Own;

    /// <summary>Where an engine that keeps files keeps them, on a disk of this node; <c>.hub/search</c> when it is left out.</summary>
    public string? Directory { get; init; }
}
