using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>One field of a record as a form asks it; forms, differences and the answers to them are all made from these lists.</summary>
/// <param name="Path">As in <see cref="RecordFields"/>; of a pair the path without its language.</param>
/// <param name="Label">The Dutch sentence that is the key of the text.</param>
/// <param name="Max">In characters; of a list, per item.</param>
internal sealed record FieldSpec(string Path, FieldShape Shape, string Label, int Max, string? Help = null)
{
    /// <summary>The scheme whose concepts can be chosen.</summary>
    public string? Scheme { get; init; }

    /// <summary>Asked first, of a new record: with these three a proposal can begin.</summary>
    public bool First { get; init; }

    /// <summary>No record is published without it.</summary>
    public bool Required { get; init; }

    public bool HasLanguages => Shape is FieldShape.Pair or FieldShape.PairText or FieldShape.PairLines or FieldShape.Body;
}

internal enum FieldShape
{
    Line,
    Choice,
    Choices,
    Number,

    /// <summary>A line in each language.</summary>
    Pair,

    /// <summary>Some lines of text in each language.</summary>
    PairText,

    /// <summary>A list, one item a line, in each language.</summary>
    PairLines,

    /// <summary>A list, one item a line.</summary>
    Lines,

    /// <summary>Labels: <c>{ nl: [], en: [] }</c>, one a line.</summary>
    Labels,

    /// <summary>A section of running text, Markdown: <c>bodyNl.x</c> and <c>bodyEn.x</c>.</summary>
    Body,

    /// <summary>Sources: one a line, as "citation | page | address".</summary>
    Sources,
}

internal static class FieldSpecs
{
    private const int MaxSection = InstrumentRecord.MaxSectionLength;

    public static readonly IReadOnlyList<FieldSpec> Instrument =
    [
        new("title", FieldShape.Pair, "Hoe heet het?", InstrumentRecord.MaxTitleLength) { First = true, Required = true },
        new("purpose", FieldShape.Pair, "Waar is het voor?", InstrumentRecord.MaxPurposeLength, "Eén zin: wat een groep ermee bereikt.") { First = true, Required = true },
        new("situations", FieldShape.PairLines, "In welke situatie helpt het?", InstrumentRecord.MaxSituationLength, "Zoals een begeleider het zou zeggen. Een situatie per regel; een is genoeg om te beginnen.") { First = true, Required = true },
        new("summary", FieldShape.PairText, "Samenvatting", InstrumentRecord.MaxSummaryLength, "Wat iemand moet weten om te kiezen: 40 tot 300 tekens.") { Required = true },
        new("kind", FieldShape.Choice, "Wat voor soort instrument is het?", 80) { Required = true, Scheme = ConceptScheme.Kinds },
        new("phases", FieldShape.Choices, "In welke fase past het?", 80) { Scheme = ConceptScheme.Phases },
        new("sectors", FieldShape.Choices, "Voor welke sector is het gemaakt?", 80, "Laat leeg als het overal past.") { Scheme = ConceptScheme.Sectors },
        new("concepts", FieldShape.Lines, "Waar gaat het over?", 80, "Twee tot acht begrippen uit de begrippenlijst, een per regel, het belangrijkste eerst.") { Required = true, Scheme = ConceptScheme.Thesaurus },
        new("duration.from", FieldShape.Number, "Hoe lang duurt het ten minste? (minuten)", 6),
        new("duration.to", FieldShape.Number, "Hoe lang duurt het ten hoogste? (minuten)", 6),
        new("groupSize.from", FieldShape.Number, "Met hoeveel mensen ten minste?", 5),
        new("groupSize.to", FieldShape.Number, "Met hoeveel mensen ten hoogste?", 5),
        new("preparation", FieldShape.PairText, "Wat bereid je voor?", 600),
        new("materials", FieldShape.PairLines, "Wat heb je nodig?", 300, "Een ding per regel."),
        new("body.what", FieldShape.Body, "Wat is het?", MaxSection) { Required = true },
        new("body.when", FieldShape.Body, "Wanneer gebruik je het?", MaxSection),
        new("body.how", FieldShape.Body, "Hoe gaat het, stap voor stap?", MaxSection),
        new("body.yields", FieldShape.Body, "Wat levert het op?", MaxSection),
        new("body.watchOut", FieldShape.Body, "Waar moet je op letten?", MaxSection),
        new("makers", FieldShape.Lines, "Wie hebben het gemaakt?", 160, "Een naam per regel."),
        new("licence", FieldShape.Line, "Onder welke licentie?", 120, "Bijvoorbeeld CC BY 4.0. Laat leeg als je het niet weet."),
        new("sources", FieldShape.Sources, "Bronnen", 600, "Een bron per regel: titel en maker | pagina | webadres. Pagina en adres mogen leeg blijven."),
    ];

