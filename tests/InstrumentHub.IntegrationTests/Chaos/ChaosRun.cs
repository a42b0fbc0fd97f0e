using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using InstrumentHub.Data.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstrumentHub.Nodes;

/// <summary>How long and how hard.</summary>
internal sealed record ChaosPlan(int Seed, int Nodes, int Clients, TimeSpan Time, TimeSpan Pace, TimeSpan KillEvery, bool CrashDatabase);

/// <summary>What came of it.</summary>
internal sealed record ChaosReport(ChaosPlan Plan, int Acknowledged, int Kills, int DatabaseCrashes, int Reconnects, TimeSpan LongestWait, IReadOnlyList<string> Faults)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"seed {Plan.Seed}: {Plan.Nodes} nodes, {Plan.Clients} clients, {Plan.Time.TotalSeconds:N0} s; {Acknowledged} comments acknowledged, {Kills} nodes killed, "
        + $"{DatabaseCrashes} database crashes, {Reconnects} reconnects, longest wait for an answer {LongestWait.TotalSeconds:N1} s; {Faults.Count} faults");
}

/// <summary>
/// Clients post while nodes are killed with <c>kill -9</c> and started again, and the database crashes once. In the end every acknowledged comment is there
/// exactly once, and all clients have heard the same, in order, without a gap or a double. The seed decides who dies when; the machine decides the rest.
/// </summary>
internal static class ChaosRun
{
    public static async Task<ChaosReport> RunAsync(string root, ChaosPlan plan, Action<string> tell, CancellationToken cancel = default)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"hub-chaos-{Guid.NewGuid():N}"[..24]);
        // It must survive a crash as a real one does; fsync stays on.
        EmbeddedPostgresOptions options = new() { Directory = directory, Temporary = true };
        await using var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, cancel);
        var connection = server.ConnectionString + ";Timeout=5;Command Timeout=10";
        List<NodeProcess> nodes = [.. Enumerable.Range(0, plan.Nodes).Select(_ => new NodeProcess(root, connection, NodeProcess.FreePort(), new Dictionary<string, string>()))];
        try
        {
            foreach (var node in nodes) { await node.StartAsync(cancel); }
            return await RunAsync(plan, server, options, nodes, tell, cancel);
        }
        finally
        {
            foreach (var node in nodes) { await node.DisposeAsync(); }
        }
    }

    private static async Task<ChaosReport> RunAsync(ChaosPlan plan, EmbeddedPostgres server, EmbeddedPostgresOptions options, List<NodeProcess> nodes, Action<string> tell, CancellationToken cancel)
    {
        Random random = new(plan.Seed);
        using HttpClient http = new() { Timeout = TimeSpan.FromMinutes(1) };
        var crowd = (await http.GetFromJsonAsync<JsonElement>(new Uri(nodes[0].Address, $"/bench/crowd?rooms=1&people={plan.Clients}"), cancel))[0];
        var room = crowd.GetProperty("room").GetGuid();
        List<string> sessions = [.. crowd.GetProperty("sessions").EnumerateArray().Select(s => s.GetString()!)];
        List<Uri> addresses = [.. nodes.Select(n => n.Address)];
        List<ChaosClient> clients = [.. sessions.Select((s, i) => new ChaosClient(i, s, room, addresses, new Random(plan.Seed + i + 1)))];

        using CancellationTokenSource stop = new(), giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        long? end = null;
        var running = clients.Select(c => Task.Run(() => c.RunAsync(plan.Pace, () => end, stop.Token, giveUp.Token), CancellationToken.None)).ToList();
        var (kills, crashes) = await DestroyAsync(plan, random, server, options, nodes, tell, cancel);
        await stop.CancelAsync();

        List<string> faults = [];
        // Every act that was begun is still sent until it is answered; only then is it known where everybody must end.
        giveUp.CancelAfter(TimeSpan.FromSeconds(60));
        while (!clients.All(c => c.IsSettled) && !giveUp.IsCancellationRequested) { await Task.Delay(50, CancellationToken.None); }
        end = await EndAsync(http, nodes[0].Address, room, sessions[0], cancel);
        await Task.WhenAll(running);
        var log = await LogAsync(http, nodes[0].Address, room, sessions[0], cancel);
        Compare(log, clients, faults);
        return new(plan, clients.Sum(c => c.Acknowledged.Count), kills, crashes, clients.Sum(c => c.Reconnects), clients.Max(c => c.LongestWait), [.. faults, .. clients.SelectMany(c => c.Faults)]);
    }

    private static async Task<(int Kills, int Crashes)> DestroyAsync(
        ChaosPlan plan, Random random, EmbeddedPostgres server, EmbeddedPostgresOptions options, List<NodeProcess> nodes, Action<string> tell, CancellationToken cancel)
    {
        var (clock, kills, crashes) = (Stopwatch.StartNew(), 0, 0);
        var crashAt = plan.CrashDatabase ? plan.Time * (0.3 + (0.4 * random.NextDouble())) : TimeSpan.MaxValue;
        while (clock.Elapsed < plan.Time)
        {
            await Task.Delay(plan.KillEvery * (0.5 + random.NextDouble()), cancel);
            if (crashes == 0 && clock.Elapsed > crashAt) { await CrashNowAsync(); }
            else if (clock.Elapsed < plan.Time)
            {
                var node = nodes[random.Next(nodes.Count)];
                tell($"{clock.Elapsed.TotalSeconds,5:N1} s: {node.Address.Port} is killed");
                await node.KillAsync();
                kills++;
                await Task.Delay(random.Next(100, 1500), cancel);
                await node.StartAsync(cancel);
            }
        }
        // A node that took its time to start may have used up all of it.
        if (plan.CrashDatabase && crashes == 0) { await CrashNowAsync(); }
        return (kills, crashes);

        async Task CrashNowAsync()
        {
            tell($"{clock.Elapsed.TotalSeconds,5:N1} s: the database crashes");
            await CrashAsync(server, options, random, cancel);
            crashes++;
        }
    }

    /// <summary>SIGQUIT is PostgreSQL's immediate shutdown: nothing is written down, and the next start recovers from the log.</summary>
    private static async Task CrashAsync(EmbeddedPostgres server, EmbeddedPostgresOptions options, Random random, CancellationToken cancel)
    {
        var file = Directory.EnumerateFiles(server.Directory, "postmaster.pid", SearchOption.AllDirectories).Single();
        var pid = File.ReadLines(file).First();
        using (var kill = Process.Start("kill", ["-QUIT", pid])) { await kill.WaitForExitAsync(cancel); }
        while (Directory.Exists($"/proc/{pid}")) { await Task.Delay(20, cancel); }
        await Task.Delay(random.Next(100, 1500), cancel);
        // The next to want the cluster starts it again; the lock of the first keeps it.
        await using var again = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, cancel);
    }

    private static async Task<long> EndAsync(HttpClient http, Uri node, Guid room, string session, CancellationToken cancel) =>
        (await GetAsync(http, new Uri(node, $"/api/v1/rooms/{room}"), session, cancel)).GetProperty("room").GetProperty("seq").GetInt64();

    private static async Task<List<(long Seq, string Body)>> LogAsync(HttpClient http, Uri node, Guid room, string session, CancellationToken cancel)
    {
        List<(long, string)> log = [];
        while (true)
        {
            var page = await GetAsync(http, new Uri(node, $"/api/v1/rooms/{room}/events?after={log.Count}"), session, cancel);
            if (page.GetArrayLength() == 0) { return log; }
            log.AddRange(page.EnumerateArray().Select(e => (e.GetProperty("seq").GetInt64(), e.GetProperty("data").GetProperty("comment").GetProperty("body").GetString()!)));
        }
    }

    private static async Task<JsonElement> GetAsync(HttpClient http, Uri address, string session, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Cookie", session);
            try
            {
                using var answer = await http.SendAsync(request, cancel);
                if (answer.IsSuccessStatusCode || attempt == 50) { return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancel); }
            }
            catch (HttpRequestException) when (attempt < 50)
            {
                // Just after a crash a pooled connection may still be broken.
            }
            await Task.Delay(200, cancel);
        }
    }

    private static void Compare(List<(long Seq, string Body)> log, List<ChaosClient> clients, List<string> faults)
    {
        for (var n = 0; n < log.Count; n++)
        {
            if (log[n].Seq != n + 1) { faults.Add($"the log has {log[n].Seq} at place {n + 1}"); }
        }
        faults.AddRange(log.CountBy(l => l.Body).Where(b => b.Value > 1).Select(b => $"{b.Key} is there {b.Value} times"));
        foreach (var client in clients)
        {
            foreach (var (body, seq) in client.Acknowledged.Values)
            {
                if (seq < 1 || seq > log.Count || log[(int)seq - 1].Body != body) { faults.Add($"client {client.Number} was told that {body} is {seq}, and it is not"); }
            }
            if (!client.Heard.SequenceEqual(log)) { faults.Add($"client {client.Number} heard {client.Heard.Count} and ends at {client.Last}; there are {log.Count}"); }
        }
    }
}
