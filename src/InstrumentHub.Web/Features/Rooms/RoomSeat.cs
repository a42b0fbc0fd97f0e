using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>Somebody in a room that they may read, and what they are there.</summary>
public sealed record RoomSeat(RoomView Room, Actor Actor, PersonView? Person, Standing InPlace, Core.Language Language)
{
    /// <summary>The network that they come from, where it is known; see <see cref="Infrastructure.Spam.Networks"/>.</summary>
    public string? Network { get; init; }

    /// <summary>Makers may not rate their own instrument.</summary>
    public bool IsMaker => InPlace.HasFlag(Standing.Maker);

    public bool May(Act act) => Actor.May(act, InPlace) && !(act.Writes && Room.Archived);

    /// <exception cref="RuleException">The community is archived.</exception>
    /// <exception cref="NotAllowedException">The act is for others.</exception>
    public void Demand(Act act, bool isAuthor = false)
    {
        Actor.Demand(act, InPlace | (isAuthor ? Standing.Author : Standing.None));
        if (act.Writes && Room.Archived) { throw new RuleException("community-archived", "Deze community is gearchiveerd: lezen kan, wijzigen niet meer."); }
    }

    public RoomRights Rights => new(May(Permissions.Comment), May(Permissions.React), May(Permissions.Rate) && !IsMaker, May(Permissions.HoldRatingRound), May(Permissions.ModerateRoom));

    /// <summary>There is no such room, or not for this reader: who may not read it cannot tell which.</summary>
    public static RuleException NotFound() => new("room-not-found", "Deze kamer is er niet, of je bent er geen lid van.");
}
