using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>A run starts hundreds of applications in one process; each must be let go when its test is over.</summary>
public sealed class LettingGoTests
{
    [Fact]
    public async Task An_application_that_ended_is_let_go()
    {
        // The first stays: EF Core keeps the options that it saw first for as long as the process runs.
        await RunAsync();
        List<WeakReference> ended = [];
        for (var i = 0; i < 3; i++) { ended.Add(await RunAsync()); }

        for (var round = 0; round < 50 && ended.Exists(e => e.IsAlive); round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(100);
        }

        Assert.DoesNotContain(ended, e => e.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAsync()
    {
        await using var app = await HubApp.StartAsync();
        await app.GetStringAsync("/instrumenten?q=stand-up");
        return new(app.Services.GetRequiredService<IHost>());
    }
}
