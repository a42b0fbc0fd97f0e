using System.Globalization;

namespace InstrumentHub.Benchmarks.Rooms;

/// <summary>What processes have used, as Linux counts it.</summary>
internal static class Usage
{
    private const double TicksPerSecond = 100;

    public static double CpuSeconds(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException) { return 0; }
    }

    public static double MegaBytes(int process) => double.Parse(
        File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <summary>The processes of a PostgreSQL cluster: all whose working directory is its data.</summary>
    public static IReadOnlyList<int> Of(string cluster) => [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
        .Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(p => WorksIn(p, cluster))];

    private static bool WorksIn(int process, string directory)
    {
        try { return new FileInfo($"/proc/{process}/cwd").LinkTarget?.StartsWith(directory, StringComparison.Ordinal) == true; }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { return false; }
    }
}
