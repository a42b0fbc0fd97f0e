using System.ComponentModel;
using System.Text.Json.Serialization;
using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Web.Features.Api;

/// <summary>The answer to a question.</summary>
public sealed record SearchAnswer(
    [property: Description("The question as it was understood: trimmed, and cut when it was too long.")] string Query,
    [property: Description("How many instruments match, on all pages together.")] int Total,
    [property: Description("Counted from 1.")] int Page,
    int Size,
    IReadOnlyList<ApiHit> Hits,
    [property: Description("What each further choice would leave, by the name of its parameter.")] IReadOnlyDictionary<string, IReadOnlyList<ApiFacetValue>> Facets,
    [property: Description("A better spelling of the question, when there is one.")] string? DidYouMean,
    [property: Description("Filters that the question seems to ask for; none of them is applied.")] IReadOnlyList<ApiOffer> Offered);

/// <summary>A filter to add: the parameter's name and its value.</summary>
public sealed record ApiOffer(string Name, ApiFacetValue Value);

public sealed record ApiHit(
    string Slug, string Title, string Summary,
    [property: Description("Comparable within one answer only; 0 while browsing.")] double Score,
    [property: Description("The page for people.")] string Url,
    IReadOnlyList<ApiReason> Reasons,
    IReadOnlyList<ApiHighlight> Highlights);

/// <summary>One part of the instrument that matched.</summary>
public sealed record ApiReason(
    [property: Description("title, alias, situation, purpose, summary, concept, kind, sector, body, worksheet, maker or source: a part that matched; or association.")] string Type,
    [property: Description("The question's words that were met, as typed.")] IReadOnlyList<string> Words,
    [property: Description("How they stand in the text.")] IReadOnlyList<string> Found,
    [property: Description("Its part of the score, 0 to 1.")] double Share,
    [property: Description("The text that matched; absent where only the field is known.")] string? Text,
    [property: Description("For an association: the steps from the question to the instrument.")] IReadOnlyList<ApiStep>? Path = null);

/// <summary>One step of a path.</summary>
public sealed record ApiStep(
    [property: Description("word, concept or instrument.")] string Type,
    [property: Description("Of the concept or the instrument.")] string? Id,
    string Text,
    [property: Description("How one comes here from the step before: label (the words name it), concept (a neighbour in the thesaurus), about, together (they stand in the same passages), the field of a text, or the kind of a written relation. Absent for the first step.")] string? Relation,
    [property: Description("For together: in how many passages.")] int? Count = null);

/// <summary>A passage with the places of the question's words.</summary>
public sealed record ApiHighlight(string Field, string Language, string Text, IReadOnlyList<ApiSpan> Spans);

/// <summary>In UTF-16 units of the text.</summary>
public sealed record ApiSpan(int Start, int Length);

public sealed record ApiFacetValue(string Value, string Label, int Count, bool Selected);

public sealed record SuggestAnswer(string Query, IReadOnlyList<ApiSuggestion> Suggestions);

public sealed record ApiSuggestion(
    string Text,
    [property: Description("situation, instrument or concept, in that order.")] string Kind,
    [property: Description("Where choosing it leads, relative to the site.")] string Url,
    IReadOnlyList<ApiSpan> Spans,
    [property: Description("The name that was found, where it is another one for the same.")] string? Label = null);

/// <summary>An instrument in full: the record as it stands in the content file, and where it is.</summary>
public sealed record ApiInstrument(
    string Url, int Revision, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt,
    [property: Description("All that the record says, in both languages.")] InstrumentRecord Record);

public sealed record RelatedAnswer(string Slug, IReadOnlyList<ApiRelated> Related);

public sealed record ApiRelated(
    string Slug, string Title, string Summary, string Url,
    [property: Description("variantOf, partOf, basedOn, followsOn, related, or the inverse of one of these (hasVariant, hasPart, basisOf, followedBy); where nobody wrote it down similar, or crossover (about the same, from another sector or phase).")] string Type,
    [property: Description("For similar and crossover: what both are about."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Shared,
    [property: Description("For a crossover: sector or phase, whichever differs."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Crossing,
    [property: Description("Why it is here, as a sentence about it.")] string Reason)
{
    [Description("For similar and crossover: how many people said that it is so, and how many that it is not."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ApiVotes? Votes { get; init; }
}

public sealed record ApiVotes(int Agree, int Disagree);
