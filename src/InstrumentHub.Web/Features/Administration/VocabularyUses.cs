using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <param name="Concepts">Others of the scheme that refer to it.</param>
/// <param name="People">How many communities, profiles, steps and ratings have it: counted, and not told which.</param>
public sealed record ConceptUses(IReadOnlyList<LinkView> Instruments, IReadOnlyList<LinkView> Cases, IReadOnlyList<LinkView> Concepts, int People)
{
    /// <summary>Whether something of the catalogue would point to nothing without it.</summary>
    public bool IsUsed => Instruments.Count + Cases.Count > 0;
}

/// <summary>Where a concept is used, so that who changes it sees what that touches.</summary>
public sealed class VocabularyUses(HubContext hub, PageContext page)
{
    public async Task<ConceptUses> OfAsync(string scheme, string id, CancellationToken cancel)
    {
        var catalogue = page.Catalogue;
        var concepts = catalogue.Scheme(scheme).Scheme.Concepts.Where(c => c.Broader.Contains(id) || c.Related.Contains(id));
        return new(
            [.. catalogue.Instruments.Where(i => Uses(i.Record, scheme, id)).Select(i => new LinkView(i.Record.Title.In(page.Language), page.To.Instrument(i.Slug)))],
            [.. catalogue.Cases.Where(c => Uses(c, scheme, id)).Select(c => new LinkView(c.Title.In(page.Language), page.To.Case(c.Slug)))],
            [.. concepts.Select(c => new LinkView(c.Label(page.Language), page.To.AdminConcept(scheme, c.Id)))],
            await PeopleAsync(scheme, id, cancel));
    }

    /// <summary>How many instruments and cases have each concept of a scheme.</summary>
    public IReadOnlyDictionary<string, int> Counts(string scheme) =>
        page.Catalogue.Instruments.SelectMany(i => Of(i.Record, scheme)).Concat(page.Catalogue.Cases.SelectMany(c => Of(c, scheme))).CountBy(id => id).ToDictionary(c => c.Key, c => c.Value);

    public static bool Uses(InstrumentRecord record, string scheme, string id) => Of(record, scheme).Contains(id);

    public static bool Uses(CaseRecord record, string scheme, string id) => Of(record, scheme).Contains(id);

    public static InstrumentRecord Replaced(InstrumentRecord record, string scheme, string id, string by) => scheme switch
    {
        ConceptScheme.Kinds => record with { Kind = record.Kind == id ? by : record.Kind },
        ConceptScheme.Evidence => record with { Evidence = record.Evidence with { Level = record.Evidence.Level == id ? by : record.Evidence.Level } },
        ConceptScheme.Audiences => record with { Audiences = SchemeEdit.Replaced(record.Audiences, null, id, by) },
        ConceptScheme.Sectors => record with { Sectors = SchemeEdit.Replaced(record.Sectors, null, id, by) },
        ConceptScheme.Missions => record with { Missions = SchemeEdit.Replaced(record.Missions, null, id, by) },
        ConceptScheme.Thesaurus => record with { Concepts = SchemeEdit.Replaced(record.Concepts, null, id, by) },
        _ => record,
    };

    public static CaseRecord Replaced(CaseRecord record, string scheme, string id, string by) => scheme switch
    {
        ConceptScheme.Sectors => record with { Sectors = SchemeEdit.Replaced(record.Sectors, null, id, by) },
        ConceptScheme.Thesaurus => record with { Concepts = SchemeEdit.Replaced(record.Concepts, null, id, by) },
        _ => record,
    };

    private static ValueList<string> Of(InstrumentRecord record, string scheme) => scheme switch
    {
        ConceptScheme.Kinds => [record.Kind],
        ConceptScheme.Evidence => [record.Evidence.Level],
        ConceptScheme.Phases => record.Phases,
        ConceptScheme.Audiences => record.Audiences,
        ConceptScheme.Sectors => record.Sectors,
        ConceptScheme.Missions => record.Missions,
        ConceptScheme.Thesaurus => record.Concepts,
        _ => [],
    };

    private static ValueList<string> Of(CaseRecord record, string scheme) => scheme switch
    {
        ConceptScheme.Sectors => record.Sectors,
        ConceptScheme.Thesaurus => record.Concepts,
        _ => [],
    };

    /// <summary>What people keep about sectors lies in JSON that no database searches; there are few enough to read.</summary>
    private async Task<int> PeopleAsync(string scheme, string id, CancellationToken cancel)
    {
        if (scheme is not (ConceptScheme.Sectors or ConceptScheme.Phases)) { return 0; }
        var communities = (await hub.Communities.AsNoTracking().Select(c => new { c.Sectors, c.Phase }).ToListAsync(cancel)).Count(c => c.Sectors.Contains(id) || c.Phase == id);
        var profiles = (await hub.Profiles.AsNoTracking().Select(p => p.Sectors).ToListAsync(cancel)).Count(p => p.Items.Contains(id));
        var ratings = (await hub.Ratings.AsNoTracking().Select(r => r.Context).ToListAsync(cancel)).Count(c => c.Sector == id || c.Phase == id);
        var rounds = (await hub.RatingRounds.AsNoTracking().Select(r => r.Context).ToListAsync(cancel)).Count(c => c.Sector == id || c.Phase == id);
        return communities + profiles + ratings + rounds + await hub.LogbookSteps.CountAsync(s => s.Phase == id, cancel);
    }
}
