using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Trust;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>What becomes of a proposal: from the first three boxes to a published revision.</summary>
public sealed class ProposalDesk(HubContext hub, IEnumerable<IProposable> kinds, DeskInbox inbox, TextPlacing placing, ProposalNews news, TimeProvider time)
{
    /// <summary>More than anyone works on at once; a program that makes drafts stops here.</summary>
    private const int MaxOpenPerPerson = 40;

    /// <summary>Lower than any flag: a proposal waits in its turn.</summary>
    private const int Weight = 1;

    public IProposable KindOf(ProposalTarget target) => kinds.Single(k => k.Target == target);

    /// <exception cref="RuleException">This person has too many open ones.</exception>
    public async Task<Proposal> StartAsync(Actor actor, ProposalTarget target, string? key, CancellationToken cancel)
    {
        var open = await hub.Proposals.CountAsync(p => p.AuthorId == actor.AccountId && (p.State == ProposalState.Draft || p.State == ProposalState.Submitted || p.State == ProposalState.Returned), cancel);
        if (open >= MaxOpenPerPerson) { throw new RuleException("too-many-proposals", "Je hebt al {0} voorstellen open staan. Rond er eerst een paar af of trek ze in.", MaxOpenPerPerson); }
        if (key is not null && await hub.Proposals.FirstOrDefaultAsync(p => p.AuthorId == actor.AccountId && p.Target == target && p.Key == key && p.State == ProposalState.Draft, cancel) is { } begun) { return begun; }

        var proposal = key is null
            ? Proposal.ForNew(target, KindOf(target).Blank(), actor.Id, time.GetUtcNow())
            : await KindOf(target).FindAsync(key, cancel) is { } present ? Proposal.ForChange(target, key, present.Json, present.Revision, actor.Id, time.GetUtcNow()) : throw new RuleException("nothing-to-change", "Wat je wilt wijzigen staat niet (meer) in de catalogus.");
        hub.Proposals.Add(proposal);
        await hub.SaveChangesAsync(cancel);
        return proposal;
    }

    /// <exception cref="RuleException">It is decided, saved elsewhere or too long.</exception>
    public async Task SaveAsync(Proposal proposal, string record, string reason, int edition, CancellationToken cancel)
    {
        proposal.Save(proposal.IsNew ? await KindOf(proposal.Target).KeyForAsync(record, cancel) : proposal.Key, record, reason, edition, time.GetUtcNow());
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { throw new RuleException("edited-elsewhere", "Dit voorstel is intussen ergens anders bewaard. Vergelijk de twee versies en kies wat je wilt houden."); }
    }

    public async Task SubmitAsync(Proposal proposal, CancellationToken cancel)
    {
        var title = KindOf(proposal.Target).TitleOf(proposal.Record);
        if (title.Length == 0) { throw new RuleException("no-title", "Geef je voorstel eerst een naam."); }
        proposal.Submit(time.GetUtcNow());
        await placing.PlaceAsync(null, new(new(SubjectKind.Proposal, proposal.Id), proposal.Record, title, TextReach.Nobody) { MayRepeatAndLink = true }, cancel);
        await inbox.OpenAsync(DeskKind.Proposal, new(SubjectKind.Proposal, proposal.Id), title, proposal.AuthorId, null, Weight, cancel);
        await news.SubmittedAsync(proposal, cancel);
        await hub.SaveChangesAsync(cancel);
    }

    /// <summary>Takes it back from the desk, or throws the draft away.</summary>
    public async Task WithdrawAsync(Proposal proposal, CancellationToken cancel)
    {
        proposal.Withdraw(time.GetUtcNow());
        var key = proposal.Id.ToString("D");
        await hub.DeskItems.Where(i => i.SubjectKind == SubjectKind.Proposal && i.SubjectKey == key && i.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.ClosedAt, time.GetUtcNow()), cancel);
        await hub.SaveChangesAsync(cancel);
    }

    /// <summary>Brings it to what is published today, if that has changed since; clashes stay for a person to decide.</summary>
    /// <param name="keep">Paths of clashing fields of which the proposal's value is to stand.</param>
    /// <returns>The clashes that nobody decided.</returns>
    public async Task<IReadOnlyList<FieldClash>> RebaseAsync(Proposal proposal, IReadOnlyCollection<string>? keep, CancellationToken cancel)
    {
        if (proposal.IsNew) { return []; }
        if (await KindOf(proposal.Target).FindAsync(proposal.Key, cancel) is not { } present) { throw new RuleException("nothing-to-change", "Wat je wilt wijzigen staat niet (meer) in de catalogus."); }
        if (present.Json == proposal.Origin) { return []; }

        var merged = RecordMerge.Rebase(proposal.Origin!, proposal.Record, present.Json);
        if (!merged.IsClean && keep is null) { return merged.Clashes; }
        proposal.RebaseOnto(present.Json, present.Revision, RecordMerge.Take(merged.Record, proposal.Record, [.. merged.Clashes.Select(c => c.Path).Intersect(keep ?? [])]), time.GetUtcNow());
        return [];
    }

    /// <summary>Publishes it, without saving: the decision goes along in the same transaction.</summary>
    /// <exception cref="RuleException">It clashes with what was published since, or lacks what a record must have.</exception>
    internal async Task<int?> PublishAsync(Proposal proposal, CancellationToken cancel)
    {
        var kind = KindOf(proposal.Target);
        if ((await RebaseAsync(proposal, null, cancel)).Count > 0) { throw new RuleException("proposal-clashes", "Intussen is hetzelfde veld anders gewijzigd. Open het voorstel en kies per veld wat er moet staan."); }
        if (kind.Faults(proposal.Record) is { Count: > 0 } faults) { throw new RuleException("proposal-incomplete", "Dit kan zo nog niet in de catalogus: {0}", string.Join(' ', faults.Take(5))); }
        proposal.Accept(time.GetUtcNow());
        return await kind.PublishAsync(proposal.Key, proposal.Record, proposal.Reason, proposal.AuthorId, cancel);
    }
}
