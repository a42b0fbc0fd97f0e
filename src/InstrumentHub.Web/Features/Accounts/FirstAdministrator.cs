using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>
/// A new installation has no accounts and no default password. Until there is an administrator each start prints a link; who opens it and makes an
/// account is the administrator. Links of earlier starts, and of other nodes, work until one of them was used.
/// </summary>
public sealed partial class FirstAdministrator(HubContext hub, AccountKeys keys, IOptions<SiteOptions> site, ILogger<FirstAdministrator> logger) : IStartStep
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await ExistsAsync(cancel)) { return; }
        var secret = keys.Add(OneTimePurpose.FirstAdministrator, account: null);
        await hub.SaveChangesAsync(cancel);
        var to = new Addresses(Core.Language.Dutch);
        NoAdministrator((site.Value.PublicUrl?.TrimEnd('/') ?? "") + to.WithKey(to.Register, secret));
    }

    public async Task<bool> IsKeyAsync(string? secret, CancellationToken cancel) =>
        !string.IsNullOrEmpty(secret) && await keys.FindAsync(secret, OneTimePurpose.FirstAdministrator, cancel) is not null && !await ExistsAsync(cancel);

    /// <summary>Uses the key up, and every other one of its kind.</summary>
    public async Task<bool> TakeAsync(string secret, CancellationToken cancel)
    {
        if (await keys.TakeAsync(secret, OneTimePurpose.FirstAdministrator, cancel) is null) { return false; }
        await hub.OneTimeKeys.Where(k => k.Purpose == OneTimePurpose.FirstAdministrator).ExecuteDeleteAsync(cancel);
        return true;
    }

    private Task<bool> ExistsAsync(CancellationToken cancel) => hub.Accounts.AnyAsync(a => a.Role == PlatformRole.Administrator && !a.IsExample && a.DeletedAt == null, cancel);

    [LoggerMessage(LogLevel.Information, "There is no administrator yet. Make the first account here, it becomes one: {Address}")]
    private partial void NoAdministrator(string address);
}
