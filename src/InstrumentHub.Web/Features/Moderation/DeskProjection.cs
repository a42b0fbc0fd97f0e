using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>The desk as one moderator sees it: the list by urgency, and one item with all that is needed to decide on it.</summary>
public sealed class DeskProjection(HubContext hub, PageContext page, ModerationDesk desk, TimeProvider time)
{
    private const int MaxRows = 100;

    public async Task<DeskView> OfAsync(Actor actor, DeskPlace place, DeskFilter filter, Guid? selected, Guid? done, CancellationToken cancel)
    {
        var kinds = await place.Of(hub.DeskItems, time.GetUtcNow()).Where(i => i.ClosedAt == null).GroupBy(i => i.Kind).Select(g => new DeskCount(g.Key, g.Count())).ToListAsync(cancel);
        var rows = await RowsAsync(actor, place, filter, cancel);
        var chosen = selected ?? rows.FirstOrDefault()?.Id;
        return new(
            [.. rows.Select(r => r with { IsSelected = r.Id == chosen })], rows.Count == MaxRows ? kinds.Sum(k => k.Count) : rows.Count, filter, kinds,
            chosen is { } id ? await ItemAsync(actor, place, id, cancel) : null,
            done is { } decision ? await DoneAsync(decision, cancel) : null,
            [.. (await hub.ReasonTexts.InUseAsync(cancel)).Select(t => new ReasonTextView(t.Key, t.Name, t.Nl, t.En))], place);
    }

    private async Task<List<DeskRow>> RowsAsync(Actor actor, DeskPlace place, DeskFilter filter, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var items = await place.Of(hub.DeskItems, now).AsNoTracking()
            .Where(i => i.ClosedAt == null && (filter.Soort == null || i.Kind == filter.Soort) && (!filter.Mijn || i.ClaimedBy == actor.AccountId))
            // Urgency in steps first, and within a step who waits longest: weight alone would keep small things waiting for ever.
            .OrderByDescending(i => i.Weight >= Urgencies.HighFrom ? 2 : i.Weight >= Urgencies.MiddleFrom ? 1 : 0).ThenBy(i => i.OpenedAt)
            .Take(MaxRows).ToListAsync(cancel);
        var names = await NamesAsync([.. items.Select(i => i.ClaimedBy).OfType<Guid>()], cancel);
        return [.. items.Select(i => Row(i, i.IsClaimedByAnother(actor.Id, now) ? names.GetValueOrDefault(i.ClaimedBy!.Value) : null))];
    }

    private async Task<DeskItemView?> ItemAsync(Actor actor, DeskPlace place, Guid id, CancellationToken cancel)
    {
        if (await place.Of(hub.DeskItems, time.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) { return null; }

        var kind = desk.KindOf(item.SubjectKind);
        var subject = await kind.FindAsync(item.SubjectKey, cancel);
        var flags = await hub.Flags.AsNoTracking().Where(f => f.DeskItemId == id).OrderBy(f => f.At).ToListAsync(cancel);
        var history = await hub.Decisions.AsNoTracking().Where(d => d.SubjectKind == item.SubjectKind && d.SubjectKey == item.SubjectKey).OrderByDescending(d => d.At).Take(20).ToListAsync(cancel);
        var names = await NamesAsync([.. flags.Select(f => f.AccountId).Concat([item.ConcernsAccountId, item.ClaimedBy]).OfType<Guid>(), .. history.Select(d => d.ActorId)], cancel);
        var claimed = item.IsClaimedByAnother(actor.Id, time.GetUtcNow()) ? names.GetValueOrDefault(item.ClaimedBy!.Value) : null;
        // Between the members of a community until a moderator says that they read it; the community's own hosts read it anyway.
        var asksReading = place.Community is null && subject?.IsConfidential == true && !history.Exists(d => d.Act == DecisionAct.ReadConfidentialRoom && d.DeskItemId == id);
        // Of two moderators each needs the other; an administrator too.
        var isOwn = item.ConcernsAccountId == actor.AccountId;
        if (asksReading) { subject = subject! with { Text = null, Context = null, State = null }; }
        return new(
            Row(item, claimed) with { IsSelected = true }, subject?.Url(page.To), subject,
            item.ConcernsAccountId is { } author ? names.GetValueOrDefault(author) : null,
            await hub.Accounts.AnyAsync(a => a.Id == item.ConcernsAccountId && a.TrustedAt == null, cancel),
            [.. flags.Select(f => new FlagRow(f.Reason, f.Note, f.AccountId is { } by ? names.GetValueOrDefault(by, "") : page.T["zonder account"], f.At))],
            [.. history.Select(d => new DecisionRow(d.Id, d.Act, d.SubjectKind, d.At, names.GetValueOrDefault(d.ActorId), d.Reason, history.Exists(u => u.UndoesId == d.Id)))],
            asksReading ? [] : place.Offers(actor, ActsFor(item, kind, subject).Where(a => !isOwn || a is not (DecisionAct.Accept or DecisionAct.EditAndAccept))),
            item.Kind == DeskKind.Objection ? await ObjectionTextAsync(item, cancel) : null)
        {
            AsksReading = asksReading, IsOwn = isOwn,
        };
    }

    /// <summary>In the order of weight, the gentle ones first: the number before each is its key.</summary>
    private static List<DecisionAct> ActsFor(DeskItem item, IModerated kind, SubjectView? subject)
    {
        if (item.Kind == DeskKind.Objection) { return [DecisionAct.RejectObjection, DecisionAct.UpholdObjection]; }
        if (subject is null) { return [DecisionAct.Leave]; }
        // What waits for its first judgement is placed or not; leaving it would leave it waiting.
        List<DecisionAct> acts = item.Kind is DeskKind.Proposal or DeskKind.FirstPost or DeskKind.Mended ? [] : [DecisionAct.Leave];
        acts.AddRange(kind.Acts.Where(a => !subject.Unfit.Contains(a) && (a is not (DecisionAct.Hide or DecisionAct.Unhide) || (a == DecisionAct.Unhide) == subject.IsHidden)));
        if (item.ConcernsAccountId is not null && item.Kind != DeskKind.Proposal) { acts.AddRange([DecisionAct.Warn, DecisionAct.Suspend]); }
        return acts;
    }

    private Task<string?> ObjectionTextAsync(DeskItem item, CancellationToken cancel) =>
        hub.Objections.Where(o => o.Id == item.RefersTo).Select(o => o.Text).SingleOrDefaultAsync(cancel)!;

    private async Task<DoneView?> DoneAsync(Guid decision, CancellationToken cancel) =>
        await (from made in hub.Decisions
               join item in hub.DeskItems on made.DeskItemId equals item.Id
               where made.Id == decision && !hub.Decisions.Any(u => u.UndoesId == decision)
               select new DoneView(made.Id, made.Act, item.Title)).SingleOrDefaultAsync(cancel);

    private Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accounts, CancellationToken cancel) =>
        hub.Accounts.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);

    private static DeskRow Row(DeskItem item, string? claimedBy) => new(item.Id, item.Kind, item.SubjectKind, item.Title, item.Urgency, item.OpenedAt, claimedBy, IsSelected: false);
}
