using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using InstrumentHub.Web.Features.Administration;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Administration;

public sealed class MaintenanceTests
{
    private const string Page = "/beheer/onderhoud", RoomPage = "/instrumenten/stand-up/gesprek";

    [Fact]
    public async Task Nothing_is_written_on_any_node_and_nothing_typed_is_lost_while_reading_goes_on()
    {
        await using var one = await HubApp.StartAsync();
        await using var other = await HubApp.StartAsync(database: one.Database);
        using var ada = await one.SignInAsync("Ada", PlatformRole.Administrator);
        using var ben = await other.SignInAsync("Ben");
        var room = await one.PublicRoomAsync();
        await using var line = await other.EnterAsync(ben, room);
        await ben.ReadAsync(RoomPage);

        await ada.SubmitAsync(Page, ".admin-form", ("Nl", "We zetten de database over."), ("En", "We are moving the database."), ("Reason", "Nieuwe server")).DoneAsync();

        // Who is in a room hears it; by then the other node knows.
        Assert.Equal("We zetten de database over.", (await line.NextAsync("Maintenance")).GetProperty("nl").GetString());
        using (var sent = await ben.SubmitAsync(RoomPage, "form[data-act=comments][data-about='']", ("Body", "Hier heb ik lang over nagedacht.")))
        {
            var page = await sent.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, sent.StatusCode);
            Assert.Equal("120", Assert.Single(sent.Headers.GetValues("Retry-After")));
            Assert.Contains("<blockquote class=\"typed\">Hier heb ik lang over nagedacht.</blockquote>", page, StringComparison.Ordinal);
            Assert.Contains("We zetten de database over.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
        using (var sent = await ben.Client.SendAsync(HttpMethod.Post, $"/api/v1/rooms/{room}/comments?lang=en", new { body = "By a program" }))
        {
            var problem = await sent.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (sent.StatusCode, sent.Content.Headers.ContentType!.MediaType));
            Assert.Equal(("maintenance", "We are moving the database."), (problem.GetProperty("title").GetString(), problem.GetProperty("detail").GetString()));
            Assert.NotNull(sent.Headers.RetryAfter);
        }
        Assert.Equal("unavailable", await RoomsSetting.RefusedAsync(() => line.PostAsync(room, "Over de lijn")));
        await line.InvokeAsync("MarkRead", room, 0);

        Assert.Contains("We zetten de database over.", (await ben.ReadAsync("/instrumenten/stand-up")).QuerySelector("[data-maintenance]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("We are moving the database.", await other.GetStringAsync("/en/instruments/stand-up"), StringComparison.Ordinal);
        Assert.Equal(0, await one.WithAsync(s => s.GetRequiredService<HubContext>().Comments.CountAsync()));
    }

    [Fact]
    public async Task What_was_sent_meanwhile_is_sent_again_from_the_page_that_refused_it()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var ben = await app.SignInAsync("Ben");
        await app.PublicRoomAsync();
        await ben.ReadAsync(RoomPage);
        await StartAsync(ada);
        using var refused = await ben.SubmitAsync(RoomPage, "form[data-act=comments][data-about='']", ("Body", "Hier heb ik lang over nagedacht."));
        var page = await new HtmlParser().ParseDocumentAsync(await refused.Content.ReadAsStringAsync());
        await ada.PressAsync(Page, $"{Page}/uit").DoneAsync();

        var form = page.QuerySelector("main form.form")!;
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)));
        await ben.Client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content).DoneAsync();

        Assert.Equal("Hier heb ik lang over nagedacht.", await app.WithAsync(s => s.GetRequiredService<HubContext>().Comments.Select(c => c.Body).SingleAsync()));
    }

    [Fact]
    public async Task Only_administrators_sign_in_meanwhile_and_no_password_comes_back_in_a_page()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        await app.AddAccountAsync("eva");
        await app.AddAccountAsync("ivo");
        await app.ChangeAsync(hub => hub.Accounts.Where(a => a.Handle == "eva").ExecuteUpdateAsync(s => s.SetProperty(a => a.Role, PlatformRole.Administrator)));
        await StartAsync(ada);
        using var eva = app.Visitor();
        using var ivo = app.Visitor();

        using (var refused = await ivo.SignInAsync("ivo@example.org"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.DoesNotContain(AccountSteps.Password, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        await eva.SignInAsync("eva@example.org").DoneAsync();

        Assert.False(await ivo.IsSignedInAsync());
        await eva.PressAsync(Page, $"{Page}/uit").DoneAsync();
        await ivo.SignInAsync("ivo@example.org").DoneAsync();
    }

    [Fact]
    public async Task It_ends_by_itself_at_the_hour_that_was_given()
    {
        var clock = new Clock();
        await using var app = await HubApp.StartAsync(time: clock);
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        var inAnHour = TimeZoneInfo.ConvertTime(clock.Now.AddHours(1), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("Kies een moment", await ada.SubmitAsync(Page, ".admin-form", ("Until", "2020-01-01T12:00"), ("Reason", "Proef")).RefusedAsync(), StringComparison.Ordinal);
        await ada.SubmitAsync(Page, ".admin-form", ("Until", inAnHour), ("Reason", "Proef")).DoneAsync();
        using (var refused = await ada.Client.PostAsync(new Uri("/voorstellen", UriKind.Relative), null)) { Assert.InRange((int)refused.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 58, 60); }

        clock.Now += TimeSpan.FromMinutes(61);

        Assert.Null((await ada.ReadAsync("/instrumenten")).QuerySelector("[data-maintenance]"));
        using var through = await ada.Client.PostAsync(new Uri("/voorstellen", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.BadRequest, through.StatusCode);
    }

    [Fact]
    public async Task The_command_line_and_the_configuration_switch_it_too()
    {
        await using var app = await HubApp.StartAsync();
        Assert.Equal(0, await MaintenanceCommands.RunAsync(["maintenance", "on", "Even geduld"], app.Services, TextWriter.Null, TextWriter.Null));
        Assert.Contains("Even geduld", await app.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(0, await MaintenanceCommands.RunAsync(["maintenance", "off"], app.Services, TextWriter.Null, TextWriter.Null));
        Assert.DoesNotContain("Even geduld", await app.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(2, await MaintenanceCommands.RunAsync(["maintenance", "perhaps"], app.Services, TextWriter.Null, TextWriter.Null));
        Assert.All(await app.LogAsync(), e => Assert.Null(e.ActorId));

        await using var configured = await HubApp.StartAsync(database: app.Database, settings: new Dictionary<string, string> { ["Maintenance:On"] = "true", ["Maintenance:Message"] = "Vast aan" });
        using var ada = await configured.SignInAsync("Ada", PlatformRole.Administrator);
        Assert.Null((await ada.ReadAsync(Page)).QuerySelector("main form"));
        Assert.True(configured.Services.GetRequiredService<SiteSettings>().IsMaintainedByConfiguration);
        Assert.Contains("Vast aan", await configured.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static Task StartAsync(Person person) => person.SubmitAsync(Page, ".admin-form", ("Reason", "Proef")).DoneAsync();

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
