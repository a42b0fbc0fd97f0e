using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Learning;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Logbook;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>
/// Reads what use has taught: votes, what was opened after which question, and where instruments were put to use. Only what everyone may read already is
/// looked at (open communities and their public steps, public rooms, cases), so that nothing of a closed community can be told from what comes out.
/// </summary>
internal static class UseReader
{
    /// <summary>Scores from here on mean that somebody would use it again.</summary>
    private const int Good = 4;

    public static async Task<UseEvidence> ReadAsync(HubContext hub, PublishedCatalogue catalogue, DateTimeOffset now, CancellationToken cancel)
    {
        List<UsePlace> communities = [.. await CommunitiesAsync(hub, catalogue, cancel)];
        List<UsePlace> cases = [.. Cases(catalogue)];
        return new()
        {
            Votes = await VotesAsync(hub, catalogue, now, cancel),
            Opened = await OpenedAsync(hub, catalogue, now, cancel),
            Together = UsePlace.Together([.. communities, .. cases]),
            Practised = [.. UsePlace.Practised(cases, PractisedBy.Cases), .. UsePlace.Practised(communities, PractisedBy.Communities), .. await RatedAsync(hub, catalogue, cancel)],
        };
    }

    /// <summary>What can be told without a database: the cases of the catalogue.</summary>
    public static UseEvidence Of(PublishedCatalogue catalogue)
    {
        List<UsePlace> cases = [.. Cases(catalogue)];
        return new() { Together = UsePlace.Together(cases), Practised = UsePlace.Practised(cases, PractisedBy.Cases) };
    }

    private static IEnumerable<UsePlace> Cases(PublishedCatalogue catalogue) =>
        catalogue.Cases.Select(c => new UsePlace([.. c.Instruments.Select(i => Known(catalogue, i)).OfType<string>()], [.. c.Sectors.Select(Sector)]));

    private static async Task<IReadOnlyList<RelationVotes>> VotesAsync(HubContext hub, PublishedCatalogue catalogue, DateTimeOffset now, CancellationToken cancel)
    {
        var counted = await hub.RelationVotes
            .Where(v => hub.Accounts.Any(a => a.Id == v.AccountId && a.DeletedAt == null && (a.SuspendedUntil == null || a.SuspendedUntil <= now)))
            .GroupBy(v => new { v.First, v.Second })
            .Select(g => new { g.Key.First, g.Key.Second, Agree = g.Count(v => v.Agrees), All = g.Count() }).ToListAsync(cancel);
        // An instrument that moved keeps what was said of it under its former name.
        return [.. counted.Select(v => (Pair: Pair(catalogue, v.First, v.Second), v.Agree, v.All)).Where(v => v.Pair is not null)
            .GroupBy(v => v.Pair!.Value).OrderBy(g => g.Key.First, StringComparer.Ordinal).ThenBy(g => g.Key.Second, StringComparer.Ordinal)
            .Select(g => new RelationVotes(g.Key.First, g.Key.Second, g.Sum(v => v.Agree), g.Sum(v => v.All - v.Agree)))];
    }

    private static async Task<IReadOnlyList<OpenedAfter>> OpenedAsync(HubContext hub, PublishedCatalogue catalogue, DateTimeOffset now, CancellationToken cancel)
    {
        var since = DateOnly.FromDateTime((now - QuestionCount.KeptFor).UtcDateTime);
        var counted = await hub.QuestionCounts.Where(c => c.Instrument != QuestionCount.Nothing && c.Day >= since)
            .GroupBy(c => new { c.Question, c.Instrument }).Select(g => new { Text = g.Min(c => c.Text)!, g.Key.Instrument, People = g.Sum(c => c.People) }).ToListAsync(cancel);
        return [.. counted.Select(c => (c.Text, Slug: Known(catalogue, c.Instrument), c.People)).Where(c => c.Slug is not null)
            .OrderBy(c => c.Text, StringComparer.Ordinal).ThenBy(c => c.Slug, StringComparer.Ordinal).Select(c => new OpenedAfter(c.Text, c.Slug!, c.People))];
    }

