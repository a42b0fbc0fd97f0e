using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>The rooms of a community on its page, for who may read them; for others there are none.</summary>
public sealed class RoomListing(RoomBook book, PageContext page)
{
    /// <param name="instruments">What the community uses: about each a room can be opened.</param>
    public async Task<RoomListView> OfAsync(Actor actor, CommunityPlace place, IEnumerable<string> instruments, CancellationToken cancel)
    {
        if (!actor.May(Permissions.ReadRoom, place.Standing)) { return RoomListView.None; }
        var rooms = await book.OfAsync(place.Id, actor.AccountId, cancel);
        var mayOpen = actor.May(Permissions.OpenRoom, place.Standing) && !place.IsArchived;
        return new(
            [.. rooms.Select(r => new RoomCard(Link(place, r.Instrument), r.Comments, r.New))],
            mayOpen ? [.. instruments.Except(rooms.Select(r => r.Instrument)).Select(i => Link(place, i))] : []);
    }

    private LinkView Link(CommunityPlace place, string instrument)
    {
        var title = page.Catalogue.Find(instrument) is { } found ? page.Text(found.Record.Title) : new(instrument);
        return new(title.Text, page.To.Room(place.Slug, instrument), title.Lang);
    }
}

/// <param name="ToOpen">Where there is none yet, for who may open one.</param>
public sealed record RoomListView(IReadOnlyList<RoomCard> Rooms, IReadOnlyList<LinkView> ToOpen)
{
    public static readonly RoomListView None = new([], []);
}

public sealed record RoomCard(LinkView Room, int Comments, int New);
