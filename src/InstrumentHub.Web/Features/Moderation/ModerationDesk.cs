using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>What reaches the desk, and what becomes of it. Every decision is stored in the same <c>SaveChanges</c> as the act itself.</summary>
public sealed class ModerationDesk(HubContext hub, DeskInbox inbox, IEnumerable<IModerated> kinds, DecisionLetters letters, TimeProvider time)
{
    private const int MaxFlagsPerSubjectAndPerson = 1;

    public IModerated KindOf(SubjectKind kind) => kinds.SingleOrDefault(k => k.Kind == kind) ?? throw new RuleException("not-moderated", "Hierover kan een moderator niets besluiten.");

    public bool Knows(SubjectKind kind) => kinds.Any(k => k.Kind == kind);

    /// <summary>"A moderator should look at this." The same person flagging the same thing again changes nothing while it waits.</summary>
    /// <returns>False when there is nothing there that this actor can see.</returns>
    public async Task<bool> FlagAsync(Actor actor, Subject subject, FlagReason reason, string note, string? email, Language language, CancellationToken cancel)
    {
        if (!Knows(subject.Kind)) { return false; }
        var kind = KindOf(subject.Kind);
        if (!await kind.IsVisibleAsync(subject.Key, actor, cancel) || await kind.FindAsync(subject.Key, cancel) is not { } view) { return false; }
        if (await FlagsBySameAsync(actor, subject, email, cancel) >= MaxFlagsPerSubjectAndPerson) { return true; }

        var item = await inbox.OpenAsync(DeskKind.Flagged, subject, view.Title, view.Author, view.Community, reason.Weight(actor.IsTrusted), cancel);
        hub.Flags.Add(new(item.Id, reason, note, actor.AccountId, actor.IsSignedIn || string.IsNullOrEmpty(email) ? null : email, language.Tag(), time.GetUtcNow()));
        if (!actor.IsSignedIn && !string.IsNullOrEmpty(email)) { letters.Received(email, language); }
        await hub.SaveChangesAsync(cancel);
        await letters.SendAsync(cancel);
        return true;
    }

    /// <exception cref="RuleException">It is decided already, or another moderator is at it.</exception>
    public async Task ClaimAsync(Actor actor, DeskItem item, CancellationToken cancel)
    {
        item.Claim(actor.Id, time.GetUtcNow());
        await SaveAsync(cancel);
    }

    public Task<Decision> DecideAsync(Actor actor, DeskItem item, DecisionAct act, string reason, DateTimeOffset? until, CancellationToken cancel) =>
        DecideAsync(actor, item, new(act, reason) { Until = until }, cancel);

    /// <exception cref="RuleException">It is decided already, another moderator is at it, or the act does not fit the thing; nobody places or takes over what is their own.</exception>
    /// <exception cref="NotAllowedException">Purging is for administrators.</exception>
    public async Task<Decision> DecideAsync(Actor actor, DeskItem item, Verdict verdict, CancellationToken cancel)
    {
        var (now, act) = (time.GetUtcNow(), verdict.Act);
        if (act == DecisionAct.Purge) { actor.Demand(Permissions.Purge); }
        if (act is DecisionAct.Accept or DecisionAct.EditAndAccept && item.ConcernsAccountId == actor.Id) { throw new RuleException("own-work", "Dit is van jezelf. Een andere moderator kijkt ernaar."); }
        var kind = KindOf(item.SubjectKind);
        if (act == DecisionAct.PassOn) { item.PassOn(); }
        else { item.Close(actor.Id, now); }
        var decision = new Decision(act, item.Subject, actor.Id, verdict.Reason, item.Id, item.ConcernsAccountId, undoes: null, now) { Until = verdict.Until, Minutes = verdict.Minutes, Ground = verdict.Ground };
        hub.Decisions.Add(decision);
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        if (act == DecisionAct.PassOn)
        {
            await SaveAsync(cancel);
            await transaction.CommitAsync(cancel);
            return decision;
        }
        if (item.Kind == DeskKind.Objection) { await DecideObjectionAsync(actor, item, decision, kind, cancel); }
        else { await ApplyAsync(kind, decision, cancel); }
        if (act == DecisionAct.Purge) { await ForgetAsync(item, cancel); }
        await letters.WriteAsync(decision, item, await kind.FindAsync(item.SubjectKey, cancel), cancel);
        await SaveAsync(cancel);
        await transaction.CommitAsync(cancel);
        await TellAsync(kind, item.SubjectKey, cancel);
        return decision;
    }

