using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>What belongs with an instrument: the relations written in its own record and in others', and what is worded alike.</summary>
public sealed class Relations(PageContext page)
{
    private const int SimilarCount = 4;

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

    public IReadOnlyList<RelatedInstrument> Similar(InstrumentRecord record)
    {
        var known = record.Relations.Concat(page.Catalogue.RelationsTo(record.Slug)).Select(r => r.To).ToHashSet();
        return [.. page.Snapshot.Index.Similar(record.Slug, SimilarCount + known.Count)
            .Where(hit => !known.Contains(hit.Id))
            .Take(SimilarCount)
            .Select(hit => View(page.Catalogue.Find(hit.Id)!, Shared(record, page.Catalogue.Find(hit.Id)!.Record)))];
    }

    private RelatedInstrument View(PublishedInstrument instrument, string? reason) => new(
        instrument.Record.Title.In(page.Language), page.To.Instrument(instrument.Slug),
        instrument.Record.Kind, page.Label(ConceptScheme.Kinds, instrument.Record.Kind), reason);

    private string? Shared(InstrumentRecord a, InstrumentRecord b)
    {
        var shared = a.Concepts.Intersect(b.Concepts).Take(3).Select(c => page.Label(ConceptScheme.Thesaurus, c)).ToList();
        return shared.Count == 0 ? null : page.T["Gaat ook over {0}", string.Join(", ", shared)].Value;
    }
}
