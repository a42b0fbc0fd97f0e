using InstrumentHub.Benchmarks.Pages;
using InstrumentHub.Benchmarks.Relevance;
using InstrumentHub.Benchmarks.Rooms;
using InstrumentHub.Benchmarks.Search;
using InstrumentHub.Benchmarks.Texts;

var benches = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["pages"] = PagesBench.RunAsync,
    ["search"] = SearchBench.RunAsync,
    ["relevance"] = RelevanceBench.RunAsync,
    ["text"] = TextsBench.RunAsync,
    ["rooms"] = RoomsBench.RunAsync,
    ["chaos"] = ChaosBench.RunAsync,
    ["bare-hub"] = BareHub.RunAsync,
};

if (args.Length > 0 && benches.TryGetValue(args[0], out var bench))
{
    await bench(args[1..]);
    return 0;
}

await Console.Error.WriteLineAsync($"Which bench? {string.Join(", ", benches.Keys)}");
return 2;
