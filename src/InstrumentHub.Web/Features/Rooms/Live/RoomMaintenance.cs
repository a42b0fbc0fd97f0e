using InstrumentHub.Core;
using InstrumentHub.Core.Administration;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <param name="On">Whether the site is being maintained.</param>
/// <param name="Nl">What people are told, in the language of their page.</param>
internal sealed record MaintenanceNews(bool On, string Nl, string En);

/// <summary>
/// Tells everyone in a room on this node that the site is being maintained, and that it no longer is. Told again now and then, for who came
/// back in the meantime; a page shows it once.
/// </summary>
internal sealed class RoomMaintenance(SiteSettings settings, LiveConnections connections, IStringLocalizer<Texts> texts, TimeProvider time) : BackgroundService
{
    private const int Again = 15;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private bool _told;
    private int _looks;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) { Look(); }
    }

    private void Look()
    {
        var maintenance = settings.Maintenance;
        var isNews = maintenance is not null != _told;
        if (!isNews && (maintenance is null || ++_looks % Again != 0)) { return; }
        _told = maintenance is not null;
        var message = Frame.Of("Maintenance", new MaintenanceNews(_told, Text(maintenance, Language.Dutch), Text(maintenance, Language.English)));
        foreach (var line in connections.All) { line.Send(message); }
    }

    private string Text(Maintenance? maintenance, Language language)
    {
        if (maintenance is null) { return ""; }
        return maintenance.Message.In(language) is { Length: > 0 } own ? own : Localisation.In<string>(language, () => texts["Onderhoud: lezen kan gewoon, wijzigen kan nu even niet."]);
    }
}