    /// <summary>Examples are nobody's use.</summary>
    private static async Task<IEnumerable<UsePlace>> CommunitiesAsync(HubContext hub, PublishedCatalogue catalogue, CancellationToken cancel)
    {
        var open = await hub.Communities.Where(c => c.Visibility == CommunityVisibility.Open && !c.IsExample).OrderBy(c => c.Id).Select(c => new { c.Id, c.Sectors, c.Instruments }).ToListAsync(cancel);
        var steps = (await hub.LogbookSteps.ThatArePublic(hub.Communities).Where(s => s.Instrument != null).Select(s => new { s.CommunityId, Instrument = s.Instrument! }).Distinct().ToListAsync(cancel))
            .ToLookup(s => s.CommunityId, s => s.Instrument);
        return open.Select(c => new UsePlace([.. c.Instruments.Concat(steps[c.Id]).Select(i => Known(catalogue, i)).OfType<string>().Distinct()], [.. c.Sectors.Select(Sector)]));
    }

    private static async Task<IEnumerable<Practised>> RatedAsync(HubContext hub, PublishedCatalogue catalogue, CancellationToken cancel)
    {
        var ratings = await (from rating in hub.Ratings.AsNoTracking()
                             join room in hub.Rooms on rating.RoomId equals room.Id
                             where room.CommunityId == null && rating.Released != null
                             select new { room.Instrument, rating.Released }).ToListAsync(cancel);
        // Only what is released counts in what everyone sees, and only with the context that it was released with.
        return ratings.Where(r => r.Released is { Scores.Again: >= Good, Context.Sector: not null })
            .Select(r => (Slug: Known(catalogue, r.Instrument), Sector: Sector(r.Released!.Context.Sector!))).Where(r => r.Slug is not null)
            .GroupBy(r => r).OrderBy(g => g.Key.Slug, StringComparer.Ordinal).ThenBy(g => g.Key.Sector, StringComparer.Ordinal)
            .Select(g => new Practised(g.Key.Slug!, g.Key.Sector, PractisedBy.People, g.Count()));
    }

    private static string Sector(string id) => CatalogueNetwork.Id(ConceptScheme.Sectors, id);

    private static string? Known(PublishedCatalogue catalogue, string slug) => catalogue.Find(slug)?.Slug ?? catalogue.RedirectOf(slug);

    private static (string First, string Second)? Pair(PublishedCatalogue catalogue, string one, string other) =>
        Known(catalogue, one) is { } a && Known(catalogue, other) is { } b && a != b ? RelationVote.Pair(a, b) : null;
}

/// <summary>One community or case: what it used, and the sectors it works in, as concepts of the network.</summary>
internal sealed record UsePlace(IReadOnlyList<string> Instruments, IReadOnlyList<string> Sectors)
{
    /// <summary>A community that names half the catalogue says nothing of what goes together.</summary>
    private const int TooMany = 40;

    public static IReadOnlyList<UsedTogether> Together(IEnumerable<UsePlace> places) =>
    [.. places.Where(p => p.Instruments.Count <= TooMany)
        .SelectMany(p => p.Instruments.SelectMany((a, i) => p.Instruments.Skip(i + 1).Select(b => RelationVote.Pair(a, b)))).CountBy(pair => pair)
        .Where(p => p.Value >= UseEvidence.LeastTimes)
        .OrderBy(p => p.Key.First, StringComparer.Ordinal).ThenBy(p => p.Key.Second, StringComparer.Ordinal).Select(p => new UsedTogether(p.Key.First, p.Key.Second, p.Value))];

    public static IReadOnlyList<Practised> Practised(IEnumerable<UsePlace> places, PractisedBy by) =>
    [.. places.SelectMany(p => p.Instruments.SelectMany(i => p.Sectors.Select(s => (Instrument: i, Sector: s)))).CountBy(use => use)
        .Where(u => by == PractisedBy.Cases || u.Value >= UseEvidence.LeastTimes)
        .OrderBy(u => u.Key.Instrument, StringComparer.Ordinal).ThenBy(u => u.Key.Sector, StringComparer.Ordinal).Select(u => new Practised(u.Key.Instrument, u.Key.Sector, by, u.Value))];
}
