using InstrumentHub.Core.Content;

namespace InstrumentHub.UnitTests.Content;

/// <summary>A small catalogue without faults, for tests to damage.</summary>
internal static class Sample
{
    public const string Slug = "doelenkaart";

    public static readonly string Instrument = """
        ---
        slug: doelenkaart
        depth: partial
        kind: canvas
        title: {nl: Doelenkaart, en: Goal map}
        summary:
          nl: Een kaart waarop de groep samen zet wat zij wil bereiken.
          en: A map on which the group puts what it wants to reach.
        purpose: {nl: Samen doelen kiezen, en: Choosing goals together}
        aliases: [doelen kaart]
        phases: [starten]
        duration: {from: 30, to: 60}
        situations:
          - {nl: We praten langs elkaar heen, en: We talk past each other}
          - {nl: Niemand weet waar we naartoe gaan, en: Nobody knows where we are going}
        concepts: [doelen, samenwerking]
        evidence:
          level: ervaring
          basis: {nl: Een verslag, en: A report}
          checked: 2026-01-31
        sources:
          - {citation: Een bron (2020), checked: 2026-01-31, state: unchecked}
        worksheet:
          intro: {nl: Vul eerst alleen in, en: Fill in alone first}
          scales:
            eens: {nl: [oneens, eens], en: [disagree, agree]}
          sections:
            - items:
                - {id: f1, kind: likert, text: {nl: Wij weten wat we willen, en: We know what we want}, scale: eens, weight: 2}
                - {id: o1, kind: open, text: {nl: Waarom?, en: Why?}}
        ---
        ## Wat is het
        Een *kaart* met doelen.
        ## Wanneer
        Aan het begin.
        ## What it is
        A *map* of goals.
        ## When
        At the start.

        """.ReplaceLineEndings("\n");

    public static IReadOnlyList<ContentFile> Files(string? instrument = null) =>
    [
        new($"instruments/{Slug}.md", instrument ?? Instrument),
        Scheme("kinds", "canvas"), Scheme("phases", "starten"), Scheme("audiences", "begeleider"), Scheme("sectors", "zorg"),
        Scheme("missions", "gezondheid"), Scheme("evidence", "ervaring"), Scheme("thesaurus", "doelen", "samenwerking"),
    ];

    public static ContentFile Scheme(string id, params string[] concepts) => new($"vocabulary/{id}.yml",
        $"scheme: {id}\ntitle: {{nl: {id}, en: {id}}}\nconcepts:\n"
        + string.Concat(concepts.Select(c => $"  - id: {c}\n    prefLabel: {{nl: {c}, en: {c}}}\n")));
}
