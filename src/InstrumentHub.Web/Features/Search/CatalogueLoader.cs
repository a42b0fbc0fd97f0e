using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Learning;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Search;

/// <summary>Builds a snapshot when the catalogue's version has gone up, off the request path, and swaps it in.</summary>
internal sealed partial class CatalogueLoader(
    IDbContextFactory<HubContext> hubs, ISearchEngine engine, SnapshotHolder holder, SafeMarkdown markdown, TimeProvider time, ILogger<CatalogueLoader> logger)
    : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <returns>Whether a newer catalogue was swapped in.</returns>
    public async Task<bool> LoadAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            await using var hub = await hubs.CreateDbContextAsync(cancel);
            var version = await hub.CatalogueState.Select(s => (long?)s.Version).SingleOrDefaultAsync(cancel);
            holder.DatabaseAway = false;
            if (version is null || version == holder.Current?.Catalogue.Version) { return false; }

            var catalogue = await ReadAsync(hub, cancel);
            List<SearchDocument> instruments = [.. InstrumentDocuments.Of(catalogue)];
            var index = holder.Current is { } before
                ? engine.Update(before.Index, instruments, InstrumentDocuments.Settings)
                : engine.Build(instruments, InstrumentDocuments.Settings);
            var use = await UseReader.ReadAsync(hub, catalogue, time.GetUtcNow(), cancel);
            holder.Swap(new(catalogue, index, AssociativeSnapshot.Build(index, instruments, CatalogueNetwork.Of(catalogue), use: use, previous: holder.Current?.Association),
                engine.Build([.. CaseDocuments.Of(catalogue)], CaseDocuments.Settings)) { Use = use });
            markdown.Forget();
            Loaded(catalogue.Version, catalogue.Instruments.Count);
            return true;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Reads anew what use has taught, and nothing else.</summary>
    /// <returns>Whether it taught something new.</returns>
    public async Task<bool> LoadUseAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            if (holder.Current is not { } current) { return false; }
            await using var hub = await hubs.CreateDbContextAsync(cancel);
            var use = await UseReader.ReadAsync(hub, current.Catalogue, time.GetUtcNow(), cancel);
            if (use.Says(current.Use)) { return false; }
            holder.Swap(current.Knowing(use));
            return true;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private static async Task<PublishedCatalogue> ReadAsync(HubContext hub, CancellationToken cancel)
    {
        // One snapshot of the database for all queries, or an import in between would give a catalogue that never was.
        await using var transaction = await hub.Database.BeginTransactionAsync(System.Data.IsolationLevel.Snapshot, cancel);
        var state = await hub.CatalogueState.AsNoTracking().SingleAsync(cancel);
        var instruments = await hub.Instruments.AsNoTracking()
            .Where(i => i.Status == InstrumentStatus.Published)
            .Select(i => new PublishedInstrument(i.Record, i.RevisionNumber, i.PublishedAt, i.ChangedAt))
            .ToListAsync(cancel);
        var retired = await hub.Instruments.Where(i => i.Status == InstrumentStatus.Retired).OrderBy(i => i.Slug).Select(i => new RetiredInstrument(i.Slug, i.ChangedAt)).ToListAsync(cancel);
        var care = await CareReader.ReadAsync(hub, cancel);
        var dead = await hub.LinkChecks.Where(l => l.DeadAt != null).ToDictionaryAsync(l => l.Url, l => l.DeadAt!.Value, cancel);
        var documents = await hub.Documents.AsNoTracking().ToListAsync(cancel);
        return new(state.Version, state.ChangedAt, instruments.Select(i => care.TryGetValue(i.Slug, out var own) ? i with { Care = own } : i), retired.Select(r => r.Slug),
            Of<ConceptScheme>(DocumentKind.Scheme), Of<CaseRecord>(DocumentKind.Case), Of<PageRecord>(DocumentKind.Page)) { Retired = retired, DeadLinks = dead };

        IEnumerable<T> Of<T>(DocumentKind kind) where T : class => documents.Where(d => d.Kind == kind).Select(d => d.Read<T>());
    }

    public void Dispose() => _oneAtATime.Dispose();

    [LoggerMessage(LogLevel.Information, "The catalogue is at version {Version}: {Instruments} instruments.")]
    private partial void Loaded(long version, int instruments);
}
