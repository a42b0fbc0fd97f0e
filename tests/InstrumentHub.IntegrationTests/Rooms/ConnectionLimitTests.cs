using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Rooms;

/// <summary>Over real sockets: what counts is what a client holds open.</summary>
public sealed class ConnectionLimitTests
{
    [Fact]
    public async Task One_account_or_one_address_holds_so_many_lines_and_no_more()
    {
        await using var app = await HubApp.StartAsync(kestrel: true, settings: new Dictionary<string, string> { ["Rooms:ConnectionsPerAccount"] = "2", ["Rooms:ConnectionsPerAddress"] = "4" });
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var room = await app.PublicRoomAsync();
        var first = await OpenAsync(app, ann);
        await using var second = await OpenAsync(app, ann);

        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(app, ann));
        await using var bens = await OpenAsync(app, ben);
        await using var nobodys = await OpenAsync(app, null);
        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(app, ben));
        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(app, null));

        // Who is in hears everything as before, and what ends makes room, also when it ends without a word.
        await second.InvokeAsync("Join", room, null);
        await bens.InvokeAsync("Join", room, null);
        await second.PostAsync(room, "Nog te horen?");
        Assert.Equal("Nog te horen?", (await bens.EventAsync("commented")).GetProperty("data").GetProperty("comment").GetProperty("body").GetString());
        first.Cut();
        await first.DisposeAsync();
        await using var again = await LaterAsync(() => OpenAsync(app, ann));
        await again.InvokeAsync("Join", room, null);
    }

    [Fact]
    public async Task The_refusal_says_why_in_the_readers_language_and_when_to_come_back()
    {
        await using var app = await HubApp.StartAsync(kestrel: true, settings: new Dictionary<string, string> { ["Rooms:ConnectionsPerAccount"] = "1" });
        using var ann = await app.SignInAsync("Ann");
        await using var line = await OpenAsync(app, ann);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/Hubs/ROOMS?lang=en", UriKind.Relative)) { Headers = { { "Cookie", ann.Session } } };

        using var answer = await ann.Client.SendAsync(request);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json", "too-many-connections"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, problem.GetProperty("title").GetString()));
        Assert.StartsWith("You have conversations open in too many windows", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }

    private static async Task<HubSocket> OpenAsync(HubApp app, Person? who) => await HubSocket.OpenAsync(await SocketAsync(app, who, new ClientWebSocket()));

    private static async Task<HttpStatusCode> RefusalAsync(HubApp app, Person? who)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => SocketAsync(app, who, socket));
        return socket.HttpStatusCode;
    }

    private static async Task<WebSocket> SocketAsync(HubApp app, Person? who, ClientWebSocket socket)
    {
        if (who is not null) { socket.Options.SetRequestHeader("Cookie", who.Session); }
        await socket.ConnectAsync(new UriBuilder(app.ClientOptions.BaseAddress) { Scheme = "ws", Path = "/hubs/rooms" }.Uri, CancellationToken.None);
        return socket;
    }

    /// <summary>The server hears of a broken line a moment later.</summary>
    private static async Task<HubSocket> LaterAsync(Func<Task<HubSocket>> open)
    {
        for (var tries = 0; ; tries++)
        {
            try { return await open(); }
            catch (WebSocketException) when (tries < 50) { await Task.Delay(100); }
        }
    }
}
