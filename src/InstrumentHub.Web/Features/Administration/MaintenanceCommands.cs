using InstrumentHub.Core;
using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>The commands <c>maintenance on [message]</c> and <c>maintenance off</c>: for a script around a backup or an upgrade.</summary>
internal static class MaintenanceCommands
{
    private const string Usage = "Usage: maintenance on [message] | maintenance off";

    public static bool IsOne(string[] args) => args is ["maintenance", ..];

    /// <returns>The exit code: 0 when it is as was asked, 1 when it could not be changed, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args, IServiceProvider services, TextWriter output, TextWriter errors)
    {
        if (args is not (["maintenance", "on"] or ["maintenance", "on", { Length: <= Maintenance.MaxMessageLength }] or ["maintenance", "off"]))
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }
        var server = services.GetRequiredService<DatabaseServer>();
        await server.StartAsync(CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        await server.MigrateAsync(scope.ServiceProvider.GetRequiredService<HubContext>(), CancellationToken.None);
        try
        {
            await SwitchAsync(scope.ServiceProvider.GetRequiredService<SiteDesk>(), args[1] == "on", args.ElementAtOrDefault(2) ?? "");
            await output.WriteLineAsync(args[1] == "on" ? "The site is read-only now." : "The site can be written again.");
            return 0;
        }
        catch (RuleException rule)
        {
            await errors.WriteLineAsync(rule.Message);
            return 1;
        }
    }

    private static async Task SwitchAsync(SiteDesk desk, bool on, string message)
    {
        var state = await desk.StateAsync(CancellationToken.None);
        if (on) { state.Start(new(new(message, message), desk.Now, null)); }
        else { state.End(desk.Now); }
        desk.Note(on ? AuditAct.StartMaintenance : AuditAct.EndMaintenance, "", null, "", "", message);
        await desk.SaveAsync(CancellationToken.None);
    }
}
