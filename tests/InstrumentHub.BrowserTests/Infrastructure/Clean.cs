using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace InstrumentHub.BrowserTests.Infrastructure;

/// <summary>What every page must be, whoever looks at it and whatever with.</summary>
internal static class Clean
{
    /// <summary>Of what passes one element is enough to know that axe ran; listing them all takes it longer than looking.</summary>
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Axe finds nothing.</summary>
    public static async Task AssertCleanAsync(this Visitor visitor, params string[] except)
    {
        var result = await visitor.Page.RunAxe(Options);
        var found = result.Violations.Where(v => !except.Contains(v.Id)).Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ToList();
        Assert.True(found.Count == 0, $"{visitor.Page.Url} {visitor.Look}\n{string.Join("\n", found)}");
        Assert.NotEmpty(result.Passes);
    }

    /// <summary>Nothing sticks out sideways, and there is one first heading to begin reading at.</summary>
    public static async Task AssertFitsAsync(this Visitor visitor)
    {
        Assert.Equal((visitor.Page.Url, visitor.Look.Width), (visitor.Page.Url, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
        Assert.Equal(1, await visitor.Page.Locator("h1").CountAsync());
    }
}
