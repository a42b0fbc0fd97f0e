using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>What somebody said and gave in rooms: to take away, and what becomes of it when they leave.</summary>
internal sealed class RoomData(RoomTraces traces, IStringLocalizer<Texts> texts) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps { get; } =
    [
        typeof(Comment), typeof(Reaction), typeof(Rating), typeof(RatingRound), typeof(RoundScore), typeof(ReadMark), typeof(RoomPresence), typeof(RoomEvent),
    ];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel) =>
    [
        new("comments", ["id", "instrument", "community", "at", "edited_at", "taken_back_at", "text"],
            [.. (await traces.SaidAsync(account, cancel)).Select(c => (object?[])[c.Id.ToString(), c.Instrument, c.Community, c.At, c.EditedAt, c.TakenBackAt, c.Body])]),
        new("comments-before-editing", ["comment", "since", "text"], [.. (await traces.SaidBeforeAsync(account, cancel)).Select(e => (object?[])[e.CommentId.ToString(), e.At, e.Body])]),
        new("ratings", ["instrument", "kind", "at", "helps", "effort", "safe", "online", "again", "sector", "phase", "group_size"],
            [.. (await traces.RatedAsync(account, cancel)).Select(r => (object?[])[r.Instrument, r.Kind, r.At, r.Helps, r.Effort, r.Safe, r.Online, r.Again, r.Sector, r.Phase, r.GroupSize])]),
        new("thumbs", ["comment", "at"], [.. (await traces.ThumbsAsync(account, cancel)).Select(t => (object?[])[t.CommentId.ToString(), t.At])]),
    ];

    public Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel) => Task.FromResult(new Farewell(
        [texts["Hoe ver je in gesprekken had gelezen."]],
        [texts["Wat je in gesprekken zei, zonder je naam. Wil je dat het weggaat, neem het dan eerst terug."], texts["Je scores en duimen, die niemand nog aan je kan koppelen."]], []));

    public Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel) => RoomTraces.EraseAsync(hub, account, cancel);
}
