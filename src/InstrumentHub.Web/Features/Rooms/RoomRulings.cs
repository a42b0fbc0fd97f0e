using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Features.Search;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>What who moderates a room does in the room itself is a decision like one at the desk: logged, told to the person concerned, open to objection.</summary>
public sealed class RoomRulings(SnapshotHolder catalogue, IStringLocalizer<Texts> texts)
{
    /// <summary>In the transaction of the act.</summary>
    public void OnComment(HubContext hub, DecisionAct act, Comment comment, Room room, string? before, Guid actor, DateTimeOffset at)
    {
        var decision = new Decision(act, new(SubjectKind.Comment, comment.Id), actor, "", item: null, comment.AuthorId, undoes: null, at);
        decision.Note(before);
        hub.Decisions.Add(decision);
        if (comment.AuthorId is not { } author || author == actor) { return; }
        var about = catalogue.Current?.Catalogue.Find(room.Instrument)?.Record.Title.Nl ?? room.Instrument;
        hub.Notices.Add(new(author, NoticeKind.Decision, Notices.Both(texts, t => t["Over “{0}”: {1}", about, ActTexts.Done(t, act)]),
            new(new Infrastructure.Addresses(Core.Language.Dutch).OwnDecision(decision.Id), new Infrastructure.Addresses(Core.Language.English).OwnDecision(decision.Id)), at));
    }

    /// <summary>Nothing when nothing changed.</summary>
    public static void OnRoom(HubContext hub, Room room, bool locked, int slowSeconds, Guid actor, DateTimeOffset at)
    {
        DecisionAct? act = locked != room.IsLocked ? locked ? DecisionAct.LockRoom : DecisionAct.UnlockRoom
            : slowSeconds == room.SlowSeconds ? null : slowSeconds > 0 ? DecisionAct.SlowRoom : DecisionAct.UnslowRoom;
        if (act is not { } done) { return; }
        var decision = new Decision(done, new(SubjectKind.Room, room.Id), actor, "", item: null, concerns: null, undoes: null, at) { Minutes = (slowSeconds + 59) / 60 };
        decision.Note(RoomModeration.Setting(room));
        hub.Decisions.Add(decision);
    }
}
