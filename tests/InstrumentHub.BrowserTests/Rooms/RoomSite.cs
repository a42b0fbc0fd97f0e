using InstrumentHub.BrowserTests.Infrastructure;
using InstrumentHub.Core.Communities;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Rooms;

/// <summary>A site with rooms, and people who talk in them.</summary>
public sealed class RoomSite : IAsyncLifetime
{
    private static readonly string[] Names = ["Olga", "Ann", "Ben", "Cas"];
    private readonly Dictionary<string, Person> _people = [];
    private readonly Dictionary<string, Guid> _rooms = [];
    private HubApp _app = null!;

    public Uri Address { get; private set; } = null!;

    public string ConnectionString => _app.ConnectionString;

    public async Task InitializeAsync()
    {
        _app = await HubApp.StartAsync(kestrel: true, settings: new Dictionary<string, string> { ["Rooms:CommentsPerMinute"] = "1000" });
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        foreach (var name in Names) { _people[name] = await _app.SignInAsync(name); }
    }

    public Guid IdOf(string name) => _people[name].Id;

    /// <summary>A community of everybody, led by Olga, with an open room.</summary>
    public async Task<Guid> CommunityAsync(string slug)
    {
        var id = await _app.CommunityAsync(slug, CommunityVisibility.Private, _people["Olga"], [.. Names.Skip(1).Select(n => (_people[n], CommunityRole.Member))]);
        _rooms[slug] = await _app.RoomAsync(id);
        return id;
    }

    /// <summary>A community's room for those who take part in it without a screen; Olga leads.</summary>
    internal RoomTable Table(string slug) => new(_rooms[slug], _people);

    /// <summary>Somebody comes to a page and its room is live; <see langword="null"/> is a visitor without an account.</summary>
    /// <param name="url">Of another door to the site than its own.</param>
    public async Task<Visitor> EnterAsync(string? name, string path, Look? look = null, string? url = null)
    {
        var door = url ?? Address.ToString().TrimEnd('/');
        var visitor = await Visitor.ComeAsync(door, look ?? Look.Desktop);
        if (name is not null) { await visitor.TakeSessionAsync(door, _people[name].Session); }
        await visitor.GoAsync(path);
        if (name is not null && look is null or { Scripts: true, ScriptsFail: false }) { await visitor.LiveAsync(); }
        return visitor;
    }

    public async Task DisposeAsync()
    {
        foreach (var person in _people.Values) { person.Dispose(); }
        await _app.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class Talking : ICollectionFixture<RoomSite>
{
    public const string Name = "talking in a browser";
}

/// <summary>What people do in a room by way of the API.</summary>
internal sealed class RoomTable(Guid room, IReadOnlyDictionary<string, Person> people)
{
    private Guid _round;

    public Task SayAsync(string name, string body) => SendAsync(name, HttpMethod.Post, "comments", new { body });

    public async Task OpenRoundAsync()
    {
        await SendAsync("Olga", HttpMethod.Post, "rounds", new { });
        var state = await people["Olga"].Client.GetStringAsync(new Uri($"/api/v1/rooms/{room}", UriKind.Relative));
        _round = System.Text.Json.JsonElement.Parse(state).GetProperty("round").GetProperty("id").GetGuid();
    }

    public Task ScoreAsync(string name, int score) => SendAsync(name, HttpMethod.Put, $"rounds/{_round}/scores", new { helps = score, effort = score, safe = score });

    public Task RevealAsync() => SendAsync("Olga", HttpMethod.Post, $"rounds/{_round}/reveal");

    public Task SettleAsync(bool locked, int slowSeconds) => SendAsync("Olga", HttpMethod.Put, "settings", new { locked, slowSeconds });

    private async Task SendAsync(string name, HttpMethod method, string path, object? body = null)
    {
        using var answer = await people[name].Client.SendAsync(method, $"/api/v1/rooms/{room}/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>What people do on the page of a room.</summary>
internal static class RoomActs
{
    public static ILocator Composer(this Visitor visitor) => visitor.Page.Locator("#comments-nieuw");

    public static ILocator Comment(this Visitor visitor, string text) => visitor.Page.Locator(".comment:not(.comment--waiting)", new() { HasText = text });

    public static ILocator Waiting(this Visitor visitor) => visitor.Page.Locator(".comment--waiting");

    public static Task LiveAsync(this Visitor visitor) => Assertions.Expect(visitor.Page.Locator("[data-room-here]")).Not.ToBeEmptyAsync();

    public static async Task SayAsync(this Visitor visitor, string text)
    {
        await visitor.Composer().FillAsync(text);
        await visitor.Composer().PressAsync("Control+Enter");
    }

    public static async Task ScoreAsync(this Visitor visitor, string fold, int score, bool send = true)
    {
        var form = visitor.Page.Locator(fold);
        if (await form.GetAttributeAsync("open") is null) { await form.Locator("> summary").ClickAsync(); }
        foreach (var criterion in new[] { "Helps", "Effort", "Safe" }) { await form.Locator($"input[name={criterion}][value='{score}']").CheckAsync(); }
        if (send) { await visitor.SendScoresAsync(fold); }
    }

    public static Task SendScoresAsync(this Visitor visitor, string fold) => visitor.Page.Locator($"{fold} button[type=submit]").ClickAsync();

    /// <summary>What stands on the screen, in order.</summary>
    public static async Task<IReadOnlyList<string>> SaidAsync(this Visitor visitor) => [.. (await visitor.Page.Locator(".threads .comment__body").AllTextContentsAsync()).Select(t => t.Trim())];

    public static Task SeesAsync(this Visitor visitor, string text) => Assertions.Expect(visitor.Comment(text)).ToHaveCountAsync(1);
}
