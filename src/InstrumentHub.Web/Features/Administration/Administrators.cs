using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>A site without an administrator could never have one again: the token of a new installation is used up.</summary>
internal static class Administrators
{
    /// <summary>Whether somebody else still is one. An example person of development is no administrator of a real site.</summary>
    public static Task<bool> HasOtherAdministratorAsync(this HubContext hub, Account than, CancellationToken cancel) =>
        hub.Accounts.AnyAsync(a => a.Id != than.Id && a.Role == PlatformRole.Administrator && a.DeletedAt == null && (!a.IsExample || than.IsExample), cancel);
}