    public static readonly IReadOnlyList<FieldSpec> Concept =
    [
        new("prefLabel", FieldShape.Pair, "Hoe heet het begrip?", 120) { First = true, Required = true },
        new("definition", FieldShape.PairText, "Wat betekent het?", 600) { First = true },
        new("altLabels", FieldShape.Labels, "Andere woorden ervoor", 120, "Een per regel. Wie zo zoekt, vindt dit begrip."),
        new("broader", FieldShape.Lines, "Hoort bij het bredere begrip", 80) { Scheme = ConceptScheme.Thesaurus },
        new("related", FieldShape.Lines, "Verwante begrippen", 80) { Scheme = ConceptScheme.Thesaurus },
    ];

    public static readonly IReadOnlyList<FieldSpec> Case =
    [
        new("title", FieldShape.Pair, "Hoe heet deze praktijk?", InstrumentRecord.MaxTitleLength) { First = true, Required = true },
        new("summary", FieldShape.PairText, "Samenvatting", InstrumentRecord.MaxSummaryLength) { First = true, Required = true },
        new("challenge", FieldShape.PairText, "Aan welke opgave werkten ze?", 300) { First = true },
        new("sectors", FieldShape.Choices, "In welke sector?", 80) { Scheme = ConceptScheme.Sectors },
        new("region", FieldShape.Pair, "Waar?", 160),
        new("period", FieldShape.Pair, "Wanneer?", 160),
        new("participants", FieldShape.Pair, "Wie deden mee?", 300),
        new("instruments", FieldShape.Lines, "Welke instrumenten gebruikten ze?", 80, "De naam uit het webadres van het instrument, een per regel."),
        new("concepts", FieldShape.Lines, "Waar gaat het over?", 80) { Scheme = ConceptScheme.Thesaurus },
        new("body.happened", FieldShape.Body, "Wat gebeurde er?", MaxSection),
        new("body.worked", FieldShape.Body, "Wat werkte?", MaxSection),
        new("body.didNotWork", FieldShape.Body, "Wat werkte niet?", MaxSection),
        new("sources", FieldShape.Sources, "Bronnen", 600, "Een bron per regel: titel en maker | pagina | webadres. Pagina en adres mogen leeg blijven."),
    ];

    public static IReadOnlyList<FieldSpec> Of(ProposalTarget target) => target switch
    {
        ProposalTarget.Instrument => Instrument,
        ProposalTarget.Concept => Concept,
        _ => Case,
    };

    /// <summary>What no form asks and a file or an import may change, by the first part of its path.</summary>
    private static readonly Dictionary<string, string> Unasked = new()
    {
        ["slug"] = "Webadres",
        ["depth"] = "Hoe uitgebreid beschreven",
        ["evidence"] = "Hoe zeker is het?",
        ["worksheet"] = "Invulblad",
        ["audiences"] = "Voor wie",
        ["settings"] = "Waar",
        ["roles"] = "Wie doet wat",
    };

    /// <summary>The name of a field as a difference shows it: the label of what it belongs to.</summary>
    public static string LabelOf(ProposalTarget target, string path)
    {
        var plain = path.Replace("bodyNl.", "body.", StringComparison.Ordinal).Replace("bodyEn.", "body.", StringComparison.Ordinal);
        return Of(target).FirstOrDefault(f => plain == f.Path || plain.StartsWith($"{f.Path}.", StringComparison.Ordinal))?.Label ?? Unasked.GetValueOrDefault(plain.Split('.', '[')[0], path);
    }

    /// <summary>The language of a field that is in one; null for others.</summary>
    public static Language? LanguageOf(string path) =>
        path.EndsWith(".nl", StringComparison.Ordinal) || path.StartsWith("bodyNl.", StringComparison.Ordinal) ? Language.Dutch
        : path.EndsWith(".en", StringComparison.Ordinal) || path.StartsWith("bodyEn.", StringComparison.Ordinal) ? Language.English
        : null;
}
