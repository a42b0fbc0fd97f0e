using InstrumentHub.Core.Accounts;
using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Revisions;

/// <summary>Publishes an earlier revision anew. History is not rewritten: what is restored is the newest revision, and what stood there stays readable.</summary>
public sealed class RevisionRestore(HubContext hub, Notices notices, IDoorbell doorbell, TimeProvider time)
{
    /// <returns>The decision that tells of it; null when there is no such instrument or revision.</returns>
    /// <exception cref="RuleException">It is the revision that everyone reads already.</exception>
    public async Task<Decision?> RestoreAsync(Actor actor, string slug, int number, CancellationToken cancel)
    {
        var instrument = await hub.Instruments.SingleOrDefaultAsync(i => i.Slug == slug && i.Status == InstrumentStatus.Published, cancel);
        if (instrument is null || await RevisionAsync(instrument, number, cancel) is not { } old) { return null; }
        if (old.Number == instrument.RevisionNumber) { throw new RuleException("restore-current", "Deze versie staat er nu al."); }

        var concerned = (await RevisionAsync(instrument, instrument.RevisionNumber, cancel))?.AuthorId;
        var now = time.GetUtcNow();
        var decision = new Decision(DecisionAct.Restore, new(SubjectKind.Instrument, slug), actor.Id, "", item: null, concerned, undoes: null, now);
        hub.Decisions.Add(decision);
        await PublishAsync(instrument, old, $"Versie {old.Number} teruggezet", now, cancel);
        if (concerned is { } account && account != actor.Id)
        {
            notices.Tell(account, NoticeKind.Decision, t => t["Over “{0}”: {1}", old.Record.Title.Nl, ActTexts.Done(t, DecisionAct.Restore)], to => to.OwnDecision(decision.Id));
        }
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) { throw new RuleException("changed-meanwhile", "Intussen is er een nieuwe versie verschenen. Kijk eerst daarnaar."); }
        await doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel);
        return decision;
    }

    /// <summary>Publishes what stood there before a restore, without saving.</summary>
    /// <exception cref="RuleException">Others have published since: taking it back would take theirs back too.</exception>
    public async Task RevertAsync(Decision decision, CancellationToken cancel)
    {
        var instrument = await hub.Instruments.SingleAsync(i => i.Slug == decision.SubjectKey, cancel);
        var present = await RevisionAsync(instrument, instrument.RevisionNumber, cancel);
        if (present?.At != decision.At || await RevisionAsync(instrument, instrument.RevisionNumber - 1, cancel) is not { } before) { throw new RuleException("changed-since", "Er is daarna al een nieuwe versie verschenen. Zet zelf de versie terug die je bedoelt."); }
        await PublishAsync(instrument, before, $"Versie {before.Number} teruggezet", time.GetUtcNow(), cancel);
    }

    private Task<InstrumentRevision?> RevisionAsync(Instrument instrument, int number, CancellationToken cancel) =>
        hub.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.InstrumentId == instrument.Id && r.Number == number, cancel);

    private async Task PublishAsync(Instrument instrument, InstrumentRevision old, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var state = await hub.CatalogueState.SingleAsync(cancel);
        state.Advance(now);
        instrument.Revise(old.Record, RecordOrigin.Site, reason, now, state.Version);
    }
}
