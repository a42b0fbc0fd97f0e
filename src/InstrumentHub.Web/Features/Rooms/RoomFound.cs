using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>All that must be known before an act, in one trip, read while the room's row is held.</summary>
/// <param name="DoneIn">The room in which this command was done before, as number <paramref name="DoneAs"/>.</param>
/// <param name="Lately">The actor's comments here in the last minute.</param>
/// <param name="Version">Of the room's community: raised by every change to its members. Null for a public room.</param>
/// <param name="Members">How many they are.</param>
internal sealed record RoomFound(Room Room, Guid? DoneIn, long? DoneAs, int Lately, long? Version, int Members)
{
    /// <summary>The question, to be kept by who asks it: translating it costs more than its answer.</summary>
    public static RoomQuestion Question()
    {
        var compiled = EF.CompileAsyncQuery((HubContext hub, Guid id, Guid me, Guid command, DateTimeOffset since) => hub.Rooms.Where(r => r.Id == id).Select(r => new RoomFound(
            r,
            hub.RoomEvents.Where(e => e.ActorId == me && e.CommandId == command).Select(e => (Guid?)e.RoomId).FirstOrDefault(),
            hub.RoomEvents.Where(e => e.ActorId == me && e.CommandId == command).Select(e => (long?)e.Seq).FirstOrDefault(),
            hub.Comments.Count(c => c.RoomId == id && c.AuthorId == me && c.At > since),
            hub.Communities.Where(c => c.Id == r.CommunityId).Select(c => (long?)c.Version).FirstOrDefault(),
            hub.Memberships.Count(m => m.CommunityId == r.CommunityId))).Single());
        return new(compiled);
    }

    public MembersMark? Mark => Version is { } version ? new(version, Members) : null;
}

/// <summary>Asks for a room and one who acts in it.</summary>
internal delegate Task<RoomFound> RoomQuestion(HubContext hub, Guid room, Guid actor, Guid command, DateTimeOffset since);

/// <summary>As long as this is the same, so are the members of a community. The count is for who changes them past the application.</summary>
internal sealed record MembersMark(long Version, int Count);
