using System.Xml.Linq;
using InstrumentHub.Core;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.SafeText;
using InstrumentHub.Web.Infrastructure;
using Markdig;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace InstrumentHub.BrowserTests.SafeText;

/// <summary>The known attacks in a real browser, judged by what happens and not by what the HTML looks like.</summary>
public sealed class ExecutionTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>As many browser pages at once; the machine has about as many processors.</summary>
    private const int AtOnce = 2;

    /// <summary>Vectors on one page, as comments in a room are. Whatever is noticed there is looked for in each of them by itself.</summary>
    private const int OnAPage = 22;

    private HubApp _app = null!;
    private string _site = null!;

    public async Task InitializeAsync()
    {
        _app = await HubApp.StartAsync(kestrel: true, controllers: typeof(SpecimenController).Assembly);
        _site = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task On_a_page_of_the_site_nothing_runs_and_nothing_had_to_be_refused() =>
        Assert.Equal([], await TogetherAsync((trap, vectors) => trap.VisitAsync($"/specimen/{vectors[0].Number}?count={vectors.Count}")));

    [Fact]
    public async Task In_a_feed_reader_or_a_mail_program_nothing_runs_though_no_policy_helps()
    {
        using var client = new HttpClient { BaseAddress = new Uri(_site) };
        Assert.Equal([], await TogetherAsync(async (trap, vectors) => await trap.ShowAsync(
            $"<!doctype html><html><body><main>{string.Concat(await Task.WhenAll(vectors.Select(v => ElsewhereAsync(client, v))))}</main></body></html>")));
    }

    private static async Task<string> ElsewhereAsync(HttpClient client, Vector vector)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = XElement.Parse(await client.GetStringAsync($"/specimen/{vector.Number}/feed.atom"));
        var mail = SafeMarkdown.ToHtml(vector.Text, new TextOptions(Language.Dutch) { Absolute = path => "https://hub.example" + path });
        // Both lines of defence, and the second one alone.
        var bare = SafeMarkdown.Clean(vector.Text, new TextOptions(Language.Dutch));
        return $"<article>{entry.Element(atom + "content")!.Value}</article><table><tr><td>{mail}</td></tr></table><div>{bare}</div>";
    }

    /// <summary>The control: the same harness, the same vectors, and nothing in their way.</summary>
    [Fact]
    public async Task Without_the_sanitiser_the_harness_sees_them_run()
    {
        var open = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();
        var seen = await EachAsync(Vectors.All, async (trap, vector) =>
        {
            // Some are made for a page that shows HTML as it comes, others for Markdown that does not look at its links.
            var html = await trap.ShowAsync($"<!doctype html><html><body><main>{vector.Text}</main></body></html>");
            return html.Count > 0 ? html : await trap.ShowAsync($"<!doctype html><html><body><main>{Markdown.ToHtml(vector.Text, open)}</main></body></html>");
        });

        var ran = Vectors.All.Where(v => seen.Any(s => s.StartsWith($"{v.Number} trap: ran", StringComparison.Ordinal))).ToList();
        foreach (var family in Vectors.All.GroupBy(v => v.Family)) { output.WriteLine($"{ran.Count(v => v.Family == family.Key),3} of {family.Count(),3}  {family.Key}"); }
        output.WriteLine($"{ran.Count} of {Vectors.All.Count} ran; of the rest {seen.Select(s => s.Split(' ')[0]).Distinct().Count() - ran.Count} fetched something or left the page");
        // The others are for older browsers, or for pages that decode what they show.
        Assert.InRange(ran.Count, 300, int.MaxValue);
    }

    /// <summary>The control of the policy: a page of the site that shows raw HTML would be noticed, even where the policy saves it.</summary>
    [Fact]
    public async Task What_the_policy_refuses_is_seen_too()
    {
        await using var trap = await Trap.SetAsync(_site);
        foreach (var (text, note) in new[] { ("<img src=x onerror=alert(1)>", "refused script-src-attr"), ("<SCRIPT>alert(1)</SCRIPT>", "refused script-src-elem"), ("<base href=https://elders.example/>", "refused base-uri") })
        {
            var notes = await trap.VisitAsync($"/specimen/{Vectors.All.Single(v => v.Text == text).Number}/raw");

            Assert.Contains(notes, n => n.Contains(note, StringComparison.Ordinal));
            Assert.DoesNotContain(notes, n => n.Contains("trap: ran", StringComparison.Ordinal));
        }
    }

    /// <returns>Every note of pages with many vectors on them, with the number and the text of the vector before it.</returns>
    private async Task<IReadOnlyList<string>> TogetherAsync(Func<Trap, IReadOnlyList<Vector>, Task<IReadOnlyList<string>>> look)
    {
        List<Vector> suspect = [];
        await using (var trap = await Trap.SetAsync(_site))
        {
            foreach (var vectors in Vectors.All.Chunk(OnAPage))
            {
                if ((await look(trap, vectors)).Count > 0) { suspect.AddRange(vectors); }
            }
        }
        return await EachAsync(suspect, (trap, vector) => look(trap, [vector]));
    }

    /// <returns>Every note, with the number and the text of the vector before it.</returns>
    private async Task<IReadOnlyList<string>> EachAsync(IReadOnlyList<Vector> vectors, Func<Trap, Vector, Task<IReadOnlyList<string>>> look)
    {
        var found = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async part =>
        {
            List<string> notes = [];
            var trap = await Trap.SetAsync(_site);
            foreach (var vector in vectors.Where(v => v.Number % AtOnce == part))
            {
                var seen = await look(trap, vector);
                notes.AddRange(seen.Select(note => $"{vector.Number} {note} ← {vector.Text}"));
                if (seen.All(note => note.StartsWith("trap: ", StringComparison.Ordinal))) { continue; }

                // What did more than run, such as open a window or leave, may have changed the browser for good.
                await trap.DisposeAsync();
                trap = await Trap.SetAsync(_site);
            }
            await trap.DisposeAsync();
            return notes;
        }));
        return [.. found.SelectMany(notes => notes)];
    }
}
