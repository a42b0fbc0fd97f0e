using System.Text.Json;
using System.Text.Json.Serialization;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Rooms.Live;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.SignalR;

namespace InstrumentHub.Web.Features.Rooms;

internal static class RoomsFeature
{
    /// <summary>A comment of the greatest length, with every character escaped.</summary>
    private const int MaxMessageBytes = 64 * 1024;

    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddOptions<RoomOptions>().BindConfiguration(RoomOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RoomDoor>();
        services.AddSingleton<RoomBook>();
        services.AddScoped<RoomListing>();
        services.AddSingleton<RoomReader>();
        services.AddSingleton<RoomMarks>();
        services.AddSingleton<RoomNotices>();
        services.AddSingleton<RoomDesk>();
        services.AddSingleton<RoomRulings>();
        services.AddSingleton<CommentRelease>();
        services.AddScoped<RoomModeration>();
        services.AddScoped<IModerated, CommentSubject>();
        services.AddScoped<IModerated, RoomSubject>();
        services.AddSingleton<RoomTraces>();
        services.AddScoped<IPersonalData, RoomData>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<RoomChannels>();
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton<RoomFeed>();
        services.AddSingleton<RoomBell>();
        services.AddSingleton<IRoomBell>(p => p.GetRequiredService<RoomBell>());
        services.AddHostedService(p => p.GetRequiredService<PresenceBoard>());
        services.AddHostedService(p => p.GetRequiredService<RoomFeed>());
        services.AddHostedService(p => p.GetRequiredService<RoomBell>());
        services.AddHostedService<RoomMaintenance>();
        services.AddSingleton<RoomRefusals>();
        services.AddSingleton<CallBudget>();
        services.AddSingleton<ConnectionLimits>();
        services.AddSignalR(signalR =>
        {
            signalR.AddFilter<RoomRefusals>();
            signalR.AddFilter<CallBudget>();
            signalR.MaximumReceiveMessageSize = MaxMessageBytes;
        }).AddJsonProtocol(json =>
        {
            json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.PayloadSerializerOptions.Converters.Add(new WholeStrings());
            json.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        services.AddSingleton<HubLifetimeManager<RoomHub>, RoomLifetime>();
        return services;
    }

    public static void MapRooms(this WebApplication app)
    {
        app.Use(next => http => app.Services.GetRequiredService<ConnectionLimits>().InvokeAsync(http, next));
        app.MapHub<RoomHub>(RoomHub.Path);
    }
}
