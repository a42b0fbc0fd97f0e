using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Web.Infrastructure;

internal static class Health
{
    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it has a catalogue to serve; a database that is away is told and does
    /// not make the node unready, since it goes on serving what it has.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "ok" })).ExcludeFromDescription();
        app.MapGet("/health/ready", (SnapshotHolder holder) => holder.Current is { } snapshot
            ? Results.Json(new { status = holder.DatabaseAway ? "degraded" : "ok", catalogue = snapshot.Catalogue.Version, instruments = snapshot.Catalogue.Instruments.Count })
            : Results.Json(new { status = "starting" }, statusCode: StatusCodes.Status503ServiceUnavailable)).ExcludeFromDescription();
    }
}
