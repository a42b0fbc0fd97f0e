using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Trust;

/// <summary>
/// What every text passes before it is stored, whatever it is: not too many links, and of who is new not too much at once and not the same again. The first
/// texts of newcomers wait for a moderator. A refusal is a sentence for the person, and nothing they typed is lost. Who is trusted, and who
/// moderates, meets the number of links and the listed words only, and costs no query.
/// </summary>
public sealed class TextGate(SiteSettings settings, IOptions<TextLimitOptions> options, WordLists lists, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), SameAgain = TimeSpan.FromDays(1);

    /// <summary>Shorter texts are said twice by anyone: "daar ben ik het mee eens".</summary>
    private const int MinWords = 6;

    /// <summary>How many of the latest texts of others one is compared with.</summary>
    private const int MaxCompared = 2_000;

    /// <summary>In the context of the act, without saving: asks, and puts the thing out of sight and on the desk when it must wait.</summary>
    /// <param name="thing">What would be put out of sight; null when it cannot be, or is already.</param>
    /// <exception cref="RuleException">It cannot be placed so, or not now.</exception>
    public async Task PlaceAsync(HubContext hub, Actor author, string? network, Concealable? thing, PlacedText text, CancellationToken cancel)
    {
        var (now, isNewcomer) = (time.GetUtcNow(), author is { IsTrusted: false, Role: PlatformRole.Member });
        if (!text.MayRepeatAndLink) { DemandFewLinks(text, isNewcomer); }
        if (isNewcomer && await LookAsync(hub, author.Id, network, text, now, cancel) && thing is not null)
        {
            thing.Conceal(Concealment.Held, now);
            await DeskInbox.OpenAsync(hub, DeskKind.FirstPost, text.Subject, text.Title, author.Id, community: null, Urgencies.Waiting, now, cancel);
        }
        else if (text.Reach != TextReach.Nobody && lists.Find(text.Text).Count > 0)
        {
            // A word of the host's list hides nothing: somebody looks at it.
            await DeskInbox.OpenAsync(hub, DeskKind.ListedWord, text.Subject, text.Title, author.Id, text.Community, Urgencies.Waiting, now, cancel);
        }
    }

    private void DemandFewLinks(PlacedText text, bool isNewcomer)
    {
        var most = isNewcomer ? Math.Min(settings.NewcomerLinks, options.Value.Links) : options.Value.Links;
        if (TextRules.CountLinks(text.Text) <= most) { return; }
        throw isNewcomer
            ? new RuleException("newcomer-links", "Wie hier nieuw is, mag {0} links in een tekst zetten. Haal er een weg. Je tekst blijft bewaard.", most)
            : new RuleException("too-many-links", "In één tekst passen {0} links. Haal er een paar weg. Je tekst blijft bewaard.", most);
    }

    /// <summary>Looks at a newcomer's text, and remembers that it was there.</summary>
    /// <returns>Whether a moderator must see it first.</returns>
    private async Task<bool> LookAsync(HubContext hub, Guid author, string? network, PlacedText text, DateTimeOffset now, CancellationToken cancel)
    {
        var (subject, print) = (text.Subject, TextFingerprint.Of(text.Text));
        var before = await hub.TextTraces.Where(t => t.AccountId == author && t.SubjectKind == subject.Kind && t.SubjectKey == subject.Key).OrderByDescending(t => t.At).FirstOrDefaultAsync(cancel);
        if (before is null && !text.IsLeading) { await DemandCalmAsync(hub, author, network, now, cancel); }
        if (!text.MayRepeatAndLink) { await DemandNotSaidBeforeAsync(hub, author, subject, print, now, cancel); }
        if (before is null) { hub.TextTraces.Add(new(author, subject, print, network, now)); }
        else { before.Change(print); }
        return text.Reach == TextReach.Everyone && ((text.IsPublicConversation && await IsFirstAsync(hub, author, cancel)) || await IsCopyAsync(hub, author, print, now, cancel));
    }

    private async Task DemandCalmAsync(HubContext hub, Guid author, string? network, DateTimeOffset now, CancellationToken cancel)
    {
        var (since, most) = (now - Hour, settings.NewcomerPostsPerHour);
        if (await hub.TextTraces.CountAsync(t => t.AccountId == author && t.At > since, cancel) >= most)
        {
            throw new RuleException("newcomer-too-many", "Wie hier nieuw is, mag {0} teksten in een uur plaatsen. Wacht even. Je tekst blijft bewaard.", most);
        }
        if (network is not null && await hub.TextTraces.CountAsync(t => t.Network == network && t.At > since, cancel) >= options.Value.NetworkTextsPerHour)
        {
            throw new RuleException("busy-network", "Vanaf jouw netwerk komen nu veel teksten van nieuwe mensen. Wacht even. Je tekst blijft bewaard.");
        }
    }

    private static async Task DemandNotSaidBeforeAsync(HubContext hub, Guid author, Subject subject, TextFingerprint print, DateTimeOffset now, CancellationToken cancel)
    {
        if (print.Words < MinWords) { return; }
        var (since, exact) = (now - SameAgain, unchecked((long)print.Exact));
        if (await hub.TextTraces.AnyAsync(t => t.AccountId == author && t.At > since && t.Exact == exact && !(t.SubjectKind == subject.Kind && t.SubjectKey == subject.Key), cancel))
        {
            throw new RuleException("said-before", "Dit heb je al geplaatst. Schrijf wat er nieuw aan is. Je tekst blijft bewaard.");
        }
    }

    /// <summary>Until a moderator accepted enough of somebody's texts.</summary>
    private async Task<bool> IsFirstAsync(HubContext hub, Guid author, CancellationToken cancel)
    {
        var needed = settings.FirstPostsReviewed;
        return needed > 0 && await hub.Decisions.CountAsync(
            d => d.ConcernsAccountId == author && (d.Act == DecisionAct.Accept || d.Act == DecisionAct.EditAndAccept) && !hub.Decisions.Any(u => u.UndoesId == d.Id), cancel) < needed;
    }

    /// <summary>Whether another newcomer placed nearly the same this week: what many new accounts repeat is an advertisement.</summary>
    private static async Task<bool> IsCopyAsync(HubContext hub, Guid author, TextFingerprint print, DateTimeOffset now, CancellationToken cancel)
    {
        if (print.Words < TextFingerprint.MinWordsToResemble) { return false; }
        var since = now - TextTrace.KeptFor;
        var others = await hub.TextTraces.Where(t => t.AccountId != author && t.At > since && t.Words >= TextFingerprint.MinWordsToResemble)
            .OrderByDescending(t => t.At).Take(MaxCompared).Select(t => new { t.Exact, t.Similar, t.Words }).ToListAsync(cancel);
        return others.Exists(o => print.Resembles(new(unchecked((ulong)o.Exact), unchecked((ulong)o.Similar), o.Words)));
    }
}
