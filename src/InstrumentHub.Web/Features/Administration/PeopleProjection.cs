using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Accounts.Providers;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>What is shown of the accounts; everyone when nothing is chosen.</summary>
/// <param name="Zoek">A part of a name or a handle, or a whole e-mail address.</param>
public sealed record PeopleFilter(string? Zoek, PlatformRole? Rol, PersonState? Stand, int Pagina = 1);

public enum PersonState
{
    Newcomer,
    Trusted,
    Suspended,
    Unconfirmed,
}

/// <param name="LastSignIn">The day; null when that is longer ago than sign-ins are kept.</param>
public sealed record PersonRow(Guid Id, string Name, string Handle, PlatformRole Role, bool IsTrusted, DateTimeOffset? SuspendedUntil, bool IsConfirmed, DateTimeOffset RegisteredAt, DateOnly? LastSignIn, bool IsExample);

public sealed record PeopleView(IReadOnlyList<PersonRow> Rows, int Total, PeopleFilter Filter, PaginationView Pages);

/// <param name="Ways">How they can sign in, in words.</param>
public sealed record PersonView(PersonRow Row, IReadOnlyList<string> Ways, bool IsMe, PersonForm Form, IReadOnlyList<AuditRow> Log);

/// <summary>What was typed into one of the forms of somebody's page, to show it again.</summary>
public sealed record PersonForm
{
    public PlatformRole? Role { get; init; }
    public bool? Trusted { get; init; }
    public int? Days { get; init; }
    public string? Reason { get; init; }
}

/// <summary>
/// Accounts as administrators see them: what is needed to give a role or to help somebody in, and no more. An e-mail address can be searched for by who
/// knows it, and is never shown.
/// </summary>
public sealed class PeopleProjection(HubContext hub, PageContext page, SignInProviders providers, AuditProjection log, TimeProvider time)
{
    private const int PageSize = 50, LogSize = 20;

    public async Task<PeopleView> ListAsync(PeopleFilter filter, CancellationToken cancel)
    {
        var found = Matching(filter);
        var total = await found.CountAsync(cancel);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(filter.Pagina, 1, last);
        var rows = await Rows(found.OrderBy(a => a.Role == PlatformRole.Administrator ? 0 : a.Role == PlatformRole.Moderator ? 1 : 2).ThenBy(a => a.Name).ThenBy(a => a.Handle))
            .Skip((current - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var links = Enumerable.Range(1, last).Where(n => n == 1 || n == last || Math.Abs(n - current) <= 2).Select(n => new PageLink(n, Address(filter, n)));
        return new([.. rows.Select(Row)], total, filter, new(current, last, [.. links]));
    }

    public async Task<PersonView?> OneAsync(string handle, Guid me, PersonForm form, CancellationToken cancel)
    {
        if (await Rows(hub.Accounts.AsNoTracking().Where(a => a.Handle == handle && a.DeletedAt == null)).SingleOrDefaultAsync(cancel) is not { } found) { return null; }
        return new(Row(found), await WaysAsync(found.Id, cancel), found.Id == me, form, await log.OfAsync(found.Id.ToString("D"), LogSize, cancel));
    }

    private IQueryable<Account> Matching(PeopleFilter filter)
    {
        var now = time.GetUtcNow();
        var found = hub.Accounts.AsNoTracking().Where(a => a.DeletedAt == null);
        if (filter.Zoek?.Trim() is { Length: > 0 } text)
        {
            var (lower, upper) = (text.TrimStart('@').ToLowerInvariant(), text.ToUpperInvariant());
#pragma warning disable CA1304, CA1311, CA1862 // This becomes the database's own lower(); it knows no comparison by culture.
            found = found.Where(a => a.Name.ToLower().Contains(lower) || a.Handle.Contains(lower) || a.NormalizedEmail == upper);
#pragma warning restore CA1304, CA1311, CA1862
        }
        if (filter.Rol is { } role) { found = found.Where(a => a.Role == role); }
        return filter.Stand switch
        {
            PersonState.Newcomer => found.Where(a => a.TrustedAt == null),
            PersonState.Trusted => found.Where(a => a.TrustedAt != null),
            PersonState.Suspended => found.Where(a => a.SuspendedUntil > now),
            PersonState.Unconfirmed => found.Where(a => !a.EmailConfirmed),
            _ => found,
        };
    }

    private IQueryable<Found> Rows(IQueryable<Account> accounts) => accounts.Select(a => new Found(
        a.Id, a.Name, a.Handle, a.Role, a.TrustedAt, a.SuspendedUntil, a.EmailConfirmed, a.RegisteredAt, hub.SignIns.Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.At), a.IsExample));

    private PersonRow Row(Found found) => new(
        found.Id, found.Name, found.Handle, found.Role, found.TrustedAt is not null, found.SuspendedUntil > time.GetUtcNow() ? found.SuspendedUntil : null, found.IsConfirmed, found.RegisteredAt,
        found.LastSignIn is { } last ? DateOnly.FromDateTime(last.UtcDateTime) : null, found.IsExample);

    private async Task<IReadOnlyList<string>> WaysAsync(Guid account, CancellationToken cancel)
    {
        var own = await hub.Accounts.Where(a => a.Id == account).Select(a => new { HasPassword = a.PasswordHash != null, a.TwoFactorEnabled }).SingleAsync(cancel);
        var passkeys = await hub.UserPasskeys.CountAsync(p => p.UserId == account, cancel);
        var logins = await hub.UserLogins.Where(l => l.UserId == account).Select(l => l.LoginProvider).Distinct().ToListAsync(cancel);
        List<string> ways = [page.T["een link in de mail"]];
        if (own.HasPassword) { ways.Add(own.TwoFactorEnabled ? page.T["een wachtwoord met een code"] : page.T["een wachtwoord"]); }
        if (passkeys > 0) { ways.Add(passkeys == 1 ? page.T["een passkey"] : page.T["{0} passkeys", passkeys]); }
        return [.. ways, .. logins.Select(providers.NameOf)];
    }

    private string Address(PeopleFilter filter, int number) => $"{page.To.AdminPeople}?zoek={Uri.EscapeDataString(filter.Zoek ?? "")}&rol={filter.Rol}&stand={filter.Stand}&pagina={number}";

    private sealed record Found(
        Guid Id, string Name, string Handle, PlatformRole Role, DateTimeOffset? TrustedAt, DateTimeOffset? SuspendedUntil, bool IsConfirmed, DateTimeOffset RegisteredAt, DateTimeOffset? LastSignIn, bool IsExample);
}
