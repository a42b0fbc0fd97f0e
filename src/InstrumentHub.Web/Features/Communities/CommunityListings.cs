using System.Collections.Frozen;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Logbook;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>An open community, as pages name it that are the same for everyone.</summary>
public sealed record OpenCommunity(string Slug, string Name, bool IsExample, bool IsArchived);

/// <summary>
/// The open communities and the instruments they say they use, in memory: instrument pages and the site map are made without the database, and go on
/// when it is away. Nothing of another community ever gets in.
/// </summary>
public sealed class CommunityListings(IDbContextFactory<HubContext> hubs) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Listing _current = new(0, [], FrozenDictionary<string, OpenCommunity[]>.Empty);

    /// <summary>Goes up when anything in it changed; pages that were kept with an older one must not be shown any more.</summary>
    public long Version => _current.Version;

    /// <summary>By name.</summary>
    public IReadOnlyList<OpenCommunity> All => _current.All;

    /// <summary>Those that use an instrument and are not archived, by name.</summary>
    public IReadOnlyList<OpenCommunity> Using(string instrument) => _current.Uses.GetValueOrDefault(instrument) ?? [];

    public async Task LoadAsync(CancellationToken cancel)
    {
        // One after the other, so that what was read first never replaces what was read later.
        await _one.WaitAsync(cancel);
        try { await ReadAsync(cancel); }
        finally { _one.Release(); }
    }

    public void Dispose() => _one.Dispose();

    private async Task ReadAsync(CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var rows = await hub.Communities.Where(c => c.Visibility == CommunityVisibility.Open && c.HiddenAt == null).OrderBy(c => c.Name).ThenBy(c => c.Slug)
            .Select(c => new { c.Id, Community = new OpenCommunity(c.Slug, c.Name, c.IsExample, c.ArchivedAt != null), c.Instruments }).ToListAsync(cancel);
        var steps = (await hub.LogbookSteps.ThatArePublic(hub.Communities).Where(s => s.Instrument != null).Select(s => new { s.CommunityId, Instrument = s.Instrument! }).Distinct().ToListAsync(cancel))
            .ToLookup(s => s.CommunityId, s => s.Instrument);

        var all = rows.ConvertAll(r => r.Community);
        var uses = rows.Where(r => !r.Community.IsArchived)
            .SelectMany(r => r.Instruments.Concat(steps[r.Id]).Distinct(), (r, instrument) => (instrument, r.Community))
            .GroupBy(u => u.instrument, u => u.Community).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        var before = _current;
        if (!Same(before, all, uses)) { _current = new(before.Version + 1, all, uses); }
    }

    private static bool Same(Listing before, List<OpenCommunity> all, FrozenDictionary<string, OpenCommunity[]> uses) =>
        before.All.SequenceEqual(all) && before.Uses.Count == uses.Count
        && uses.All(u => before.Uses.TryGetValue(u.Key, out var same) && same.SequenceEqual(u.Value));

    private sealed record Listing(long Version, IReadOnlyList<OpenCommunity> All, FrozenDictionary<string, OpenCommunity[]> Uses);
}

/// <summary>Keeps this node's listings in step with the database.</summary>
internal sealed partial class CommunityFollower(CommunityListings listings, IDoorbell doorbell, ILogger<CommunityFollower> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in doorbell.ListenAsync(CommunityDesk.ListingsTopic, LookEvery, stoppingToken))
        {
            try { await listings.LoadAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException) { LoadFailed(error.GetBaseException().Message); }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The open communities cannot be read from the database; what was known before goes on being shown: {Reason}")]
    private partial void LoadFailed(string reason);
}
