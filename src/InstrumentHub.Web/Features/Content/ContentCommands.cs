using InstrumentHub.Core.Content;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Content;

/// <summary>The commands <c>content check|import|export [folder]</c>: what editors run by hand.</summary>
internal static class ContentCommands
{
    public static bool IsOne(string[] args) => args is ["content", ..];

    /// <returns>The exit code: 0 when all is well, 1 for faults in the files, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args, WebApplication app)
    {
        var folder = args.Length > 2 ? args[2] : ApplicationPaths.Content(app.Environment.ContentRootPath);
        if (folder is null || (args.Length > 1 && args[1] != "export" && !Directory.Exists(folder)))
        {
            await Console.Error.WriteLineAsync(folder is null ? "There is no content folder here; name one." : $"There is no folder '{folder}'.");
            return 2;
        }
        switch (args)
        {
            case ["content", "check", ..]:
                return await CheckAsync(folder) is null ? 1 : 0;
            case ["content", "import", ..]:
                return await CheckAsync(folder) is { } content ? await ImportAsync(content, app) : 1;
            case ["content", "export", _]:
                return await ExportAsync(folder, app);
            default:
                await Console.Error.WriteLineAsync("Usage: content check [folder] | content import [folder] | content export <folder>");
                return 2;
        }
    }

    private static async Task<ContentSet?> CheckAsync(string folder)
    {
        var (content, faults) = ContentSet.ReadFolder(folder);
        foreach (var fault in faults) { await Console.Out.WriteLineAsync(fault.ToString()); }
        await Console.Out.WriteLineAsync(
            $"{content.Instruments.Count} instruments, {content.Cases.Count} cases, {content.Pages.Count} pages, "
            + $"{content.Schemes.Sum(s => s.Concepts.Count)} concepts in {content.Schemes.Count} vocabularies: "
            + (faults.Count == 0 ? "no faults." : $"{faults.Count} faults."));
        return faults.Count == 0 ? content : null;
    }

    private static async Task<int> ImportAsync(ContentSet content, WebApplication app)
    {
        await using var scope = await OpenAsync(app);
        var report = await scope.ServiceProvider.GetRequiredService<ContentImport>().RunAsync(content, CancellationToken.None);
        await Console.Out.WriteLineAsync(
            $"{report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Retired} retired, {report.Proposed} kept as proposals "
            + $"because the site has a newer text; {report.Documents} other documents changed. The catalogue is at version {report.Version}.");
        return 0;
    }

    private static async Task<int> ExportAsync(string folder, WebApplication app)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            await Console.Error.WriteLineAsync($"'{folder}' is not empty; export writes only into a new or empty folder.");
            return 2;
        }
        await using var scope = await OpenAsync(app);
        var files = await ContentExport.ReadAsync(scope.ServiceProvider.GetRequiredService<HubContext>(), CancellationToken.None);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text);
        }
        await Console.Out.WriteLineAsync($"{files.Count} files written to {folder}.");
        return 0;
    }

    private static async Task<AsyncServiceScope> OpenAsync(WebApplication app)
    {
        var server = app.Services.GetRequiredService<DatabaseServer>();
        await server.StartAsync(CancellationToken.None);
        var scope = app.Services.CreateAsyncScope();
        await server.MigrateAsync(scope.ServiceProvider.GetRequiredService<HubContext>(), CancellationToken.None);
        return scope;
    }
}
