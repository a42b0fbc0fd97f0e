using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Pages of who is signed in. Every action asks <c>ManageOwnAccount</c>, so that there is an account.</summary>
public abstract class OwnPages(PageContext page, Actors actors, UserManager<Account> users) : AccountPages(page)
{
    protected UserManager<Account> Users => users;
    protected Actors Who => actors;

    /// <summary>The account of who asks, tracked, so that it can be changed.</summary>
    protected async Task<Account> MeAsync(CancellationToken cancel)
    {
        var me = await actors.AccountAsync(cancel) ?? throw new InvalidOperationException("Nobody is signed in.");
        return await users.FindByIdAsync(me.Id.ToString()) ?? throw new InvalidOperationException("The account went away.");
    }
}
