using System.Data.Common;
using InstrumentHub.Data;
using InstrumentHub.Data.Copying;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Databases;

/// <summary>
/// The commands <c>data copy --from … --to …</c>, from one database to another of either kind; <c>data export</c>, everything of a site into one file;
/// and <c>data import</c>, such a file into an empty database.
/// </summary>
internal static class DataCommands
{
    /// <summary>Stands for the database that the site is configured with, its own one included.</summary>
    private const string Configured = "configured";

    private const string Usage =
        """
        Usage: data copy --from <database> --to <database>
               data export --from <database> --to <file.zip> [--with-secrets]
               data import --from <file.zip> --to <database>
        A database is configured, postgresql:<connection string> or sqlserver:<connection string>.
        With @<file> for the connection string it is read from that file, where other users cannot see it.
        """;

    public static bool IsOne(string[] args) => args is ["data", ..];

    /// <returns>The exit code: 0 when all is there, 1 when nothing was copied, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args, IServiceProvider services, TextWriter output, TextWriter errors)
    {
        if (args is not (["data", "copy", "--from", _, "--to", _] or ["data", "copy", "--to", _, "--from", _]
            or ["data", "export", "--from", _, "--to", _] or ["data", "export", "--from", _, "--to", _, "--with-secrets"] or ["data", "import", "--from", _, "--to", _]))
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }
        try
        {
            if (args[1] == "export")
            {
                await ExportAsync(await OpenAsync(args[3], services), args[5], args is [.., "--with-secrets"], services.GetService<TimeProvider>() ?? TimeProvider.System, output);
                return 0;
            }
            if (args[1] == "import")
            {
                await ImportAsync(args[3], await OpenAsync(args[5], services), services.GetRequiredService<ILogger<DatabaseCopy>>(), output);
                return 0;
            }
            var from = await OpenAsync(args[Array.IndexOf(args, "--from") + 1], services);
            var to = await OpenAsync(args[Array.IndexOf(args, "--to") + 1], services);
            await CopyAsync(from, to, services.GetRequiredService<ILogger<DatabaseCopy>>(), output);
            return 0;
        }
        catch (Exception error) when (error is FormatException or NotSupportedException or ArgumentException or IOException)
        {
            await errors.WriteLineAsync(error.Message);
            return 2;
        }
        catch (Exception error) when (error is CopyException or DbException or DbUpdateException or InvalidOperationException)
        {
            await errors.WriteLineAsync($"Nothing was {(args[1] == "export" ? "exported" : args[1] == "import" ? "imported" : "copied")}. {error.Message}");
            return 1;
        }
    }

    private static async Task CopyAsync(Place from, Place to, ILogger logger, TextWriter output)
    {
        await using var source = from.Open();
        await using var target = to.Open();
        await DatabaseCopy.PrepareAsync(source, target, () => to.Provider.MigrateAsync(target, logger), CancellationToken.None);
        var copied = await new DatabaseCopy(source, target, to.Provider).RunAsync(
            table => output.WriteLine($"{table.Rows,12:N0}  {table.Checksum:x32}  {table.Table}"), CancellationToken.None);
        await output.WriteLineAsync($"{copied.Sum(t => t.Rows):N0} rows in {copied.Count} tables were copied, read back and found to be the same.");
    }

    private static async Task ExportAsync(Place from, string path, bool withSecrets, TimeProvider time, TextWriter output)
    {
        await using var source = from.Open();
        if ((await source.Database.GetPendingMigrationsAsync()).Any()) { throw new CopyException("The database is of an older version. Start the site on it once, which brings it up to date."); }
        // Whoever may read the file may read everything: it is made for its owner alone, and never over another.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        await using var file = new FileStream(path, options);
        var manifest = await ArchiveFile.WriteAsync(source, file, withSecrets, time.GetUtcNow(), CancellationToken.None);
        foreach (var table in manifest.Tables) { await output.WriteLineAsync($"{table.Rows,12:N0}  {table.Checksum}  {table.Name}"); }
        await output.WriteLineAsync($"{manifest.Tables.Sum(t => t.Rows):N0} rows in {manifest.Tables.Count} tables were written to {path}, "
            + (withSecrets ? "with password hashes and keys: who has this file can be anyone on the site." : "without passwords, keys and waiting mail."));
    }

    private static async Task ImportAsync(string path, Place to, ILogger logger, TextWriter output)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using var target = to.Open();
        await DatabaseCopy.PrepareAsync(target, () => to.Provider.MigrateAsync(target, logger), CancellationToken.None);
        var manifest = await DataArchive.ImportAsync(target, to.Provider, file, table => output.WriteLine($"{table.Rows,12:N0}  {table.Checksum:x32}  {table.Table}"), CancellationToken.None);
        await output.WriteLineAsync($"{manifest.Tables.Sum(t => t.Rows):N0} rows in {manifest.Tables.Count} tables of {manifest.MadeAt:yyyy-MM-dd HH:mm} were read, compared with the archive and found to be the same.");
    }

    private static async Task<Place> OpenAsync(string name, IServiceProvider services)
    {
        if (name == Configured)
        {
            var server = services.GetRequiredService<DatabaseServer>();
            await server.StartAsync(CancellationToken.None);
            return new(server.Provider, server.ConnectionString);
        }
        if (name.Split(':', 2) is not [var kind, var connectionString]) { throw new FormatException(Usage); }
        return new(Database.Provider(kind), connectionString is ['@', .. var file] ? (await File.ReadAllTextAsync(file)).Trim() : connectionString);
    }

    private sealed record Place(IDatabaseProvider Provider, string ConnectionString)
    {
        public HubContext Open() => new((DbContextOptions<HubContext>)Provider.Use(new DbContextOptionsBuilder<HubContext>(), ConnectionString).Options);
    }
}
