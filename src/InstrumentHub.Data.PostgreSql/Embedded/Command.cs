using System.Diagnostics;

namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>Starts programs without a shell between us and them.</summary>
internal static class Command
{
    public sealed record Result(int ExitCode, string Output);

    public static async Task<Result> RunAsync(string workingDirectory, IEnumerable<string> command, CancellationToken cancel = default)
    {
        using var process = Start(workingDirectory, command);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new Result(process.ExitCode, await output + await error);
    }

    /// <summary>
    /// Starts a program with pipes of its own: one that outlives us must not hold our caller's pipes open, or whoever
    /// reads our output would wait for it.
    /// </summary>
    public static Process Start(string workingDirectory, IEnumerable<string> command)
    {
        var words = command.ToList();
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // PGDATA, PGHOST and the like would point the tools at somebody else's server.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{words[0]} did not start.");
        process.StandardInput.Close();
        return process;
    }

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(["/usr/bin", "/usr/sbin", "/bin", "/sbin"])
        .Select(d => Path.Combine(d, program))
        .FirstOrDefault(File.Exists);
}
