using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Communities;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Communities;

/// <summary>For who is not its member a hidden community is nowhere: not by name, not in a count, not by an answer that differs and not by the work behind it.</summary>
public sealed partial class HiddenCommunityTests
{
    private const string Slug = "geheimzinnig-q7x2kd";

    /// <summary>What stands in it; a page that repeats the question that was asked holds none of these.</summary>
    private static readonly string[] Signs = [Slug, "Naam van geheimzinnig", "Geheimzinnige stap", "Geheimzinnig gesprek"];

    /// <summary>With something behind them that an address without it does not show.</summary>
    private static readonly string[] Questions =
    [
        "/communities?q=geheimzinnig", "/communities?region=achterhoek&sector=zorg-en-welzijn&phase=starten", "/instrumenten?q=geheimzinnig", "/api/v1/communities?q=geheimzinnig",
        "/api/v1/suggest?q=geheimzinnig", "/api/v1/search?q=geheimzinnig", "/instrumenten/partnerschapskaart", "/instrumenten/partnerschapskaart/gesprek", "/mensen/olga",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc", "/api/v1/openapi.json", "/health/ready", "/geheimzinnig",
    ];

    [Fact]
    public async Task Nothing_that_others_read_changes_when_one_starts()
    {
        await using var app = await HubApp.StartAsync();
        using var olga = await app.SignInAsync("Olga");
        using var outsider = await app.SignInAsync("Otto");
        using var moderator = await app.SignInAsync("Mieke", PlatformRole.Moderator);
        using var administrator = await app.SignInAsync("Adriaan", PlatformRole.Administrator);
        await app.StartCommunityAsync("zichtbaar", CommunityVisibility.Open, olga);
        await app.Services.GetRequiredService<CommunityListings>().LoadAsync(CancellationToken.None);
        using var visitor = app.Visitor();
        var addresses = Addresses(app).Concat(Questions).ToList();
        Assert.InRange(addresses.Count, 80, 1_000);
        Dictionary<string, Person> people = new() { ["visitor"] = visitor, ["outsider"] = outsider, ["moderator"] = moderator, ["administrator"] = administrator };
        var before = await ReadAllAsync(people, addresses);

        await MakeLifeAsync(app, olga, outsider);

        var after = await ReadAllAsync(people, addresses);
        Assert.Equal([], after.Where(a => Signs.Any(s => a.Value.Contains(s, StringComparison.OrdinalIgnoreCase))).Select(a => a.Key));
        // Moderators see numbers of the whole site; others see no number move.
        Assert.Equal("", string.Join('\n', after.Where(a => a.Key.Who is "visitor" or "outsider" && before[a.Key] != a.Value).Select(a => $"{a.Key} {Difference(before[a.Key], a.Value)}")));
        Assert.Contains(Slug, await olga.Client.GetStringAsync(new Uri("/communities", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/communities/{0}")]
    [InlineData("GET", "/communities/{0}/logboek")]
    [InlineData("GET", "/communities/{0}/logboek.atom")]
    [InlineData("GET", "/communities/{0}/leden")]
    [InlineData("GET", "/communities/{0}/kamers/partnerschapskaart")]
    [InlineData("GET", "/api/v1/communities/{0}")]
    [InlineData("POST", "/communities/{0}/aanvragen")]
    [InlineData("POST", "/communities/{0}/leden/vertrekken")]
    public async Task It_costs_the_same_work_as_a_name_that_nobody_used(string method, string path)
    {
        await using var app = await HubApp.StartAsync();
        using var olga = await app.SignInAsync("Olga");
        using var outsider = await app.SignInAsync("Otto");
        await MakeLifeAsync(app, olga, outsider: null);
        var token = (await outsider.ReadAsync("/communities/nieuw")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await AskAsync(app, outsider, method, string.Format(null, path, "warm-worden"), token);
        // Work in the background asks too, now and then: it is as it should be as soon as the two are alike once.
        List<string> there = [], never = [];
        for (var attempt = 0; attempt < 10; attempt++)
        {
            there = await AskAsync(app, outsider, method, string.Format(null, path, Slug), token);
            never = await AskAsync(app, outsider, method, string.Format(null, path, "nooit-geweest-q7"), token);
            if (there.SequenceEqual(never)) { break; }
        }

        Assert.NotEmpty(never);
        Assert.Equal(never, there);
    }

    [Fact]
    public async Task Who_asked_to_join_before_it_hid_itself_hears_no_name_in_the_answer()
    {
        await using var app = await HubApp.StartAsync();
        using var olga = await app.SignInAsync("Olga");
        using var otto = await app.SignInAsync("Otto");
        await app.StartCommunityAsync("geheimzinnig", CommunityVisibility.Private, olga);
        using (await otto.SubmitAsync("/communities/geheimzinnig", "#meedoen-formulier", ("message", "Mag ik?"))) { }
        using var hidden = await olga.SubmitAsync("/communities/geheimzinnig/bewerken", "#community", ("Visibility", "Hidden"));
        using (await olga.SubmitAsync($"{hidden.Headers.Location}/leden", $"form[action$='{otto.Id}']", ("welcome", "false"))) { }

        var told = await app.WithAsync(s => s.GetRequiredService<HubContext>().Notices.Where(n => n.AccountId == otto.Id).Select(n => n.TextNl + n.UrlNl).ToListAsync());

        Assert.Equal(["Een community heeft je vraag om mee te doen afgewezen./communities"], told);
        using var zip = new System.IO.Compression.ZipArchive(await otto.Client.GetStreamAsync(new Uri("/mijn/gegevens.zip", UriKind.Relative)));
        using var reader = new StreamReader(zip.GetEntry("data.json")!.Open());
        Assert.DoesNotContain("geheimzinnig", await reader.ReadToEndAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private static string Difference(string before, string after)
    {
        var (first, other) = before.Split('\n').Zip(after.Split('\n')).FirstOrDefault(l => l.First != l.Second);
        return $"{first?.Trim()} → {other?.Trim()}";
    }

    /// <summary>A hidden community with all that one can have in it.</summary>
    private static async Task MakeLifeAsync(HubApp app, Person owner, Person? outsider)
    {
        var hidden = await app.StartCommunityAsync(Slug, CommunityVisibility.Hidden, owner);
        foreach (var visibility in Enum.GetValues<Visibility>()) { await app.WriteStepAsync(hidden, owner, visibility, "Geheimzinnige stap"); }
        await app.ChangeAsync(async hub =>
        {
            hub.Add(Invitation.Make(hidden, owner.Id, DateTimeOffset.UtcNow, 7, 5).Invitation);
            return await hub.SaveChangesAsync();
        });
        var token = (await owner.ReadAsync("/communities/nieuw")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using (await owner.Client.PostAsync(new Uri($"/kamers/{Slug}/partnerschapskaart", UriKind.Relative), form)) { }
        var mention = outsider is null ? "" : $" @{outsider.Handle}";
        using (await owner.SubmitAsync($"/communities/{Slug}/kamers/partnerschapskaart", "form[action$='/comments']", ("Body", $"Geheimzinnig gesprek{mention}"))) { }
        await app.Services.GetRequiredService<CommunityListings>().LoadAsync(CancellationToken.None);
    }

    /// <summary>Every address that needs nothing filled in.</summary>
    private static IEnumerable<string> Addresses(HubApp app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true))
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => !r.Contains('{', StringComparison.Ordinal) && !r.EndsWith(".zip", StringComparison.Ordinal) && !r.EndsWith(".png", StringComparison.Ordinal)).Distinct();

    private static async Task<Dictionary<(string Who, string Address), string>> ReadAllAsync(Dictionary<string, Person> people, List<string> addresses)
    {
        Dictionary<(string, string), string> all = [];
        foreach (var (name, person) in people)
        {
            foreach (var address in addresses)
            {
                using var answer = await person.Client.GetAsync(new Uri(address, UriKind.Relative));
                all[(name, address)] = $"{(int)answer.StatusCode} {Differing().Replace(await answer.Content.ReadAsStringAsync(), "")}";
            }
        }
        return all;
    }

    private static async Task<List<string>> AskAsync(HubApp app, Person who, string method, string path, string token)
    {
        using var questions = new Questioned(app.Database.ConnectionString);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method == "POST") { request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]); }
        using var answer = await who.Client.SendAsync(request);
        return [.. questions.Asked];
    }

    [GeneratedRegex("name=\"CommandId\" value=\"[^\"]*\"|nonce=\"[^\"]*\"|name=\"__RequestVerificationToken\"[^>]*|value=\"CfDJ[^\"]*\"|\"traceId\":\"[^\"]*\"|<(responseDate|updated)>[^<]*<|#c-00000000-0000-0000-0000-000000000000\"><time [^<]*<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Differing();

    /// <summary>What the site asks of its database, from now until it is let go.</summary>
    private sealed class Questioned : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _database;
        private readonly IDisposable _all;
        private IDisposable? _one;

        public Questioned(string connectionString)
        {
            _database = (string)new DbConnectionStringBuilder { ConnectionString = connectionString }["Database"];
            _all = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public ConcurrentQueue<string> Asked { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) { _one = value.Subscribe(this); }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData { Command: { } command } && command.Connection?.Database == _database) { Asked.Enqueue(command.CommandText); }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            _one?.Dispose();
            _all.Dispose();
        }
    }
}
