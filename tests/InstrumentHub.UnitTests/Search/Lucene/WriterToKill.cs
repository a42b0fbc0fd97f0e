#if LUCENE
using System.Diagnostics;
using System.Globalization;
using InstrumentHub.Search;
using InstrumentHub.Search.Lucene;

namespace InstrumentHub.UnitTests.Search;

/// <summary>
/// Another process that keeps writing an index until it is killed. It is this test assembly's own entry point: the test runner loads the
/// assembly and never calls it.
/// </summary>
internal sealed class WriterToKill : IDisposable
{
    public const int Documents = 300, Changing = 60;

    private readonly Process _process;

    private WriterToKill(Process process) => _process = process;

    public static async Task<int> Main(string[] args)
    {
        using var engine = new LuceneEngine(args[0]);
        for (var round = int.Parse(args[1], CultureInfo.InvariantCulture); ; round++)
        {
            engine.Build(Of(round), SearchSettings.Default);
            await Console.Out.WriteLineAsync($"{round}");
        }
    }

    /// <summary>In every round the first documents say something else; the others stay.</summary>
    public static List<SearchDocument> Of(int round) => [.. Enumerable.Range(0, Documents).Select(i => Catalogue.Text(
        $"d{i:000}", i < Changing ? $"vertrouwen in ronde{round} van document {i}" : $"document {i} blijft zoals het was", $"Titel {i}"))];

    public static WriterToKill Start(string path, int round) => new(Process.Start(
        new ProcessStartInfo("dotnet", ["exec", typeof(WriterToKill).Assembly.Location, path, $"{round}"]) { RedirectStandardOutput = true, UseShellExecute = false })!);

    /// <summary>Lets it finish some rounds and kills it in the midst of the next.</summary>
    /// <returns>The last round that it said to have finished.</returns>
    public async Task<int> KillAfterAsync(int rounds)
    {
        var round = -1;
        for (var i = 0; i < rounds; i++) round = int.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The writer stopped by itself."), CultureInfo.InvariantCulture);
        _process.Kill();
        await _process.WaitForExitAsync();
        return round;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
#endif
