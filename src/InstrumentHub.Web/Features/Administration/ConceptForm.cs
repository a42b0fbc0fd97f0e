using InstrumentHub.Core;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>A concept as a form: lists one a line, other concepts by what they are called.</summary>
public sealed record ConceptForm
{
    public const int MaxLabelLength = 120, MaxDefinitionLength = 1_000, MaxLabels = 60, MaxBroader = 10, MaxRelated = 40;

    public string? LabelNl { get; init; }
    public string? LabelEn { get; init; }
    public string? AltNl { get; init; }
    public string? AltEn { get; init; }
    public string? HiddenNl { get; init; }
    public string? HiddenEn { get; init; }
    public string? DefinitionNl { get; init; }
    public string? DefinitionEn { get; init; }
    public string? Broader { get; init; }
    public string? Related { get; init; }
    public string? Reason { get; init; }
    public string? Replacement { get; init; }

    /// <summary>The hash of the concept that the form was filled in upon.</summary>
    public string? Seen { get; init; }

    public static ConceptForm Of(Concept concept, ConceptGraph scheme, Language language) => new()
    {
        LabelNl = concept.PrefLabel.Nl, LabelEn = concept.PrefLabel.En,
        AltNl = Join(concept.AltLabels.Nl), AltEn = Join(concept.AltLabels.En), HiddenNl = Join(concept.HiddenLabels.Nl), HiddenEn = Join(concept.HiddenLabels.En),
        DefinitionNl = concept.Definition?.Nl, DefinitionEn = concept.Definition?.En,
        Broader = Join(concept.Broader.Select(id => scheme.Label(id, language))), Related = Join(concept.Related.Select(id => scheme.Label(id, language))),
        Seen = ContentHash.Of(concept),
    };

    /// <summary>The concept as it would become; what is wrong with a field is told to the check.</summary>
    internal Concept Read(FieldCheck check, IStringLocalizer texts, ConceptGraph scheme, string id)
    {
        var (nl, en) = (check.Required(nameof(LabelNl), LabelNl, MaxLabelLength), check.Required(nameof(LabelEn), LabelEn, MaxLabelLength));
        var (meaningNl, meaningEn) = (check.Optional(nameof(DefinitionNl), DefinitionNl, MaxDefinitionLength), check.Optional(nameof(DefinitionEn), DefinitionEn, MaxDefinitionLength));
        if (meaningNl is null != meaningEn is null) { check.Fault(meaningNl is null ? nameof(DefinitionNl) : nameof(DefinitionEn), texts["Schrijf de betekenis in beide talen, of in geen van beide."]); }
        return new(id, new(nl, en),
            new(Labels(check, texts, nameof(AltNl), AltNl), Labels(check, texts, nameof(AltEn), AltEn)), new(Labels(check, texts, nameof(HiddenNl), HiddenNl), Labels(check, texts, nameof(HiddenEn), HiddenEn)),
            meaningNl is null || meaningEn is null ? null : new(meaningNl, meaningEn),
            Concepts(check, texts, nameof(Broader), Broader, scheme, MaxBroader), Concepts(check, texts, nameof(Related), Related, scheme, MaxRelated));
    }

    private static ValueList<string> Labels(FieldCheck check, IStringLocalizer texts, string field, string? text)
    {
        var lines = Lines(text);
        if (lines.Count > MaxLabels) { check.Fault(field, texts["Schrijf er ten hoogste {0}, een per regel.", MaxLabels]); }
        if (lines.Exists(l => l.Length > MaxLabelLength)) { check.Fault(field, texts["Een woord heeft ten hoogste {0} tekens.", MaxLabelLength]); }
        return [.. lines];
    }

    private static ValueList<string> Concepts(FieldCheck check, IStringLocalizer texts, string field, string? text, ConceptGraph scheme, int max)
    {
        List<string> ids = [];
        foreach (var line in Lines(text))
        {
            if ((scheme.FindByLabel(line) ?? scheme.Find(line)) is { } concept) { ids.Add(concept.Id); }
            else { check.Fault(field, texts["‘{0}’ staat niet in deze lijst.", line]); }
        }
        if (ids.Count > max) { check.Fault(field, texts["Schrijf er ten hoogste {0}, een per regel.", max]); }
        return [.. ids.Distinct()];
    }

    private static List<string> Lines(string? text) =>
        [.. Core.Moderation.TextRules.Normalise(text).Split('\n').Select(Core.Moderation.TextRules.NormaliseLine).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)];

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines);
}
