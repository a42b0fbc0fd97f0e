using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Notifications;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>Gives and takes what an account is on the platform. A suspension is a moderator's decision like any other, so that the person is told and can object.</summary>
public sealed class RoleDesk(HubContext hub, SiteDesk site, ModerationDesk moderation, DeskInbox inbox, Notices notices)
{
    /// <returns>Null when there is no such account.</returns>
    public Task<Account?> FindAsync(string handle, CancellationToken cancel) => hub.Accounts.SingleOrDefaultAsync(a => a.Handle == handle && a.DeletedAt == null, cancel);

    /// <exception cref="RuleException">They are the last administrator, or suspended.</exception>
    public async Task ChangeRoleAsync(Actor actor, Account account, PlatformRole role, string reason, CancellationToken cancel)
    {
        if (account.Role == role) { throw new RuleException("nothing-changed-here", "Er is niets veranderd."); }
        if (role != PlatformRole.Member && account.SuspendedUntil > site.Now) { throw new RuleException("suspended-has-no-role", "Dit account is geschorst. Hef eerst de schorsing op."); }
        // Advanced first and read after: two who each take the other's role away meet at the state's version, and one of them is told.
        (await site.StateAsync(cancel)).Advance(site.Now);
        if (account.Role == PlatformRole.Administrator && !await hub.HasOtherAdministratorAsync(account, cancel))
        {
            throw new RuleException("last-administrator", "Dit is de laatste beheerder. Maak eerst iemand anders beheerder.");
        }
        site.Note(AuditAct.ChangeRole, account.Id.ToString("D"), actor.AccountId, reason, account.Role.ToString(), role.ToString());
        account.Role = role;
        if (account.Id != actor.AccountId) { notices.Tell(account.Id, NoticeKind.Decision, t => t["Je rol op deze site is gewijzigd: je bent nu {0}.", AdminTexts.Of(t, role).Value], to => to.Me); }
        await site.SaveAsync(cancel);
    }

    public async Task ChangeTrustAsync(Actor actor, Account account, bool trusted, string reason, CancellationToken cancel)
    {
        if (account.TrustedAt is not null == trusted) { throw new RuleException("nothing-changed-here", "Er is niets veranderd."); }
        site.Note(AuditAct.ChangeTrust, account.Id.ToString("D"), actor.AccountId, reason, Word(!trusted), Word(trusted));
        account.TrustedAt = trusted ? site.Now : null;
        await site.SaveAsync(cancel);
    }

    /// <exception cref="RuleException">A moderator or administrator cannot be suspended.</exception>
    public async Task SuspendAsync(Actor actor, Account account, DateTimeOffset until, string reason, CancellationToken cancel)
    {
        var item = await inbox.OpenAsync(DeskKind.Flagged, new(SubjectKind.Account, account.Id), account.Name, account.Id, null, 0, cancel);
        site.Note(AuditAct.Suspend, account.Id.ToString("D"), actor.AccountId, reason, Day(account.SuspendedUntil), Day(until));
        await moderation.DecideAsync(actor, item, DecisionAct.Suspend, reason, until, cancel);
    }

    public async Task EndSuspensionAsync(Actor actor, Account account, string reason, CancellationToken cancel)
    {
        if (!(account.SuspendedUntil > site.Now)) { throw new RuleException("nothing-changed-here", "Er is niets veranderd."); }
        var item = await inbox.OpenAsync(DeskKind.Flagged, new(SubjectKind.Account, account.Id), account.Name, account.Id, null, 0, cancel);
        site.Note(AuditAct.EndSuspension, account.Id.ToString("D"), actor.AccountId, reason, Day(account.SuspendedUntil), "");
        await moderation.DecideAsync(actor, item, DecisionAct.Unsuspend, reason, null, cancel);
    }

    private static string Word(bool trusted) => trusted ? "trusted" : "newcomer";

    private static string Day(DateTimeOffset? until) => until is { } end ? end.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "";
}
