using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>An account as a thing that is decided about: nobody flags it (they flag what somebody wrote), but an administrator may suspend it and end that.</summary>
internal sealed class AccountSubject(HubContext hub) : IModerated
{
    public SubjectKind Kind => SubjectKind.Account;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Unsuspend];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel)
    {
        var id = Guid.Parse(key);
        return await hub.Accounts.Where(a => a.Id == id && a.DeletedAt == null).Select(a => new { a.Name, a.Handle }).SingleOrDefaultAsync(cancel) is { } found
            ? new(found.Name, to => to.Profile(found.Handle), Author: id)
            : null;
    }

    public Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => Task.FromResult(false);

    public async Task ApplyAsync(Decision decision, CancellationToken cancel)
    {
        var id = Guid.Parse(decision.SubjectKey);
        (await hub.Accounts.SingleAsync(a => a.Id == id, cancel)).SuspendedUntil = null;
    }

    /// <exception cref="RuleException">How long a suspension had to go when it was ended is not known any more.</exception>
    public Task RevertAsync(Decision decision, CancellationToken cancel) => throw new RuleException("cannot-undo", "Dit besluit kan niet ongedaan worden gemaakt.");

    public Task TellAsync(string key, CancellationToken cancel) => Task.CompletedTask;
}
