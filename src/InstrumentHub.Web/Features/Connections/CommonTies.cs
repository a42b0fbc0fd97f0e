using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>What a group of instruments has in common, told by how many of them.</summary>
public sealed class CommonTies(PageContext page)
{
    /// <summary>One instrument about something says little of a whole among.</summary>
    private const int LeastShared = 2;

    /// <summary>In the order of the phases.</summary>
    public IEnumerable<Tie> Phases(IReadOnlyCollection<PublishedInstrument> among, Func<int, string> reason) =>
        from phase in page.Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts
        let count = among.Count(i => i.Record.Phases.Contains(phase.Id))
        where count > 0
        select new Tie(new(PlaceKind.Phase, phase.Id), reason(count));

    /// <summary>The most frequent first.</summary>
    public IEnumerable<Tie> Sectors(IReadOnlyCollection<PublishedInstrument> among, Func<int, string> reason) =>
        among.SelectMany(i => i.Record.Sectors).CountBy(s => s).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new Tie(new(PlaceKind.Sector, s.Key), reason(s.Value)));

    /// <summary>
    /// First what the group is about far more often than the rest of the catalogue: by how often, times the logarithm of how many times as
    /// often as everywhere (the pointwise part of mutual information; K. Church and P. Hanks, 1990).
    /// </summary>
    public IEnumerable<Tie> Concepts(IReadOnlyCollection<PublishedInstrument> among, Func<int, string> reason)
    {
        var everywhere = page.Catalogue.Instruments.SelectMany(i => i.Record.Concepts).CountBy(c => c).ToDictionary();
        double all = page.Catalogue.Instruments.Count, some = among.Count;
        return among.SelectMany(i => i.Record.Concepts).CountBy(c => c).Where(c => c.Value >= LeastShared)
            .Select(c => (c.Key, c.Value, Telling: c.Value * Math.Log(c.Value / some / (everywhere[c.Key] / all))))
            .Where(c => c.Telling > 0).OrderByDescending(c => c.Telling).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new Tie(new(PlaceKind.Concept, c.Key), reason(c.Value)));
    }
}
