using InstrumentHub.BrowserTests.Infrastructure;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Makers;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.BrowserTests.Contributing;

/// <summary>A site on which people improve the catalogue and moderators look after that.</summary>
public sealed class Workshop : IAsyncLifetime
{
    private readonly Dictionary<string, Person> _people = [];
    private string _url = null!;

    internal HubApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await HubApp.StartAsync(kestrel: true);
        _url = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        foreach (var name in new[] { "Ann", "Ben", "Kim", "Lou" }) { _people[name] = await App.SignInAsync(name); }
        foreach (var name in new[] { "Mo", "Max" }) { _people[name] = await App.SignInAsync(name, PlatformRole.Moderator); }
        _people["Ada"] = await App.SignInAsync("Ada", PlatformRole.Administrator);
        _people["Nina"] = await App.SignInAsync("Nina", trusted: false);
    }

    internal Person this[string name] => _people[name];

    public async Task<Visitor> ComeAsync(string name, Look look, string path)
    {
        var visitor = await Visitor.ComeAsync(_url, look);
        if (name.Length > 0) { await visitor.TakeSessionAsync(_url, _people[name].Session); }
        await visitor.GoAsync(path);
        return visitor;
    }

    /// <summary>Sends a change of one field in, by the form.</summary>
    internal async Task ProposeAsync(string name, string instrument, string field, string value)
    {
        using var started = await _people[name].SubmitAsync($"/voorstellen/start?target=instrument&key={instrument}", ".form");
        using var sent = await _people[name].SubmitAsync(LedTo(started), ".proposal", (field, value), ("reason", "Dit staat in de bron."), ("act", "submit"));
        LedTo(sent);
    }

    internal async Task ClaimAsync(string name, string instrument)
    {
        using var asked = await _people[name].SubmitAsync($"/instrumenten/{instrument}/maker", $"form[action='/instrumenten/{instrument}/maker']", ("Text", "Mijn naam staat op de omslag."));
        LedTo(asked);
    }

    internal async Task FlagAsync(string name, string thing, string reason)
    {
        using var sent = await _people[name].SubmitAsync($"/melden/{thing}", ".form", ("Reason", reason), ("Note", "Kijk hier eens naar."));
        LedTo(sent);
    }

    internal async Task CollectAsync(string name, string title)
    {
        using var made = await _people[name].SubmitAsync("/verzamelingen/nieuw?i=stand-up", ".collection-form", ("Name", title), ("Description", "Voor de eerste bijeenkomst."), ("IsPublic", "true"));
        LedTo(made);
    }

    /// <summary>Makes somebody a confirmed maker, without a moderator.</summary>
    internal Task<int> ConfirmAsync(string name, string instrument) => App.WithAsync(services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var claim = new MakerClaim(_people[name].Id, instrument, "Ja", DateTimeOffset.UtcNow);
        claim.Decide(confirmed: true, DateTimeOffset.UtcNow);
        hub.Add(claim);
        return hub.SaveChangesAsync();
    });

    /// <summary>Where a form that was taken led to; over a real line the client has gone there already.</summary>
    internal static string LedTo(HttpResponseMessage answer)
    {
        Assert.True((int)answer.StatusCode < 400, $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode}");
        return answer.Headers.Location?.ToString() ?? answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    internal Task<T> AskAsync<T>(Func<HubContext, Task<T>> question) => App.WithAsync(services => question(services.GetRequiredService<HubContext>()));

    public async Task DisposeAsync()
    {
        foreach (var person in _people.Values) { person.Dispose(); }
        await App.DisposeAsync();
    }
}
