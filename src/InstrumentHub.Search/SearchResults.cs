using System.Runtime.InteropServices;

namespace InstrumentHub.Search;

/// <summary>The answer to a <see cref="SearchQuery"/>.</summary>
public sealed record SearchResults
{
    public static SearchResults Empty { get; } = new();

    /// <summary>All documents that match text and filters, of which <see cref="Hits"/> is one page.</summary>
    public int Total { get; init; }

    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>One entry per asked group, in the order asked.</summary>
    public IReadOnlyList<FacetGroup> Facets { get; init; } = [];

    /// <summary>A corrected whole question that finds better matches than this one, or null.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>How each word of the question was understood, in typed order. Empty while browsing.</summary>
    public IReadOnlyList<QueryWord> Words { get; init; } = [];
}

/// <summary>
/// A document found. <paramref name="Score"/> is only comparable within one answer; 0 while browsing. Matches are ordered by
/// contribution, highlights by field weight.
/// </summary>
public sealed record SearchHit(
    string Id, double Score, IReadOnlyList<SearchMatch> Matches, IReadOnlyList<Highlight> Highlights);

/// <summary>
/// Evidence: the word <paramref name="Word"/> of the question (as typed) was found as <paramref name="Found"/> (as written in
/// the text). <paramref name="Contribution"/> is its part of the score, at least 0.
/// </summary>
public sealed record SearchMatch(
    string Field, SearchLanguage Language, string Word, string Found, MatchKind Kind, double Contribution);

/// <summary>How a word of the question met a word of the text, strongest first.</summary>
public enum MatchKind
{
    /// <summary>The whole quoted phrase, or neighbouring words of the question as neighbours in the text.</summary>
    Phrase,
    /// <summary>The same word, but for case, accents and hyphens.</summary>
    Exact,
    /// <summary>Words of the question written as one in the text, or the reverse (<c>co creatie</c>, <c>co-creatie</c>).</summary>
    Joined,
    /// <summary>The same stem.</summary>
    Inflected,
    /// <summary>The same stem by the rules of the other language than the text's (loan words).</summary>
    OtherLanguage,
    /// <summary>A part of a compound (<c>kaart</c> in <c>partnerschapskaart</c>).</summary>
    CompoundPart,
    /// <summary>The text's word begins with what was typed.</summary>
    Prefix,
    /// <summary>A word that is one or two slips away from an unknown word.</summary>
    Typo,
}

/// <summary>
/// A passage of a field with the places to mark. <paramref name="Text"/> is cut from the original text and is not escaped;
/// <paramref name="Start"/> is where it was cut. <paramref name="Whole"/> says it is the whole field.
/// </summary>
public sealed record Highlight(
    string Field, SearchLanguage Language, string Text, int Start, bool Whole, IReadOnlyList<TextSpan> Spans);

/// <summary>A stretch in UTF-16 units.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A facet group with its values, most frequent first, then by value.</summary>
public sealed record FacetGroup(string Name, IReadOnlyList<FacetValue> Values);

/// <summary>
/// <paramref name="Count"/>: the documents with this value that match the text and the filters of all <em>other</em> groups.
/// </summary>
public sealed record FacetValue(string Value, int Count, bool Selected);

/// <summary>
/// A word of the question. <paramref name="Start"/> is its place in the question; <paramref name="Documents"/> the number of
/// documents in which it was found in any way; <paramref name="Found"/> up to eight words by which, best first.
/// </summary>
public sealed record QueryWord(
    string Text, int Start, QueryWordUse Use, int Documents, IReadOnlyList<string> Found);

public enum QueryWordUse
{
    /// <summary>Searched with its full weight.</summary>
    Searched,
    /// <summary>A stop word: left out because the question has more informative words.</summary>
    StopWord,
    /// <summary>Occurs nowhere, not even misspelt.</summary>
    Unknown,
    /// <summary>Beyond <see cref="SearchLimits.QueryWords"/>.</summary>
    Ignored,
}

/// <summary>
/// A completion. <paramref name="Id"/> is the document it came from, or null when <paramref name="Documents"/> is more than one.
/// <paramref name="Spans"/> mark what was typed.
/// </summary>
public sealed record Suggestion(
    string Text, SuggestionKind Kind, string Field, SearchLanguage Language, string? Id, int Documents, IReadOnlyList<TextSpan> Spans);

/// <summary>In the order in which they are suggested.</summary>
public enum SuggestionKind
{
    None,
    Situation,
    Instrument,
    Concept,
}

/// <summary>A document like another, with the words they share (as written in it), most telling first.</summary>
public sealed record SimilarHit(string Id, double Score, IReadOnlyList<SharedTerm> Shared);

/// <summary><paramref name="Contribution"/> is its part of the score.</summary>
public sealed record SharedTerm(string Text, SearchLanguage Language, double Contribution);
