using System.Net;
using InstrumentHub.Web.Features.Links;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Options;

namespace InstrumentHub.IntegrationTests.Links;

public sealed class LinkProbeTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.251")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:db8::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void An_address_inside_is_never_connected_to(string address)
    {
        Assert.False(LinkGuard.Allows(IPAddress.Parse(address), 80));
        Assert.False(LinkGuard.Allows(IPAddress.Parse(address), 443));
    }

    [Theory]
    [InlineData("192.0.1.1", 443, true)]
    [InlineData("172.32.0.1", 80, true)]
    [InlineData("2a02:2308::1", 443, true)]
    [InlineData("::ffff:9.9.9.9", 80, true)]
    [InlineData("9.9.9.9", 22, false)]
    [InlineData("9.9.9.9", 8080, false)]
    [InlineData("2a02:2308::1", 5432, false)]
    public void A_public_address_is_asked_on_the_ports_of_the_web_only(string address, int port, bool allowed) => Assert.Equal(allowed, LinkGuard.Allows(IPAddress.Parse(address), port));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task However_an_address_inside_is_written_it_is_refused(string url)
    {
        using var probe = Probe(new LinkGuard());

        Assert.Equal(new LinkFinding(LinkOutcome.TellsNothing, "not-public", Answered: true), await probe.AskAsync(url, CancellationToken.None));
    }

    [Theory]
    [InlineData(200, "Works", "")]
    [InlineData(204, "Works", "")]
    [InlineData(404, "Fails", "404")]
    [InlineData(410, "Fails", "410")]
    [InlineData(500, "Fails", "500")]
    [InlineData(403, "TellsNothing", "403")]
    [InlineData(429, "TellsNothing", "429")]
    [InlineData(304, "Fails", "304")]
    public async Task What_a_server_answers_is_told_apart(int status, string outcome, string reason)
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = Probe(server);
        server.Answer("a.example/pagina", status);

        var finding = await probe.AskAsync("http://a.example/pagina", CancellationToken.None);

        Assert.Equal((outcome, reason), (finding.Outcome.ToString(), finding.Reason));
    }

    [Fact]
    public async Task It_asks_with_its_name_by_HEAD_and_by_GET_only_where_HEAD_does_not_do()
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = Probe(server);
        server.Answer("a.example/", 200);
        server.Pages["b.example/"] = http => { http.Response.StatusCode = http.Request.Method == "HEAD" ? 405 : 200; return Task.CompletedTask; };

        await probe.AskAsync("http://a.example/", CancellationToken.None);
        Assert.Equal(LinkOutcome.Works, (await probe.AskAsync("http://b.example/", CancellationToken.None)).Outcome);

        Assert.Equal([("HEAD", "a.example/"), ("HEAD", "b.example/"), ("GET", "b.example/")], server.Asked.Select(a => (a.Method, a.Url)));
        Assert.All(server.Asked, a => Assert.Equal("InstrumentHub-LinkCheck/1.0 (+https://hub.example; beheer@hub.example)", a.Agent));
    }

    [Fact]
    public async Task Redirects_are_followed_by_hand_and_never_inside()
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = Probe(server);
        server.Redirect("a.example/oud", "/nieuw");
        server.Redirect("a.example/nieuw", "http://b.example/hier");
        server.Answer("b.example/hier", 200);
        server.Redirect("a.example/kring", "/kring");
        foreach (var (name, to) in new[] { ("mijn", "http://127.0.0.1/"), ("meta", "http://169.254.169.254/"), ("poort", $"http://b.example:{server.Address.Port}/hier"), ("bestand", "file:///etc/passwd"), ("wie", "http://u:p@b.example/") })
        {
            server.Redirect($"a.example/{name}", to);
        }

        Assert.Equal(LinkOutcome.Works, (await probe.AskAsync("http://a.example/oud", CancellationToken.None)).Outcome);
        Assert.Equal("too-many-redirects", (await probe.AskAsync("http://a.example/kring", CancellationToken.None)).Reason);
        foreach (var name in new[] { "meta", "mijn" }) { Assert.Equal("not-public", (await probe.AskAsync($"http://a.example/{name}", CancellationToken.None)).Reason); }
        foreach (var name in new[] { "poort", "bestand", "wie" }) { Assert.Equal("refused-redirect", (await probe.AskAsync($"http://a.example/{name}", CancellationToken.None)).Reason); }
    }

    [Fact]
    public async Task A_page_without_an_end_costs_its_first_line_only()
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = Probe(server);
        var left = new TaskCompletionSource();
        server.Pages["a.example/"] = async http =>
        {
            if (http.Request.Method == "HEAD") { http.Response.StatusCode = 405; return; }
            var block = new byte[64 * 1024];
            try { while (!http.RequestAborted.IsCancellationRequested) { await http.Response.Body.WriteAsync(block, http.RequestAborted); } }
            catch (OperationCanceledException) { }
            left.SetResult();
        };

        var finding = await probe.AskAsync("http://a.example/", CancellationToken.None);

        Assert.Equal(LinkOutcome.Works, finding.Outcome);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_keeps_us_waiting_or_sends_endless_headers_has_failed()
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = Probe(server, seconds: 1);
        server.Pages["traag.example/"] = http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        server.Pages["dik.example/"] = http => { for (var i = 0; i < 60; i++) { http.Response.Headers[$"x-{i}"] = new string('a', 1000); } return Task.CompletedTask; };

        Assert.Equal(new LinkFinding(LinkOutcome.Fails, "timeout", Answered: false), await probe.AskAsync("http://traag.example/", CancellationToken.None));
        Assert.Equal(LinkOutcome.Fails, (await probe.AskAsync("http://dik.example/", CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task Who_has_gone_is_not_there()
    {
        var server = await LinkServer.StartAsync();
        using var probe = Probe(server);
        await server.DisposeAsync();

        Assert.Equal(new LinkFinding(LinkOutcome.Fails, "no-connection", Answered: false), await probe.AskAsync("http://a.example/", CancellationToken.None));
    }

    private static readonly string[] Hosts = ["a", "b", "traag", "dik"];

    internal static LinkProbe Probe(LinkServer server, int seconds = 20) => Probe(new LinkGuard(Hosts.ToDictionary(n => $"{n}.example", _ => server.Address)), seconds);

    private static LinkProbe Probe(LinkGuard guard, int seconds = 20) =>
        new(guard, Options.Create(new LinkOptions { TimeoutSeconds = seconds }), Options.Create(new SiteOptions { PublicUrl = "https://hub.example", Contact = "beheer@hub.example" }));
}
