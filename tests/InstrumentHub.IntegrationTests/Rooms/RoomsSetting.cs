using System.Net.Http.Json;
using System.Text.Json;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Rooms;

/// <summary>What the tests of rooms have in common: rooms, people in them, and lines to them.</summary>
internal static class RoomsSetting
{
    public const string Instrument = "stand-up";

    public static Task<Guid> PublicRoomAsync(this HubApp app) => app.RoomAsync(null);

    public static Task<Guid> RoomAsync(this HubApp app, Guid? community) => app.WithAsync(async services =>
    {
        await services.GetRequiredService<RoomBook>().OpenAsync(community, Instrument, CancellationToken.None);
        var key = Room.KeyOf(community, Instrument);
        return await services.GetRequiredService<HubContext>().Rooms.Where(r => r.Key == key).Select(r => r.Id).SingleAsync();
    });

    public static Task<Guid> CommunityAsync(this HubApp app, string slug, CommunityVisibility visibility, Person owner, params (Person Who, CommunityRole Role)[] members) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var now = DateTimeOffset.UtcNow;
        var community = Community.Start(slug, new("Zon en wind", "Energie voor de wijk", visibility), owner.Id, now);
        foreach (var (who, role) in members) { community.Admit(who.Id, role, now); }
        hub.Add(community);
        await hub.SaveChangesAsync();
        return community.Id;
    });

    public static async Task RemoveAsync(this HubApp app, Guid community, Person who)
    {
        await app.WithAsync(services => services.GetRequiredService<HubContext>().Memberships.Where(m => m.CommunityId == community && m.AccountId == who.Id).ExecuteDeleteAsync());
    }

    /// <summary>As if somebody was here a day ago for the last time.</summary>
    public static Task LongAgoAsync(this HubApp app, Person who) => app.WithAsync(services =>
    {
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1);
        return services.GetRequiredService<HubContext>().ReadMarks.Where(m => m.AccountId == who.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.At, yesterday));
    });

    public static async Task<HubSocket> ConnectAsync(this HubApp app, Person? who = null, string query = "")
    {
        var sockets = app.Server.CreateWebSocketClient();
        if (who is not null) { sockets.ConfigureRequest = request => request.Headers.Cookie = who.Session; }
        return await HubSocket.OpenAsync(await sockets.ConnectAsync(new Uri($"ws://localhost/hubs/rooms{query}"), CancellationToken.None));
    }

    /// <summary>Connects and enters a room.</summary>
    public static async Task<HubSocket> EnterAsync(this HubApp app, Person? who, Guid room)
    {
        var line = await app.ConnectAsync(who);
        await line.InvokeAsync("Join", room, null);
        return line;
    }

    public static async Task<long> PostAsync(this HubSocket line, Guid room, string body, Guid? parent = null, Guid? command = null) =>
        (await line.InvokeAsync("Post", room, command ?? Guid.NewGuid(), new { body, parentId = parent })).GetInt64();

    public static Task<JsonElement> EventAsync(this HubSocket line, string type) => line.NextAsync("Event", e => e.GetProperty("type").GetString() == type);

    public static Guid CommentId(this JsonElement commented) => commented.GetProperty("data").GetProperty("comment").GetProperty("id").GetGuid();

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, object? body = null, Guid? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        return await client.SendAsync(request);
    }

    public static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<HubRefusal>(act)).Code;
}
