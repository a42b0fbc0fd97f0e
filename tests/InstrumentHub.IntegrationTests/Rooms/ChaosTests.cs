using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Nodes;
using Xunit.Abstractions;

namespace InstrumentHub.IntegrationTests.Rooms;

/// <summary>The short form of <c>./hub bench chaos</c>.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(20261121, false)]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_nodes_and_database_are_killed(int seed, bool crashDatabase)
    {
        var report = await ChaosRun.RunAsync(Checkout.Root,
            new(seed, Nodes: 2, Clients: 10, TimeSpan.FromSeconds(10), Pace: TimeSpan.FromMilliseconds(150), KillEvery: TimeSpan.FromSeconds(3), crashDatabase), output.WriteLine);

        output.WriteLine(report.ToString());
        Assert.True(report.Faults.Count == 0, $"{report}\n{string.Join('\n', report.Faults.Take(20))}");
        Assert.True(report.Kills > 0 && report.Acknowledged > 20 && report.DatabaseCrashes == (crashDatabase ? 1 : 0), report.ToString());
    }
}
