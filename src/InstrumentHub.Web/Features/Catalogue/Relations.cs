using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>What belongs with an instrument: the relations written in its own record and in others', and what is worded alike.</summary>
public sealed class Relations(PageContext page)
{
    private const int SimilarCount = 4, CrossoverCount = 3;

    /// <summary>Where the same need may live elsewhere, in the order in which a crossing is told.</summary>
    private static readonly string[] Crossing = ["sector", "phase"];

    /// <summary>The order in which groups are shown; an inverse carries the name of the view.</summary>
    private static readonly (RelationType Type, bool Inverse, string Name)[] Order =
    [
        (RelationType.PartOf, false, "partOf"),
        (RelationType.PartOf, true, "hasPart"),
        (RelationType.FollowsOn, false, "followsOn"),
        (RelationType.FollowsOn, true, "followedBy"),
        (RelationType.VariantOf, false, "variantOf"),
        (RelationType.VariantOf, true, "hasVariant"),
        (RelationType.BasedOn, false, "basedOn"),
        (RelationType.BasedOn, true, "basisOf"),
    ];

    public IReadOnlyList<RelationGroup> Groups(InstrumentRecord record) =>
        [.. Written(record).Select(g => new RelationGroup(g.Name, [.. g.Slugs.Select(page.Catalogue.Find).Select(i => View(i!, null))]))];

    /// <summary>What the records say, by the name of the relation; groups with nothing in them are left out.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Slugs)> Written(InstrumentRecord record)
    {
        var (own, others) = (record.Relations, page.Catalogue.RelationsTo(record.Slug).ToList());
        // Something said with more meaning is not said again as "akin to", and what is akin is so from both sides.
        var told = own.Concat(others).Where(r => r.Type != RelationType.Related).Select(r => r.To).ToHashSet();
        var akin = own.Concat(others).Where(r => r.Type == RelationType.Related && !told.Contains(r.To));
        return Order.Select(o => (o.Name, (o.Inverse ? others : own.AsEnumerable()).Where(r => r.Type == o.Type)))
            .Append(("related", akin))
            .Select(g => (g.Item1, (IReadOnlyList<string>)[.. g.Item2.Select(r => r.To).Distinct().Where(s => page.Catalogue.Find(s) is not null)]))
            .Where(g => g.Item2.Count > 0);
    }

    /// <param name="votes">What the reader said before, by slug; null for who is not asked.</param>
    public IReadOnlyList<RelatedInstrument> Similar(InstrumentRecord record, IReadOnlyDictionary<string, bool>? votes = null) =>
        [.. SimilarTo(record, SimilarCount).Select(hit => Voted(record, hit, votes))];

    /// <summary>The same need in another sector or phase.</summary>
    public IReadOnlyList<RelatedInstrument> Crossovers(InstrumentRecord record, IReadOnlyDictionary<string, bool>? votes = null) =>
        [.. CrossoversOf(record, CrossoverCount, SimilarCount).Select(hit => Voted(record, hit, votes))];

    /// <summary>What is about the same, no two alike, without what is written down as a relation.</summary>
    public IReadOnlyList<RelatedHit> SimilarTo(InstrumentRecord record, int count) => page.Snapshot.Association.Related(record.Slug, Known(record), count);

    /// <summary>Without those that <see cref="SimilarTo"/> gives.</summary>
    public IReadOnlyList<RelatedHit> CrossoversOf(InstrumentRecord record, int count, int similar) => page.Snapshot.Association.Crossovers(
        record.Slug, Crossing, [.. Known(record), .. SimilarTo(record, similar).Select(hit => hit.Id)], count);

    /// <summary>Why something similar, or a crossover, is so.</summary>
    public string Reason(RelatedHit hit) => hit.Crossing is null
        ? page.T["Gaat ook over {0}", Labels(hit.Concepts)]
        : page.T["Uit {0}, en gaat ook over {1}", Elsewhere(hit), Labels(hit.Concepts)];

    /// <summary>What a written relation says of the other, where "dit" is the one that one looks at.</summary>
    /// <param name="relation">A name as <see cref="Written"/> gives it.</param>
    public string Reason(string relation) => relation switch
    {
        "partOf" => page.T["Dit is er een onderdeel van"],
        "hasPart" => page.T["Is een onderdeel van dit"],
        "followsOn" => page.T["Komt hiervoor"],
        "followedBy" => page.T["Komt hierna"],
        "variantOf" => page.T["Dit is er een variant van"],
        "hasVariant" => page.T["Is een variant van dit"],
        "basedOn" => page.T["Dit bouwt erop voort"],
        "basisOf" => page.T["Bouwt hierop voort"],
        _ => page.T["Past hierbij, volgens de redactie"],
    };

    /// <summary>The concepts of the network by their names, for people.</summary>
    public string Labels(IEnumerable<string> concepts) => string.Join(", ", concepts.Select(c => CatalogueNetwork.Parse(c) is var (scheme, id) ? page.Label(scheme, id) : c));

    /// <summary>The sectors or phases that the other has and this one lacks, by their names.</summary>
    public string Elsewhere(RelatedHit hit)
    {
        var record = page.Catalogue.Find(hit.Id)!.Record;
        var (scheme, values) = hit.Crossing == "sector" ? (ConceptScheme.Sectors, record.Sectors) : (ConceptScheme.Phases, record.Phases);
        return string.Join(", ", values.Take(2).Select(v => page.Label(scheme, v)));
    }

    private HashSet<string> Known(InstrumentRecord record) =>
        [.. record.Relations.Concat(page.Catalogue.RelationsTo(record.Slug)).Select(r => r.To)];

    private RelatedInstrument Voted(InstrumentRecord record, RelatedHit hit, IReadOnlyDictionary<string, bool>? votes)
    {
        var view = View(page.Catalogue.Find(hit.Id)!, Reason(hit));
        return votes is null ? view : view with { VoteUrl = page.To.Vote(record.Slug, hit.Id), Vote = votes.TryGetValue(hit.Id, out var agrees) ? agrees : null };
    }

    private RelatedInstrument View(PublishedInstrument instrument, string? reason) => new(
        instrument.Record.Title.In(page.Language), page.To.Instrument(instrument.Slug),
        instrument.Record.Kind, page.Label(ConceptScheme.Kinds, instrument.Record.Kind), reason);
}
