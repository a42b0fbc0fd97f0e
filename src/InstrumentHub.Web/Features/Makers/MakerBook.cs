using InstrumentHub.Core;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Trust;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Makers;

/// <summary>Who made what, and what makers say on the pages of their instruments.</summary>
public sealed class MakerBook(HubContext hub, DeskInbox inbox, TextPlacing placing, Notices notices, IDoorbell doorbell, TimeProvider time)
{
    /// <summary>As a proposal: it waits in its turn.</summary>
    private const int Weight = 1;

    public Task<bool> IsMakerAsync(Guid? account, string slug, CancellationToken cancel) =>
        hub.MakerClaims.AnyAsync(c => c.AccountId == account && c.Instrument == slug && c.State == MakerClaimState.Confirmed, cancel);

    public async Task<Standing> StandingAsync(Guid? account, string slug, CancellationToken cancel) => await IsMakerAsync(account, slug, cancel) ? Standing.Maker : Standing.None;

    public Task<List<Guid>> OfAsync(string slug, CancellationToken cancel) =>
        hub.MakerClaims.Where(c => c.Instrument == slug && c.State == MakerClaimState.Confirmed).Select(c => c.AccountId).ToListAsync(cancel);

    /// <summary>A community wrote, for everyone to read, what it did with an instrument: its makers hear so. Saves nothing.</summary>
    public async Task TellExperienceAsync(string slug, string title, string community, Func<Infrastructure.Addresses, string> url, Guid except, Guid step, CancellationToken cancel)
    {
        foreach (var maker in (await OfAsync(slug, cancel)).Where(m => m != except))
        {
            notices.Tell(maker, NoticeKind.Followed, t => t["{0} beschrijft een ervaring met “{1}”", community, title], url, $"experience/{step}");
        }
    }

    /// <exception cref="RuleException">They asked before, and it still waits or is confirmed.</exception>
    public async Task ClaimAsync(Guid account, string slug, string title, string explanation, CancellationToken cancel)
    {
        var claim = await hub.MakerClaims.SingleOrDefaultAsync(c => c.AccountId == account && c.Instrument == slug, cancel);
        if (claim is null) { hub.MakerClaims.Add(claim = new(account, slug, explanation, time.GetUtcNow())); }
        else { claim.AskAgain(explanation, time.GetUtcNow()); }
        await inbox.OpenAsync(DeskKind.MakerClaim, new(SubjectKind.MakerClaim, claim.Id), title, account, null, Weight, cancel);
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) when (hub.MakerClaims.AsNoTracking().Any(c => c.AccountId == account && c.Instrument == slug)) { throw new RuleException("claimed-before", "Je hebt dit al gevraagd."); }
    }

    /// <exception cref="RuleException">There are too many notes.</exception>
    public async Task WriteAsync(Guid account, string slug, string text, CancellationToken cancel)
    {
        if (await hub.MakerNotes.CountAsync(n => n.Instrument == slug, cancel) >= MakerNote.MaxPerInstrument) { throw new RuleException("too-many-notes", "Er staan al {0} berichten van makers. Haal er eerst een weg.", MakerNote.MaxPerInstrument); }
        var note = new MakerNote(account, slug, text, time.GetUtcNow());
        await placing.PlaceAsync(null, new(new(SubjectKind.MakerNote, note.Id), text, slug, TextReach.Everyone), cancel);
        hub.MakerNotes.Add(note);
        await PublishAsync(cancel);
    }

    /// <returns>False when there is no such note of this maker, or no such revision.</returns>
    public async Task<bool> MarkAsync(Guid account, string slug, Guid note, int? revision, CancellationToken cancel)
    {
        if (await OwnAsync(account, slug, note, cancel) is not { } own) { return false; }
        if (revision is { } number && !await hub.Instruments.Where(i => i.Slug == slug).SelectMany(i => i.Revisions).AnyAsync(r => r.Number == number, cancel)) { return false; }
        own.MarkProcessed(revision);
        await PublishAsync(cancel);
        return true;
    }

    /// <returns>False when there is no such note of this maker.</returns>
    public async Task<bool> RemoveAsync(Guid account, string slug, Guid note, CancellationToken cancel)
    {
        if (await OwnAsync(account, slug, note, cancel) is not { } own) { return false; }
        hub.MakerNotes.Remove(own);
        await PublishAsync(cancel);
        return true;
    }

    private Task<MakerNote?> OwnAsync(Guid account, string slug, Guid note, CancellationToken cancel) =>
        hub.MakerNotes.SingleOrDefaultAsync(n => n.Id == note && n.Instrument == slug && n.AccountId == account, cancel);

    /// <summary>Notes stand on pages that are kept by the catalogue's version.</summary>
    private async Task PublishAsync(CancellationToken cancel)
    {
        (await hub.CatalogueState.SingleAsync(cancel)).Advance(time.GetUtcNow());
        await hub.SaveChangesAsync(cancel);
        await doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel);
    }
}
