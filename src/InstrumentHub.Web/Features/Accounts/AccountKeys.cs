using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>The secrets that links in mail carry; see <see cref="OneTimeKey"/>.</summary>
public sealed class AccountKeys(HubContext hub, TimeProvider time)
{
    /// <summary>Adds a key to the context; it counts once that is saved.</summary>
    public string Add(OneTimePurpose purpose, Guid? account, string? data = null)
    {
        var (key, secret) = OneTimeKey.Make(purpose, account, time.GetUtcNow(), data);
        hub.OneTimeKeys.Add(key);
        return secret;
    }

    /// <summary>The key behind a link, without using it up; null when it is unknown, used or too old.</summary>
    public Task<OneTimeKey?> FindAsync(string? secret, OneTimePurpose purpose, CancellationToken cancel)
    {
        var hash = OneTimeKey.HashOf(secret ?? "");
        var now = time.GetUtcNow();
        return hub.OneTimeKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.Purpose == purpose && k.ExpiresAt > now, cancel);
    }

    /// <summary>Uses a key up. Of two that try at the same moment one gets it.</summary>
    public async Task<OneTimeKey?> TakeAsync(string? secret, OneTimePurpose purpose, CancellationToken cancel) =>
        await FindAsync(secret, purpose, cancel) is { } key && await hub.OneTimeKeys.Where(k => k.Hash == key.Hash).ExecuteDeleteAsync(cancel) == 1 ? key : null;

    /// <summary>Ends all links of some kinds that are under way to somebody.</summary>
    public Task RevokeAsync(Guid account, CancellationToken cancel, params OneTimePurpose[] purposes) =>
        hub.OneTimeKeys.Where(k => k.AccountId == account && purposes.Contains(k.Purpose)).ExecuteDeleteAsync(cancel);
}
