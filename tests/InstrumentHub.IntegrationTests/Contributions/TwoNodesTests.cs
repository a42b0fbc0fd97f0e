using System.Diagnostics;
using System.Globalization;
using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace InstrumentHub.IntegrationTests.Contributions;

/// <summary>Two nodes of one site: what one publishes, the other finds.</summary>
public sealed class TwoNodesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(1), Most = TimeSpan.FromSeconds(30);

    /// <summary>Words that the catalogue does not have.</summary>
    private static readonly string[] Words = ["zonnebloemwandeling", "lantaarnronde", "kaasplankoverleg"];

    [Fact]
    public async Task A_newcomers_proposal_is_found_on_every_node_right_after_it_was_accepted()
    {
        await using var database = await TestDatabases.MigratedAsync();
        await using var one = await HubApp.StartAsync(database: database);
        await using var two = await HubApp.StartAsync(database: database);
        using var newcomer = await one.SignInAsync("Nina", trusted: false);
        using var moderator = await two.SignInAsync("Mo", PlatformRole.Moderator);
        var measured = new List<TimeSpan>();
        foreach (var (word, number) in Words.Select((w, i) => (w, i)))
        {
            await ProposeAsync(newcomer, word, number);
            var item = await two.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Where(i => i.ClosedAt == null).Select(i => i.Id).SingleAsync());

            using var accepted = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"));
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
            var since = Stopwatch.StartNew();
            await Task.WhenAll(UntilFoundAsync(one, word), UntilFoundAsync(two, word));
            measured.Add(since.Elapsed);
            Assert.Contains(word, await one.GetStringAsync($"/instrumenten/{word}-{number}"), StringComparison.OrdinalIgnoreCase);
        }

        output.WriteLine($"Found on both nodes after {string.Join(", ", measured.Select(m => $"{m.TotalMilliseconds:F0} ms"))}, on a machine with {Crowding():F1} times the work that it has cores for");
        // The first publishing also compiles the way there; the best of the rest tells what the code takes. On a crowded machine all takes longer.
        Assert.True(measured.Min() < Promised * Math.Max(1, Crowding()), $"{measured.Min()} until every node found it.");
    }

    /// <summary>How many wanted to run for each core that there is, over the last minute; 1 where the system does not tell.</summary>
    private static double Crowding() => File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) / Environment.ProcessorCount : 1;

    private static async Task ProposeAsync(Person person, string word, int number)
    {
        using var started = await person.SubmitAsync("/voorstellen", "form[action='/voorstellen']");
        using var sent = await person.SubmitAsync(started.Headers.Location!.ToString(), ".proposal",
            ("f.title.nl", $"{char.ToUpperInvariant(word[0])}{word[1..]} {number}"), ("f.purpose.nl", "Twee mensen leren elkaars werk kennen door samen te lopen."), ("f.situations.nl", "we kennen elkaars werk niet\nde vergadering is te formeel"),
            ("f.summary.nl", "Twee mensen lopen een half uur samen en stellen elkaar om de beurt vragen over hun werk."), ("f.kind", "gespreksvorm"), ("f.concepts", "vertrouwen\nreflectie"),
            ("f.body.what.nl", "Een gesprek al lopend, in tweetallen."), ("act", "submit"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private static async Task UntilFoundAsync(HubApp node, string word)
    {
        using var client = node.Client();
        for (var since = Stopwatch.StartNew(); since.Elapsed < Most;)
        {
            if ((await client.GetStringAsync(new Uri($"/api/v1/search?q={word}", UriKind.Relative))).Contains($"\"{word}-", StringComparison.Ordinal)) { return; }
            await Task.Delay(10);
        }
        Assert.Fail($"Not found within {Most}.");
    }
}
