using System.Security.Cryptography;
using System.Text;
using InstrumentHub.Core.Learning;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Search.Querying;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>
/// Counts what the listener heard, every few seconds, and forgets at the end of the day whatever fewer than three people did. A question itself is written
/// only when the third person of the day asks it. How, and why nobody can be told from it, stands in docs/search.md.
/// </summary>
internal sealed partial class QuestionTallies(
    QuestionListener listener, SnapshotHolder holder, IServiceScopeFactory scopes, TimeProvider time, ILogger<QuestionTallies> logger) : BackgroundService
{
    private const int SecretBytes = 32, KeyBytes = DailyTally.KeyLength / 2, Tries = 4;

    /// <summary>As a proposal: it waits in its turn.</summary>
    private const int Weight = 1;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>A question that a moderator looked at is not laid before one again for so long.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromDays(90);

    private readonly SemaphoreSlim _one = new(1, 1);
    private DateOnly _cleaned;

    /// <summary>Counts what waits, now instead of in a few seconds.</summary>
    public async Task CountAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await CleanAsync(cancel);
            while (listener.Waiting.TryRead(out var heard))
            {
                if (Counts(heard)) { await CountAsync(heard, cancel); }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try { await CountAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (!holder.DatabaseAway) { CountFailed(error.GetBaseException().Message); }
            }
        }
    }

    /// <summary>The key, the tallies and what is too old go; on whichever node is first, also after a night in which none ran.</summary>
    private async Task CleanAsync(CancellationToken cancel)
    {
        var today = Today();
        if (_cleaned == today) { return; }
        await using var scope = scopes.CreateAsyncScope();
        var hub = scope.ServiceProvider.GetRequiredService<HubContext>();
        var oldest = today.AddDays(-(int)QuestionCount.KeptFor.TotalDays);
        await hub.DaySecrets.Where(s => s.Day < today).ExecuteDeleteAsync(cancel);
        await hub.DailyTallies.Where(t => t.Day < today).ExecuteDeleteAsync(cancel);
        await hub.QuestionCounts.Where(c => c.Day < oldest).ExecuteDeleteAsync(cancel);
        _cleaned = today;
    }

    private bool Counts(Heard heard)
    {
        // What was heard yesterday has lost its key.
        if (heard.Day != Today() || PersonalTraces.In(heard.Question) || holder.Current is not { } snapshot) { return false; }
        return heard.Opened is { } slug ? snapshot.Catalogue.Find(slug) is not null : Weakness.IsWeak(snapshot.Association, heard.Question, heard.Language);
    }

    private async Task CountAsync(Heard heard, CancellationToken cancel)
    {
        var form = QuestionForm.Of(heard.Question);
        if (form.Length == 0) { return; }
        for (var tries = 1; ; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await CountAsync(heard, form, scope.ServiceProvider, cancel);
                return;
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Another node counted the same at the same moment: what it wrote is read anew.
            }
        }
    }

    private async Task CountAsync(Heard heard, string form, IServiceProvider services, CancellationToken cancel)
    {
        var hub = services.GetRequiredService<HubContext>();
        var secret = Convert.FromHexString(await SecretAsync(hub, heard.Day, cancel));
        var key = Hash(secret, $"{form}\n{heard.Opened}")[..DailyTally.KeyLength];
        var tally = await hub.DailyTallies.SingleOrDefaultAsync(t => t.Day == heard.Day && t.Key == key, cancel) ?? hub.DailyTallies.Add(new(heard.Day, key)).Entity;
        // With the key in it, so that the marks of one asker at two questions have nothing in common.
        if (!tally.Add(Convert.FromHexString(Hash(secret, $"{key}\n{heard.Asker}"))[0])) { return; }
        if (tally.People >= DailyTally.LeastPeople) { await KeepAsync(heard, form, tally.People, services, cancel); }
        await hub.SaveChangesAsync(cancel);
    }

    private async Task KeepAsync(Heard heard, string form, int people, IServiceProvider services, CancellationToken cancel)
    {
        var hub = services.GetRequiredService<HubContext>();
        var (question, instrument) = (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form)).AsSpan(0, KeyBytes)), heard.Opened ?? QuestionCount.Nothing);
        if (await hub.QuestionCounts.SingleOrDefaultAsync(c => c.Day == heard.Day && c.Question == question && c.Instrument == instrument, cancel) is { } count) { count.CountTo(people); }
        else { hub.QuestionCounts.Add(new(heard.Day, question, instrument, heard.Question, people)); }
        if (heard.Opened is null && people == DailyTally.LeastPeople) { await LayOnDeskAsync(question, heard.Question, services, cancel); }
    }

    private async Task LayOnDeskAsync(string question, string text, IServiceProvider services, CancellationToken cancel)
    {
        var (hub, before) = (services.GetRequiredService<HubContext>(), time.GetUtcNow() - QuietFor);
        if (await hub.DeskItems.AnyAsync(i => i.SubjectKind == SubjectKind.WeakQuestion && i.SubjectKey == question && i.ClosedAt != null && i.ClosedAt > before, cancel)) { return; }
        await services.GetRequiredService<DeskInbox>().OpenAsync(DeskKind.WeakQuestion, new(SubjectKind.WeakQuestion, question), text, null, null, Weight, cancel);
    }

    /// <summary>Of two nodes that need one at once, one makes it and the other finds it.</summary>
    private static async Task<string> SecretAsync(HubContext hub, DateOnly day, CancellationToken cancel)
    {
        if (await hub.DaySecrets.AsNoTracking().Where(s => s.Day == day).Select(s => s.Secret).SingleOrDefaultAsync(cancel) is { } known) { return known; }
        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        hub.DaySecrets.Add(new(day, made));
        await hub.SaveChangesAsync(cancel);
        return made;
    }

    private static string Hash(byte[] secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    [LoggerMessage(LogLevel.Warning, "Questions cannot be counted: {Reason}")]
    private partial void CountFailed(string reason);
}
