using System.Collections.Concurrent;
using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Usage;

/// <summary>
/// Counts in memory, by day, and adds it to the database once a minute and when the site stops; a node that is killed loses a minute at most.
/// A count is a number under a name: no address, no cookie and no account ever comes here, so nothing can be told about anyone.
/// </summary>
public sealed class UsageCounter(TimeProvider time)
{
    /// <summary>More names than the catalogue has; what invents addresses cannot fill the memory.</summary>
    private const int MaxNames = 20_000;

    private ConcurrentDictionary<(DateOnly Day, UsageKind Kind, string Key), StrongCount> _counts = new();

    public void Count(UsageKind kind, string key = "")
    {
        var counts = _counts;
        if (key.Length > UsageDay.MaxKeyLength || counts.Count >= MaxNames) { return; }
        counts.GetOrAdd((DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), kind, key), _ => new()).Add();
    }

    /// <summary>Adds what was counted to the database. What could not be added is counted on.</summary>
    public async Task FlushAsync(IDbContextFactory<HubContext> hubs, CancellationToken cancel)
    {
        var counts = Interlocked.Exchange(ref _counts, new());
        var waiting = counts.Select(c => (c.Key.Day, c.Key.Kind, c.Key.Key, Count: c.Value.Take())).ToList();
        var stored = 0;
        try
        {
            await using var hub = await hubs.CreateDbContextAsync(cancel);
            for (; stored < waiting.Count; stored++) { await AddAsync(hub, waiting[stored].Day, waiting[stored].Kind, waiting[stored].Key, waiting[stored].Count, cancel); }
        }
        finally
        {
            foreach (var left in waiting.Skip(stored)) { _counts.GetOrAdd((left.Day, left.Kind, left.Key), _ => new()).Add(left.Count); }
            // Somebody may have held the old counts for a moment longer.
            foreach (var (key, late) in counts) { if (late.Take() is > 0 and var count) { _counts.GetOrAdd(key, _ => new()).Add(count); } }
        }
    }

    /// <summary>Adds up where there is a row, and makes one where there is none; of two nodes that both make it the second adds up.</summary>
    private static async Task AddAsync(HubContext hub, DateOnly day, UsageKind kind, string key, long count, CancellationToken cancel)
    {
        if (await UpdateAsync() > 0) { return; }
        hub.UsageDays.Add(new(day, kind, key, count));
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException)
        {
            hub.ChangeTracker.Clear();
            if (await UpdateAsync() == 0) { throw; }
        }
        finally { hub.ChangeTracker.Clear(); }

        Task<int> UpdateAsync() => hub.UsageDays.Where(u => u.Day == day && u.Kind == kind && u.Key == key).ExecuteUpdateAsync(s => s.SetProperty(u => u.Count, u => u.Count + count), cancel);
    }

    private sealed class StrongCount
    {
        private long _count;

        public void Add(long count = 1) => Interlocked.Add(ref _count, count);

        public long Take() => Interlocked.Exchange(ref _count, 0);
    }
}
