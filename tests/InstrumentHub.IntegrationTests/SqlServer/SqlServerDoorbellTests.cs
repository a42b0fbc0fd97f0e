using System.Diagnostics;
using InstrumentHub.Data;
using InstrumentHub.Data.SqlServer;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace InstrumentHub.IntegrationTests.SqlServer;

/// <summary>The doorbell's table and the migration lock, where there is a SQL Server.</summary>
public sealed class SqlServerDoorbellTests(ITestOutputHelper output)
{
    [SqlServerFact]
    public async Task A_ring_is_heard_on_another_node()
    {
        var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
        await using var database = await TestDatabases.MigratedAsync("SqlServer");
        await using var here = new Doorbell(new RingTable(database.ConnectionString), TimeProvider.System, NullLogger<Doorbell>.Instance);
        await using var there = new Doorbell(new RingTable(database.ConnectionString), TimeProvider.System, NullLogger<Doorbell>.Instance);
        await using var ears = there.ListenAsync("rooms", TimeSpan.FromHours(1), patience).GetAsyncEnumerator(patience);
        for (var i = 0; i < 2; i++) { Assert.True(await ears.MoveNextAsync() && ears.Current.IsCatchUp); }

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(n => here.RingAsync("rooms/12", n, patience)));
        var last = new Ring();
        while (last.Number < 8 && await ears.MoveNextAsync()) { last = ears.Current; }

        Assert.Equal(new Ring("rooms/12", 8), last);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
    }

    [SqlServerFact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        await using var database = await TestDatabases.MigratedAsync("SqlServer");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var hub = new HubContext((Microsoft.EntityFrameworkCore.DbContextOptions<HubContext>)new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder<HubContext>()
                .UseHubSqlServer(database.ConnectionString).Options);
            await DatabaseStart.MigrateAsync(hub, NullLogger.Instance);
        }));
    }
}
