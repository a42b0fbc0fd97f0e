using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Makers;

/// <summary>"I made this", on the desk.</summary>
internal sealed class MakerClaimSubject(HubContext hub, SnapshotHolder holder, TimeProvider time) : IModerated
{
    public SubjectKind Kind => SubjectKind.MakerClaim;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Accept, DecisionAct.Decline];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel) => await OneAsync(key, cancel) is { } claim
        ? new(holder.Current?.Catalogue.Find(claim.Instrument)?.Record.Title.Nl ?? claim.Instrument, to => to.Instrument(claim.Instrument), claim.AccountId,
            Text: new(SafeMarkdown.ToHtml(claim.Explanation, new TextOptions(Language.Dutch))))
        : null;

    /// <summary>A claim is between its author and the moderators.</summary>
    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => actor.May(Permissions.WorkAtDesk) && await OneAsync(key, cancel) is not null;

    public async Task ApplyAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision.SubjectKey, cancel))!.Decide(decision.Act == DecisionAct.Accept, time.GetUtcNow());

    public async Task RevertAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision.SubjectKey, cancel))!.Reconsider();

    public Task TellAsync(string key, CancellationToken cancel) => Task.CompletedTask;

    private Task<MakerClaim?> OneAsync(string key, CancellationToken cancel) => Guid.TryParse(key, out var id) ? hub.MakerClaims.SingleOrDefaultAsync(c => c.Id == id, cancel) : Task.FromResult<MakerClaim?>(null);
}

/// <summary>What a maker wrote on a page of the catalogue.</summary>
internal sealed class MakerNoteSubject(HubContext hub, IDoorbell doorbell, TimeProvider time) : IModerated
{
    public SubjectKind Kind => SubjectKind.MakerNote;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Remove, DecisionAct.Purge];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel) => await OneAsync(key, cancel) is { } note
        ? new(SafeMarkdown.ToExcerpt(note.Text, 80), to => to.Instrument(note.Instrument), note.AccountId, Text: new(SafeMarkdown.ToHtml(note.Text, new TextOptions(Language.Dutch))), IsHidden: note.HiddenAt is not null) { Unfit = note.Unfit() }
        : null;

    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => await OneAsync(key, cancel) is { HiddenAt: null };

    public async Task ApplyAsync(Decision decision, CancellationToken cancel) => (await TakeAsync(decision, cancel)).Apply(decision);

    public async Task RevertAsync(Decision decision, CancellationToken cancel) => (await TakeAsync(decision, cancel)).Revert(decision, decision.At);

    public Task TellAsync(string key, CancellationToken cancel) => doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel);

    /// <summary>Notes are read with the catalogue, so its version moves on.</summary>
    private async Task<MakerNote> TakeAsync(Decision decision, CancellationToken cancel)
    {
        (await hub.CatalogueState.SingleAsync(cancel)).Advance(time.GetUtcNow());
        return (await OneAsync(decision.SubjectKey, cancel))!;
    }

    private Task<MakerNote?> OneAsync(string key, CancellationToken cancel) => Guid.TryParse(key, out var id) ? hub.MakerNotes.SingleOrDefaultAsync(n => n.Id == id, cancel) : Task.FromResult<MakerNote?>(null);
}
