using System.Data.Common;
using System.Net.Sockets;
using System.Security.Claims;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>
/// Who asks. Read from the database once a request: a role taken away, a suspension or "sign out everywhere" counts from the next request on,
/// whatever the cookie says.
/// </summary>
public sealed class Actors(IDbContextFactory<HubContext> hubs, IHttpContextAccessor accessor, IOptions<IdentityOptions> identity, TimeProvider time)
{
    private Account? _account;
    private bool _known;

    public async ValueTask<Actor> CurrentAsync(CancellationToken cancel) =>
        (await AccountAsync(cancel))?.ToActor(time.GetUtcNow()) ?? Actor.Anonymous;

    /// <summary>The account that is signed in, not tracked; null for a visitor.</summary>
    public async ValueTask<Account?> AccountAsync(CancellationToken cancel)
    {
        if (!_known) { (_account, _known) = (await FindAsync(accessor.HttpContext?.User, cancel), true); }
        return _account;
    }

    /// <summary>As <see cref="AccountAsync"/>, for the head of a page that is to be read also while the database is away: nobody then.</summary>
    public async ValueTask<Account?> AccountToShowAsync(CancellationToken cancel)
    {
        try { return await AccountAsync(cancel); }
        catch (Exception error) when (error.GetBaseException() is DbException or TimeoutException or SocketException) { return null; }
    }

    /// <summary>The account behind a principal whose sign-in still counts; hubs ask this anew, as a connection outlives a request.</summary>
    public async Task<Account?> FindAsync(ClaimsPrincipal? user, CancellationToken cancel)
    {
        if (!Guid.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) { return null; }
        var stamp = user!.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);

        await using var hub = await hubs.CreateDbContextAsync(cancel);
        return await hub.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.SecurityStamp == stamp && a.DeletedAt == null, cancel);
    }
}
