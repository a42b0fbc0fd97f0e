using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>Tells the person concerned what was decided and why, with the way to object; and who flagged, what came of it.</summary>
public sealed class DecisionLetters(HubContext hub, Notices notices, Mail.Outbox outbox, AccountLimits limits, TimeProvider time)
{
    private bool _mailed;

    public async Task WriteAsync(Decision decision, DeskItem item, SubjectView? subject, CancellationToken cancel)
    {
        var title = decision.Act == DecisionAct.Purge ? item.Title : subject?.Title ?? item.Title;
        if (decision.ConcernsAccountId is { } concerned && decision.Act.TellsConcerned() && concerned != decision.ActorId)
        {
            notices.Tell(concerned, NoticeKind.Decision, t => t["Over “{0}”: {1}", title, ActTexts.ForConcerned(t, decision)], to => to.OwnDecision(decision.Id));
        }
        await AnswerFlagsAsync(decision, title, cancel);
    }

    /// <summary>The hosts of a community hear that what was flagged there was read.</summary>
    public async Task TellHostsOfReadingAsync(DeskItem item, CancellationToken cancel)
    {
        if (await hub.Communities.Where(c => c.Id == item.CommunityId).Select(c => new { c.Name, c.Slug }).SingleOrDefaultAsync(cancel) is not { } community) { return; }
        foreach (var host in await hub.Memberships.Where(m => m.CommunityId == item.CommunityId && m.Role != CommunityRole.Member).Select(m => m.AccountId).ToListAsync(cancel))
        {
            notices.Tell(host, NoticeKind.Community, t => t["Een moderator van de site las in {0} iets wat was gemeld.", community.Name], to => to.Community(community.Slug), $"read/{item.Id}");
        }
    }

    /// <summary>A decision was taken back: the person concerned reads that too.</summary>
    public void Withdraw(Decision decision)
    {
        if (decision.ConcernsAccountId is { } concerned && decision.Act.TellsConcerned() && concerned != decision.ActorId)
        {
            notices.Tell(concerned, NoticeKind.Decision, t => t["Een besluit over wat je schreef is teruggedraaid."], to => to.OwnDecision(decision.Id));
        }
    }

    /// <summary>
    /// Who flags without an account reads that it came in (Regulation (EU) 2022/2065, article 16(4)); who has one sees it on the page. The address may be
    /// another's, so what was flagged is not quoted, and one address gets few of them.
    /// </summary>
    public void Received(string email, Language language)
    {
        if (!limits.MayMail(email)) { return; }
        outbox.Add(email, language.Tag(), (t, _) => new(t["We hebben je melding"], t["Hallo,"], [t["Je meldde iets op onze site. Een moderator kijkt ernaar; je hoort wat ermee gebeurt."], t["Dank dat je dit liet weten."]]));
        _mailed = true;
    }

    /// <summary>After the commit.</summary>
    public Task SendAsync(CancellationToken cancel) => _mailed ? outbox.RingAsync(cancel) : Task.CompletedTask;

    private async Task AnswerFlagsAsync(Decision decision, string title, CancellationToken cancel)
    {
        foreach (var flag in await hub.Flags.Where(f => f.DeskItemId == decision.DeskItemId && f.AnsweredAt == null).ToListAsync(cancel))
        {
            if (flag.AccountId is { } account)
            {
                notices.Tell(account, NoticeKind.FlagAnswered, t => Answer(t, decision, title), to => to.DecisionLog, $"flag/{flag.Id}");
            }
            else if (flag.Email is { } email)
            {
                outbox.Add(email, flag.Language, (t, _) => new(t["Wat er met je melding gebeurde"], t["Hallo,"], [Answer(t, decision, title), t["Dank dat je dit liet weten."]]), dedupeKey: $"flag/{flag.Id}");
                _mailed = true;
            }
            flag.Answer(time.GetUtcNow());
        }
    }

    private static string Answer(IStringLocalizer t, Decision decision, string title) => decision.Act == DecisionAct.Leave
        ? t["Je meldde “{0}”. Een moderator heeft gekeken en laat het staan.", title]
        : t["Je meldde “{0}”. Een moderator heeft gekeken en iets gedaan: {1}.", title, ActTexts.Done(t, decision.Act)];
}
