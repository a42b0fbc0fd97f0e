using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore.Metadata;

namespace InstrumentHub.IntegrationTests.Accounts;

/// <summary>
/// Where the model keeps the number of an account. A number that is neither a key of its own nor leads to another entity counts as one unless it is named
/// here as something else, so that a column without a foreign key is not forgotten either.
/// </summary>
internal static class AccountColumns
{
    private static readonly HashSet<(Type, string)> OtherNumbers =
    [
        (typeof(Comment), nameof(Comment.ParentId)), (typeof(Room), nameof(Room.RoundId)),
        (typeof(RoomEvent), nameof(RoomEvent.CommandId)), (typeof(RoomEvent), nameof(RoomEvent.SubjectId)),
        (typeof(RoomPresence), nameof(RoomPresence.NodeId)), (typeof(RoomPresence), nameof(RoomPresence.RoomId)),
        (typeof(Decision), nameof(Decision.DeskItemId)), (typeof(Decision), nameof(Decision.UndoesId)),
        (typeof(DeskItem), nameof(DeskItem.RefersTo)), (typeof(DeskItem), nameof(DeskItem.CommunityId)),
    ];

    public static IReadOnlyList<IProperty> In(IModel model) =>
        [.. model.GetEntityTypes().Where(e => !e.IsOwned() && e.ClrType != typeof(Account)).SelectMany(e => e.GetProperties()).Where(IsOfAccount)];

    private static bool IsOfAccount(IProperty property)
    {
        if (property.ClrType != typeof(Guid) && property.ClrType != typeof(Guid?)) { return false; }
        var leads = property.GetContainingForeignKeys().Select(k => k.PrincipalEntityType.ClrType).ToList();
        if (leads.Count > 0) { return leads.Contains(typeof(Account)); }
        var isOwnKey = property.FindContainingPrimaryKey() is { Properties.Count: 1 };
        return !isOwnKey && !OtherNumbers.Contains((property.DeclaringType.ClrType, property.Name));
    }
}
