using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>A room as a whole: who moderates it locks or slows it in the room itself. What is flagged is always something that somebody said there.</summary>
internal sealed class RoomSubject(HubContext hub, RoomModeration rooms, SnapshotHolder catalogue) : IModerated
{
    public SubjectKind Kind => SubjectKind.Room;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.LockRoom, DecisionAct.UnlockRoom, DecisionAct.SlowRoom, DecisionAct.UnslowRoom];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel)
    {
        if (!Guid.TryParse(key, out var id)) { return null; }
        var found = await (from r in hub.Rooms.Where(r => r.Id == id)
                           from k in hub.Communities.Where(k => k.Id == r.CommunityId).DefaultIfEmpty()
                           select new { r.Instrument, r.CommunityId, Slug = k == null ? null : k.Slug }).SingleOrDefaultAsync(cancel);
        return found is null ? null : new(catalogue.Current?.Catalogue.Find(found.Instrument)?.Record.Title.Nl ?? found.Instrument,
            to => found.Slug is null ? to.Room(found.Instrument) : to.Room(found.Slug, found.Instrument), Community: found.CommunityId) { CommunitySlug = found.Slug };
    }

    public Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => Task.FromResult(false);

    public async Task ApplyAsync(Decision decision, CancellationToken cancel)
    {
        var room = await rooms.TakeAsync(Guid.Parse(decision.SubjectKey), cancel);
        decision.Note(RoomModeration.Setting(room));
        var locked = decision.Act switch { DecisionAct.LockRoom => true, DecisionAct.UnlockRoom => false, _ => room.IsLocked };
        var slow = decision.Act switch { DecisionAct.SlowRoom => (decision.Minutes ?? 0) * 60, DecisionAct.UnslowRoom => 0, _ => room.SlowSeconds };
        rooms.Settle(room, locked, slow, decision.ActorId);
    }

    public async Task RevertAsync(Decision decision, CancellationToken cancel)
    {
        var room = await rooms.TakeAsync(Guid.Parse(decision.SubjectKey), cancel);
        var (locked, slow) = RoomModeration.SettingOf(decision);
        rooms.Settle(room, locked, slow, decision.ActorId);
    }

    public Task TellAsync(string key, CancellationToken cancel)
    {
        rooms.Tell();
        return Task.CompletedTask;
    }
}
