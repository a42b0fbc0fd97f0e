using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.Benchmarks.Rooms;

/// <summary>What SignalR costs by itself: a hub that sends on what it gets, and neither stores, orders nor asks who may.</summary>
internal sealed class BareHub : Hub
{
    public Task Join(string room) => Groups.AddToGroupAsync(Context.ConnectionId, room);

    public Task Post(string room, string body) => Clients.Group(room).SendAsync("Event", Event(room, body));

    /// <summary>As large as what the site sends.</summary>
    private static object Event(string room, string body) => new
    {
        roomId = room, seq = 1, type = "commented", at = DateTimeOffset.UtcNow, actor = new { id = room, name = "bench-0123456789ab-100", handle = "bench-0123456789ab-100" },
        data = new
        {
            comment = new
            {
                id = room, seq = 1, author = new { id = room, name = "bench-0123456789ab-100", handle = "bench-0123456789ab-100" }, body, html = $"<p>{body}</p>", at = DateTimeOffset.UtcNow,
                edits = 0, state = "shown", reactions = 0, mentions = Array.Empty<string>(),
            },
        },
    };

    /// <summary>Runs as a process of its own until it is killed.</summary>
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<BareHub>("/hubs/rooms");
        app.MapGet("/health/ready", () => "ok");
        await app.RunAsync(args[0]);
    }
}
