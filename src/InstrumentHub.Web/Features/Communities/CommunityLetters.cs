using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>
/// Whom communities tell what. Who has an account is told on the site, and by mail as they wish; who is invited by mail has perhaps none. All of it is left
/// in the context of the act, so that one save stores both; <see cref="SendAsync"/> comes after the commit.
/// </summary>
public sealed class CommunityLetters(HubContext hub, Notices notices, Outbox outbox, SiteAddress site, Addresses addresses)
{
    private bool _mailed;

    /// <summary>To owners and facilitators: somebody asks to join.</summary>
    public async Task AskedAsync(Community community, Guid asker, CancellationToken cancel)
    {
        var name = await NameAsync(asker, cancel);
        foreach (var host in community.Members.Where(m => m.Role != CommunityRole.Member))
        {
            notices.Tell(host.AccountId, NoticeKind.Community, t => t["{0} wil meedoen met {1}.", name, community.Name], to => to.Members(community.Slug));
        }
    }

    /// <summary>To who asked. A community that hid itself in the meantime does not exist any more for who stays outside, by name neither.</summary>
    public void Answered(Community community, Guid account, bool welcome)
    {
        var isKnown = welcome || community.Visibility != CommunityVisibility.Hidden;
        notices.Tell(account, NoticeKind.Community,
            t => welcome ? t["Je doet mee met {0}.", community.Name] : isKnown ? t["{0} heeft je vraag om mee te doen afgewezen.", community.Name] : t["Een community heeft je vraag om mee te doen afgewezen."],
            to => isKnown ? to.Community(community.Slug) : to.Communities);
    }

    /// <summary>To who was taken out by somebody else.</summary>
    public void Removed(Community community, Guid account) => notices.Tell(account, NoticeKind.Community,
        t => t["Je bent geen lid meer van {0}.", community.Name], to => to.Communities);

    /// <summary>To the address that is invited, in the language of who invites.</summary>
    /// <param name="secret">Of the link: it stands in the mail, and nowhere else.</param>
    public async Task InvitedAsync(Community community, Invitation invitation, string secret, CancellationToken cancel)
    {
        var name = await NameAsync(invitation.InvitedBy, cancel);
        outbox.Add(invitation.Email!, addresses.Language.Tag(), (t, to) => new(
            t["Uitnodiging voor {0}", community.Name], t["Hallo,"], [t["{0} nodigt je uit om mee te doen met de community {1}.", name, community.Name]])
        {
            Action = new(t["Bekijk de uitnodiging"], site.Trusted(to.Invitation(secret))),
            After = [t["De link is voor jou alleen en werkt één keer. Ken je {0} niet? Doe dan niets; je krijgt geen mail meer.", name]],
        }, invitation.ExpiresAt - invitation.InvitedAt);
        _mailed = true;
    }

    public Task SendAsync(CancellationToken cancel) => _mailed ? outbox.RingAsync(cancel) : Task.CompletedTask;

    private Task<string> NameAsync(Guid account, CancellationToken cancel) => hub.Accounts.Where(a => a.Id == account).Select(a => a.Name).SingleAsync(cancel);
}
