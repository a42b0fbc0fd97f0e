using System.Diagnostics;
using System.Globalization;

namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>What <c>postmaster.pid</c> says, and whether it is true.</summary>
internal sealed record PostmasterFile(int Pid, int Port, string Host, string Status)
{
    /// <summary>The server that runs in this directory, or nothing: a file left by a killed server, or garbage, counts as nothing.</summary>
    public static PostmasterFile? Read(string data)
    {
        string[] lines;
        try { lines = File.ReadAllLines(Path.Combine(data, "postmaster.pid")); }
        catch (IOException) { return null; }
        if (lines.Length < 6 || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            || !int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)) return null;
        var host = lines[4].Length > 0 ? lines[4] : lines[5];
        return Runs(pid, data) ? new PostmasterFile(pid, port, host, lines.Length > 7 ? lines[7].Trim() : "starting") : null;
    }

    /// <summary>
    /// Removes a file that <see cref="Read"/> called untrue, with what may still run in the directory. Server processes
    /// that outlive their postmaster hold its shared memory and stop a new one from starting; they have nothing left to
    /// save, the write-ahead log has it.
    /// </summary>
    public static async Task ClearAsync(string data, CancellationToken cancel)
    {
        if (OperatingSystem.IsLinux())
        {
            foreach (var pid in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Select(ToPid).Where(p => p > 0 && Runs(p, data)))
            {
                try
                {
                    using var orphan = Process.GetProcessById(pid);
                    orphan.Kill();
                    await orphan.WaitForExitAsync(cancel);
                }
                catch (Exception error) when (error is ArgumentException or InvalidOperationException) { }   // gone by itself
            }
        }
        File.Delete(Path.Combine(data, "postmaster.pid"));
    }

    /// <summary>A number alone proves nothing: after a reboot it may belong to anything. A server works in its data directory.</summary>
    public static bool Runs(int pid, string data)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName == data && IsPostgres(pid);
            return IsPostgres(pid);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { return false; }
    }

    private static bool IsPostgres(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException) { return false; }
    }

    private static int ToPid(string? name) => int.TryParse(name, CultureInfo.InvariantCulture, out var pid) ? pid : 0;
}
