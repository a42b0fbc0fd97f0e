using System.Net.Sockets;
using System.Net.WebSockets;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Rooms.Live;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Rooms;

/// <summary>Who hears what, and when no longer; several nodes, slow clients and busy ones.</summary>
public sealed class RoomLineTests
{
    [Fact]
    public async Task Somebody_removed_stops_receiving_at_once_also_when_no_bell_rings()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var community = await app.CommunityAsync("zon", CommunityVisibility.Hidden, ann, (ben, CommunityRole.Member));
        var room = await app.RoomAsync(community);
        await using var anns = await app.EnterAsync(ann, room);
        await using var bens = await app.EnterAsync(ben, room);

        await app.RemoveAsync(community, ben);
        await anns.PostAsync(room, "Nu Ben weg is");

        await anns.EventAsync("commented");
        Assert.Equal(room, (await bens.NextAsync("Removed")).GetProperty("roomId").GetGuid());
        Assert.Empty(bens.Seen("Event"));
        Assert.Equal("room-not-found", await RoomsSetting.RefusedAsync(() => bens.InvokeAsync("Join", room, null)));
        Assert.Equal("room-not-found", await RoomsSetting.RefusedAsync(() => bens.PostAsync(room, "Ik wil erin")));
    }

    [Fact]
    public async Task Somebody_removed_stops_receiving_also_when_another_came_in_their_place()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var cas = await app.SignInAsync("Cas");
        var community = await app.CommunityAsync("zon", CommunityVisibility.Hidden, ann, (ben, CommunityRole.Member));
        var room = await app.RoomAsync(community);
        await using var anns = await app.EnterAsync(ann, room);
        await using var bens = await app.EnterAsync(ben, room);
        await anns.PostAsync(room, "Met Ben");
        await bens.EventAsync("commented");

        await app.WithAsync(async services =>
        {
            // As a change of a community does it, but for the bell.
            var hub = services.GetRequiredService<HubContext>();
            await using var transaction = await hub.Database.BeginTransactionAsync();
            await hub.Communities.Where(c => c.Id == community).ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, c => c.Version + 1));
            var place = await hub.Communities.Include(c => c.Members).SingleAsync(c => c.Id == community);
            place.Remove(ben.Id);
            place.Admit(cas.Id, CommunityRole.Member, DateTimeOffset.UtcNow);
            await hub.SaveChangesAsync();
            await transaction.CommitAsync();
            return 0;
        });
        await using var cass = await app.EnterAsync(cas, room);
        await anns.PostAsync(room, "Met Cas");

        await cass.EventAsync("commented");
        await bens.NextAsync("Removed");
        Assert.Empty(bens.Seen("Event"));
    }

    [Fact]
    public async Task A_bell_for_members_removes_and_one_for_accounts_ends_the_connection()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var community = await app.CommunityAsync("zon", CommunityVisibility.Private, ann, (ben, CommunityRole.Member));
        var room = await app.RoomAsync(community);
        await using var anns = await app.EnterAsync(ann, room);
        await using var bens = await app.EnterAsync(ben, room);
        var bell = app.Services.GetRequiredService<IDoorbell>();

        await app.RemoveAsync(community, ben);
        await bell.RingAsync($"members/{community}");
        await bens.NextAsync("Removed");

        await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Where(a => a.Id == ann.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.SecurityStamp, "other")));
        await bell.RingAsync($"accounts/{ann.Id}");
        await anns.Gone.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_comes_and_goes_and_types_is_seen_and_never_stored_as_an_event()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var room = await app.PublicRoomAsync();
        await using var anns = await app.EnterAsync(ann, room);
        var bens = await app.EnterAsync(ben, room);

        await anns.NextAsync("Presence", p => p.GetProperty("came").EnumerateArray().Any(c => c.GetProperty("name").GetString() == "Ben"));
        await bens.InvokeAsync("Typing", room);
        Assert.Equal("Ben", (await anns.NextAsync("Typing")).GetProperty("person").GetProperty("name").GetString());
        bens.Cut();
        await anns.NextAsync("Presence", p => p.GetProperty("went").EnumerateArray().Any(w => w.GetGuid() == ben.Id));
        await bens.DisposeAsync();

        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().RoomEvents.AnyAsync()));
    }

    [Fact]
    public async Task Two_nodes_over_one_database_are_one()
    {
        await using var database = await TestDatabases.MigratedAsync();
        await using var left = await HubApp.StartAsync(database: database);
        await using var right = await HubApp.StartAsync(database: database);
        using var ann = await left.SignInAsync("Ann");
        using var ben = await left.SignInAsync("Ben");
        var room = await left.PublicRoomAsync();
        await using var anns = await left.EnterAsync(ann, room);
        await using var bens = await right.EnterAsync(ben, room);
        await anns.NextAsync("Presence", p => p.GetProperty("count").GetInt32() == 2);

        await Task.WhenAll(Enumerable.Range(0, 15).Select(n => anns.PostAsync(room, $"links {n}")).Concat(Enumerable.Range(0, 15).Select(n => bens.PostAsync(room, $"rechts {n}"))));

        foreach (var line in new[] { anns, bens })
        {
            List<long> heard = [];
            while (heard.Count < 30) { heard.Add((await line.NextAsync("Event")).GetProperty("seq").GetInt64()); }
            Assert.Equal(Enumerable.Range(1, 30).Select(n => (long)n), heard);
        }
        await bens.InvokeAsync("Typing", room);
        await anns.NextAsync("Typing");
    }

    [Fact]
    public async Task A_slow_client_is_told_to_catch_up_and_slows_nobody()
    {
        await using var app = await HubApp.StartAsync(kestrel: true, settings: new Dictionary<string, string>
        {
            ["Rooms:CommentsPerMinute"] = "100000", ["Rooms:CallsPerSecond"] = "100000", ["Rooms:QueuePerConnection"] = "16",
        });
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await using var quick = await ConnectByTcpAsync(app, ann, 1 << 20);
        var (slow, widen) = await SlowAsync(app, ann);
        await using var closing = slow;
        await quick.InvokeAsync("Join", room, null);
        await slow.InvokeAsync("Join", room, null);
        var wake = new TaskCompletionSource();
        slow.Hold = wake.Task;

        var (posted, text) = (0L, string.Concat(Enumerable.Repeat("Lang verhaal. ", 340)));
        // Until the buffers of both ends of the line and its queue are full, however large this machine makes them.
        while (!IsBehind(app) && posted < 10_000)
        {
            posted = await quick.PostAsync(room, text);
            // It reads nothing, and is there all the same.
            if (posted % 50 == 0) { await slow.PingAsync(); }
        }
        await quick.NextAsync("Event", e => e.GetProperty("seq").GetInt64() == posted);
        widen();
        wake.SetResult();

        await slow.NextAsync("CatchUp", seconds: 60);
        var had = slow.Seen("Event").Select(e => e.GetProperty("seq").GetInt64()).Append(0).Max();
        Assert.True(had < posted, "Nothing was held back, so nothing was shown.");
        var joined = await slow.InvokeAsync("Join", room, had);
        Assert.Equal(posted, joined.GetProperty("seq").GetInt64());
        await quick.PostAsync(room, "Nog iets");
        Assert.Equal(posted + 1, (await slow.NextAsync("Event", e => e.GetProperty("seq").GetInt64() > had)).GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task What_is_refused_among_many_takes_nothing_from_the_others_and_leaves_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        await using var other = await app.EnterAsync(ann, room);
        await using var visitor = await app.EnterAsync(null, room);
        var opened = await ActiveAtAsync(app, room);

        Assert.Equal("empty-comment", await RoomsSetting.RefusedAsync(() => line.PostAsync(room, " ")));
        Assert.Equal(opened, await ActiveAtAsync(app, room));
        var refused = Enumerable.Range(0, 8).Select(n => RoomsSetting.RefusedAsync(() => n % 2 == 0 ? other.PostAsync(room, "") : visitor.InvokeAsync("Edit", room, Guid.NewGuid(), Guid.NewGuid(), "Niet van mij")));
        var told = Enumerable.Range(0, 12).Select(n => line.PostAsync(room, $"Samen {n}"));
        var (codes, seqs) = (Task.WhenAll(refused), Task.WhenAll(told));

        Assert.Equal(["empty-comment", "sign-in"], (await codes).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, 12).Select(n => (long)n), (await seqs).Order());
        for (var n = 1; n <= 12; n++) { Assert.Equal(n, (await visitor.NextAsync("Event")).GetProperty("seq").GetInt64()); }
    }

    private static Task<DateTimeOffset> ActiveAtAsync(HubApp app, Guid room) =>
        app.WithAsync(s => s.GetRequiredService<HubContext>().Rooms.Where(r => r.Id == room).Select(r => r.ActiveAt).SingleAsync());

    [Fact]
    public async Task A_client_in_a_loop_is_stopped_before_it_is_a_problem()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Rooms:CallsPerSecond"] = "1" });
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await using var line = await app.ConnectAsync(ann);

        Assert.Equal("too-fast", await RoomsSetting.RefusedAsync(async () =>
        {
            for (var n = 0; n < 50; n++) { await line.InvokeAsync("MarkRead", room, 0); }
        }));
    }

    private static bool IsBehind(HubApp app) => app.Services.GetRequiredService<LiveConnections>().All.Any(c => c.Seats.Any(s => !s.IsLive));

    /// <summary>A client with next to no buffer, until it is widened: emptying megabytes through such a keyhole would be a test of the kernel.</summary>
    private static async Task<(HubSocket Line, Action Widen)> SlowAsync(HubApp app, Person who)
    {
        Socket? tcp = null;
        var line = await ConnectByTcpAsync(app, who, 4096, made => tcp = made);
        return (line, () => tcp!.ReceiveBufferSize = 1 << 20);
    }

    private static async Task<HubSocket> ConnectByTcpAsync(HubApp app, Person who, int receiveBuffer, Action<Socket>? made = null)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", who.Session);
        using SocketsHttpHandler handler = new()
        {
            ConnectCallback = async (context, cancel) =>
            {
                var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = receiveBuffer };
                made?.Invoke(tcp);
                await tcp.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(tcp, ownsSocket: true);
            },
        };
        using HttpMessageInvoker invoker = new(handler, disposeHandler: false);
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hubs/rooms" }.Uri, invoker, CancellationToken.None);
        return await HubSocket.OpenAsync(socket);
    }
}
