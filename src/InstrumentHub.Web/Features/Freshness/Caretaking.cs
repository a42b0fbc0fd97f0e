using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Makers;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Freshness;

/// <summary>Looking after the page of an instrument: being asked whether it is still right, and saying so.</summary>
public sealed class Caretaking(HubContext hub, MakerBook makers, DeskInbox inbox, Notices notices, IDoorbell doorbell, TimeProvider time)
{
    private const int Weight = 1;

    public Task<Core.Catalogue.Freshness?> FindAsync(string slug, CancellationToken cancel) => hub.Freshness.AsNoTracking().SingleOrDefaultAsync(f => f.Instrument == slug, cancel);

    /// <summary>What somebody is to the page: who looks after it may say whether it is right, as its makers may.</summary>
    public async Task<Standing> StandingAsync(Actor actor, string slug, CancellationToken cancel) =>
        actor.IsSignedIn && (await makers.IsMakerAsync(actor.AccountId, slug, cancel) || await hub.Freshness.AnyAsync(f => f.Instrument == slug && f.StewardId == actor.AccountId, cancel)) ? Standing.Maker : Standing.None;

    /// <exception cref="RuleException">Somebody else changed it at the same moment.</exception>
    public async Task ChangeAsync(string slug, Action<Core.Catalogue.Freshness> change, CancellationToken cancel)
    {
        change(await OwnAsync(slug, cancel));
        (await hub.CatalogueState.SingleAsync(cancel)).Advance(time.GetUtcNow());
        foreach (var item in await hub.DeskItems.Where(i => i.Kind == DeskKind.Freshness && i.SubjectKey == slug && i.ClosedAt == null).ToListAsync(cancel)) { item.Answer(time.GetUtcNow()); }
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) { throw new RuleException("changed-meanwhile-page", "Iemand anders deed net hetzelfde. Ververs de pagina."); }
        await doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel);
    }

    /// <summary>Puts the question to its steward and makers, and lays it on the desk; all in one transaction, so that of two nodes one asks.</summary>
    /// <returns>False when another node has just asked.</returns>
    public async Task<bool> AskAsync(string slug, string title, CancellationToken cancel)
    {
        var (own, now) = (await OwnAsync(slug, cancel), time.GetUtcNow());
        if (own.WasAsked(now)) { return false; }
        own.Ask(now);
        var people = await makers.OfAsync(slug, cancel);
        if (own.StewardId is { } steward) { people.Add(steward); }
        foreach (var person in people.Distinct()) { notices.Tell(person, NoticeKind.Proposal, t => t["Klopt “{0}” nog?", title], to => to.Freshness(slug), $"fresh/{slug}/{now:yyyy-MM}"); }
        await inbox.OpenAsync(DeskKind.Freshness, new(SubjectKind.Instrument, slug), title, null, null, Weight, cancel);
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) { return false; }
        return true;
    }

    private async Task<Core.Catalogue.Freshness> OwnAsync(string slug, CancellationToken cancel) =>
        await hub.Freshness.SingleOrDefaultAsync(f => f.Instrument == slug, cancel) ?? hub.Freshness.Add(new(slug)).Entity;
}
