using InstrumentHub.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>A bucket of calls for every connection, so that one client's loop is not everybody's problem. People never empty it.</summary>
internal sealed class CallBudget(IOptions<RoomOptions> options, TimeProvider time) : IHubFilter
{
    private const int Seconds = 5;

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        // Calls of one connection come one after the other, so its bucket needs no lock.
        var items = invocationContext.Context.Items;
        var (now, most) = (time.GetTimestamp(), (double)options.Value.CallsPerSecond * Seconds);
        var (left, at) = items.TryGetValue(typeof(CallBudget), out var kept) && kept is (double l, long a) ? (l, a) : (most, now);
        left = Math.Min(most, left + (time.GetElapsedTime(at, now).TotalSeconds * options.Value.CallsPerSecond));
        items[typeof(CallBudget)] = (Math.Max(0, left - 1), now);
        if (left < 1) { throw new RuleException("too-fast", "Je schrijft wel erg snel. Wacht even, dan kunnen anderen meelezen. Je tekst blijft bewaard."); }
        return next(invocationContext);
    }
}
