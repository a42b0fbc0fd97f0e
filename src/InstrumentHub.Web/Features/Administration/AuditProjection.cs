using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <param name="Wie">The handle of who did it.</param>
/// <param name="Vanaf">The first day, in UTC.</param>
/// <param name="Tot">The last day.</param>
public sealed record AuditFilter(AuditAct? Wat, string? Wie, string? Doel, DateOnly? Vanaf, DateOnly? Tot, int Pagina = 1);

/// <param name="By">Null for the command line.</param>
/// <param name="Target">As people know it: a name, the key of a setting, a concept.</param>
public sealed record AuditRow(DateTimeOffset At, AuditAct Act, string Target, string? TargetUrl, string? By, string Reason, string Before, string After);

public sealed record AuditView(IReadOnlyList<AuditRow> Rows, int Total, AuditFilter Filter, PaginationView Pages, string CsvUrl);

/// <summary>The log of what administrators did, newest first.</summary>
public sealed class AuditProjection(HubContext hub, PageContext page)
{
    private const int PageSize = 50, MaxRows = 50_000;

    public async Task<AuditView> ListAsync(AuditFilter filter, CancellationToken cancel)
    {
        var found = await MatchingAsync(filter, cancel);
        var total = await found.CountAsync(cancel);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(filter.Pagina, 1, last);
        var rows = await RowsAsync(found.OrderByDescending(e => e.At).Skip((current - 1) * PageSize).Take(PageSize), cancel);
        var links = Enumerable.Range(1, last).Where(n => n == 1 || n == last || Math.Abs(n - current) <= 2).Select(n => new PageLink(n, $"{page.To.AdminAudit}?{Query(filter)}&pagina={n}"));
        return new(rows, total, filter, new(current, last, [.. links]), $"{page.To.AdminAuditCsv}?{Query(filter)}");
    }

    public async Task<IReadOnlyList<AuditRow>> AllAsync(AuditFilter filter, CancellationToken cancel) =>
        await RowsAsync((await MatchingAsync(filter, cancel)).OrderByDescending(e => e.At).Take(MaxRows), cancel);

    public Task<IReadOnlyList<AuditRow>> OfAsync(string target, int size, CancellationToken cancel) =>
        RowsAsync(hub.AuditEntries.AsNoTracking().Where(e => e.Target == target).OrderByDescending(e => e.At).Take(size), cancel);

    private async Task<IQueryable<AuditEntry>> MatchingAsync(AuditFilter filter, CancellationToken cancel)
    {
        var found = hub.AuditEntries.AsNoTracking();
        if (filter.Wat is { } act) { found = found.Where(e => e.Act == act); }
        if (Handle(filter.Wie) is { } by) { found = found.Where(e => hub.Accounts.Any(a => a.Id == e.ActorId && a.Handle == by)); }
        if (Handle(filter.Doel) is { } target)
        {
            // An account is known by its handle here, and kept by its id there.
            var account = await hub.Accounts.Where(a => a.Handle == target).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel);
            var id = account?.ToString("D") ?? target;
            found = found.Where(e => e.Target == id || e.Target.Contains(target));
        }
        if (filter.Vanaf is { } from) { found = found.Where(e => e.At >= Start(from)); }
        if (filter.Tot is { } to) { found = found.Where(e => e.At < Start(to.AddDays(1))); }
        return found;
    }

    private async Task<IReadOnlyList<AuditRow>> RowsAsync(IQueryable<AuditEntry> entries, CancellationToken cancel)
    {
        var found = await entries.ToListAsync(cancel);
        Guid[] ids = [.. found.SelectMany(e => new[] { e.ActorId, Guid.TryParse(e.Target, out var target) ? target : null }).OfType<Guid>().Distinct()];
        var people = await hub.Accounts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => new { a.Name, a.Handle, Gone = a.DeletedAt != null }, cancel);
        return [.. found.Select(e => Row(e, Guid.TryParse(e.Target, out var target) && people.TryGetValue(target, out var person) ? (person.Gone ? page.T["een verwijderd account"].Value : person.Name, person.Gone ? null : page.To.AdminPerson(person.Handle)) : (e.Target, null),
            e.ActorId is { } actor ? (people.TryGetValue(actor, out var by) && !by.Gone ? by.Name : page.T["een verwijderd account"].Value) : null))];
    }

    private AuditRow Row(AuditEntry entry, (string Name, string? Url) target, string? by) => new(entry.At, entry.Act, target.Name, target.Url ?? Url(entry), by, entry.Reason, entry.Before, entry.After);

    private string? Url(AuditEntry entry) => entry.Act switch
    {
        AuditAct.ChangeSetting => $"{page.To.AdminSettings}#{entry.Target}",
        AuditAct.ChangeConcept when entry.Target.Split('/') is [var scheme, var concept] => page.To.AdminConcept(scheme, concept),
        _ => null,
    };

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static string? Handle(string? text) => text?.Trim().TrimStart('@').ToLowerInvariant() is { Length: > 0 } handle ? handle : null;

    private static string Query(AuditFilter filter) =>
        $"wat={filter.Wat}&wie={Uri.EscapeDataString(filter.Wie ?? "")}&doel={Uri.EscapeDataString(filter.Doel ?? "")}&vanaf={filter.Vanaf:yyyy-MM-dd}&tot={filter.Tot:yyyy-MM-dd}";
}
