using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Bench;

/// <summary>
/// What the benchmark compares pages with. Internal, so that MVC does not find it by itself: it is there only when the configuration
/// says <c>Bench:EmptyAction=true</c>.
/// </summary>
[ApiExplorerSettings(IgnoreApi = true)]
internal sealed class BenchController : Controller
{
    /// <summary>All that every action costs, and nothing more.</summary>
    [HttpGet("/bench/empty")]
    public IActionResult Nothing() => Content("");

    /// <summary>Rooms full of people, with a session for each: for benches that talk.</summary>
    [HttpGet("/bench/crowd")]
    public async Task<IActionResult> Gather([FromServices] Crowd crowd, int rooms, int people, CancellationToken cancel) => Json(await crowd.GatherAsync(rooms, people, "stand-up", cancel));

    /// <summary>What this process has used since it started.</summary>
    [HttpGet("/bench/counters")]
    public IActionResult Counters() => Json(new { microseconds = Environment.CpuUsage.TotalTime.TotalMicroseconds, allocated = GC.GetTotalAllocatedBytes() });
}