    /// <summary>A moderator of the platform reads what is between the members of a community, because it was flagged: the log and the place itself tell so.</summary>
    public async Task ReadConfidentialAsync(Actor actor, DeskItem item, CancellationToken cancel)
    {
        var kind = KindOf(item.SubjectKind);
        var decision = new Decision(DecisionAct.ReadConfidentialRoom, item.Subject, actor.Id, "", item.Id, item.ConcernsAccountId, undoes: null, time.GetUtcNow());
        hub.Decisions.Add(decision);
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        await kind.NoteReadingAsync(decision, cancel);
        await letters.TellHostsOfReadingAsync(item, cancel);
        await SaveAsync(cancel);
        await transaction.CommitAsync(cancel);
        await TellAsync(kind, item.SubjectKey, cancel);
    }

    /// <summary>The person concerned does not agree: it comes back on the desk, for another moderator.</summary>
    /// <exception cref="RuleException">It is too late, or they objected before.</exception>
    public async Task ObjectAsync(Guid account, Guid decisionId, string text, CancellationToken cancel)
    {
        var decision = await hub.Decisions.AsNoTracking().SingleAsync(d => d.Id == decisionId, cancel);
        var objection = Objection.To(decision, account, text, time.GetUtcNow());
        var view = await KindOf(decision.SubjectKind).FindAsync(decision.SubjectKey, cancel);
        hub.Objections.Add(objection);
        hub.DeskItems.Add(new(DeskKind.Objection, decision.Subject, view?.Title ?? "", account, view?.Community, Urgencies.MiddleFrom, time.GetUtcNow()) { RefersTo = objection.Id });
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) when (hub.Objections.Any(o => o.DecisionId == decisionId)) { throw new RuleException("objected-before", "Je hebt al bezwaar gemaakt tegen dit besluit."); }
    }

    /// <summary>Takes a decision back: the thing stands as it stood, the item waits again, and the log tells both.</summary>
    /// <exception cref="RuleException">It was taken back already, or it cannot be.</exception>
    public async Task<DeskItem?> UndoAsync(Actor actor, Guid decisionId, CancellationToken cancel)
    {
        var decision = await hub.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == decisionId, cancel);
        if (decision is null) { return null; }
        if (decision.Act is DecisionAct.Purge or DecisionAct.Undo or DecisionAct.PassOn or DecisionAct.ReadConfidentialRoom) { throw new RuleException("cannot-undo", "Dit besluit kan niet ongedaan worden gemaakt."); }
        if (await hub.Decisions.AnyAsync(d => d.UndoesId == decisionId, cancel)) { throw new RuleException("already-undone", "Dit besluit is al ongedaan gemaakt."); }

        var kind = KindOf(decision.SubjectKind);
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        if (decision.Act is DecisionAct.UpholdObjection or DecisionAct.RejectObjection) { await ReconsiderObjectionAsync(actor, decision, kind, cancel); }
        else { await RevertAsync(kind, decision, cancel); }
        var item = await hub.DeskItems.SingleOrDefaultAsync(i => i.Id == decision.DeskItemId, cancel);
        item?.Reopen();
        var undo = new Decision(DecisionAct.Undo, decision.Subject, actor.Id, "", decision.DeskItemId, decision.ConcernsAccountId, decisionId, time.GetUtcNow());
        hub.Decisions.Add(undo);
        letters.Withdraw(decision);
        await SaveAsync(cancel);
        await transaction.CommitAsync(cancel);
        await TellAsync(kind, decision.SubjectKey, cancel);
        return item;
    }

    private Task ApplyAsync(IModerated kind, Decision decision, CancellationToken cancel) => decision.Act switch
    {
        DecisionAct.Leave or DecisionAct.Warn => Task.CompletedTask,
        DecisionAct.Suspend => SuspendAsync(decision, decision.Until, cancel),
        _ when kind.Acts.Contains(decision.Act) => OnThingAsync(kind, decision, kind.ApplyAsync, cancel),
        _ => throw new RuleException("act-does-not-fit", "Dit besluit past hier niet bij."),
    };

    /// <summary>A title quotes what was purged, and a note may.</summary>
    private async Task ForgetAsync(DeskItem item, CancellationToken cancel)
    {
        foreach (var other in await hub.DeskItems.Where(i => i.SubjectKind == item.SubjectKind && i.SubjectKey == item.SubjectKey).ToListAsync(cancel)) { other.Forget(); }
        foreach (var flag in await hub.Flags.Where(f => hub.DeskItems.Any(i => i.Id == f.DeskItemId && i.SubjectKind == item.SubjectKind && i.SubjectKey == item.SubjectKey)).ToListAsync(cancel)) { flag.Forget(); }
    }

    private Task RevertAsync(IModerated kind, Decision decision, CancellationToken cancel) => decision.Act switch
    {
        DecisionAct.Leave or DecisionAct.Warn => Task.CompletedTask,
        DecisionAct.Suspend => SuspendAsync(decision, null, cancel),
        _ => OnThingAsync(kind, decision, kind.RevertAsync, cancel),
    };

    /// <summary>What its author took away, with their account or without, can be neither hidden nor brought back.</summary>
    private static async Task OnThingAsync(IModerated kind, Decision decision, Func<Decision, CancellationToken, Task> act, CancellationToken cancel)
    {
        if (await kind.FindAsync(decision.SubjectKey, cancel) is null) { throw new RuleException("subject-gone", "Dit is er niet meer: wie het schreef heeft het weggehaald."); }
        await act(decision, cancel);
    }

    private async Task DecideObjectionAsync(Actor actor, DeskItem item, Decision decision, IModerated kind, CancellationToken cancel)
    {
        if (decision.Act is not (DecisionAct.UpholdObjection or DecisionAct.RejectObjection)) { throw new RuleException("act-does-not-fit", "Dit besluit past hier niet bij."); }
        var (objection, about) = await ObjectionAsync(item.RefersTo, cancel);
        DemandOther(actor, about);
        objection.Decide(decision.Act == DecisionAct.UpholdObjection, decision.At);
        if (decision.Act == DecisionAct.UpholdObjection) { await RevertAsync(kind, about, cancel); }
    }

    /// <summary>Neither deciding on an objection nor taking that back is for the one whom it is against.</summary>
    private static void DemandOther(Actor actor, Decision about)
    {
        if (about.ActorId == actor.Id) { throw new RuleException("own-decision", "Dit bezwaar gaat over een besluit van jou; een andere moderator kijkt ernaar."); }
    }

    private async Task ReconsiderObjectionAsync(Actor actor, Decision decision, IModerated kind, CancellationToken cancel)
    {
        var refersTo = await hub.DeskItems.Where(i => i.Id == decision.DeskItemId).Select(i => i.RefersTo).SingleAsync(cancel);
        var (objection, about) = await ObjectionAsync(refersTo, cancel);
        DemandOther(actor, about);
        objection.Reconsider();
        if (decision.Act == DecisionAct.UpholdObjection) { await ApplyAsync(kind, about, cancel); }
    }

    private async Task<(Objection Objection, Decision About)> ObjectionAsync(Guid? id, CancellationToken cancel)
    {
        var objection = await hub.Objections.SingleAsync(o => o.Id == id, cancel);
        return (objection, await hub.Decisions.AsNoTracking().SingleAsync(d => d.Id == objection.DecisionId, cancel));
    }

    private async Task SuspendAsync(Decision decision, DateTimeOffset? until, CancellationToken cancel)
    {
        var account = await hub.Accounts.SingleOrDefaultAsync(a => a.Id == decision.ConcernsAccountId, cancel)
            ?? throw new RuleException("nobody-to-suspend", "Hier hoort geen account bij dat geschorst kan worden.");
        if (account.Role != PlatformRole.Member) { throw new RuleException("not-a-moderator", "Een moderator of beheerder kan niet geschorst worden; neem eerst de rol weg."); }
        account.SuspendedUntil = until;
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { throw new RuleException("already-decided", "Hierover is net al besloten."); }
    }

    private async Task TellAsync(IModerated kind, string key, CancellationToken cancel)
    {
        await kind.TellAsync(key, cancel);
        await letters.SendAsync(cancel);
    }

    private Task<int> FlagsBySameAsync(Actor actor, Subject subject, string? email, CancellationToken cancel) =>
        (from flag in hub.Flags
         join item in hub.DeskItems on flag.DeskItemId equals item.Id
         where item.SubjectKind == subject.Kind && item.SubjectKey == subject.Key && item.ClosedAt == null
             && (actor.IsSignedIn ? flag.AccountId == actor.AccountId : flag.Email != null && flag.Email == email)
         select flag).CountAsync(cancel);
}

/// <summary>What a moderator decides, and all that belongs to it.</summary>
public sealed record Verdict(DecisionAct Act, string Reason)
{
    /// <summary>The end of a suspension.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Between two comments of one person in a slowed room.</summary>
    public int? Minutes { get; init; }

    public DecisionGround Ground { get; init; }
}
