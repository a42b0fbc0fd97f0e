using System.Net;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Accounts;

/// <summary>Whoever finds a browser open cannot take the account with it.</summary>
public sealed class RecentSignInTests
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(31);

    /// <summary>What is open to who is signed in, however long ago, and why it may be.</summary>
    private static readonly HashSet<string> Harmless =
    [
        // Takes nothing from anybody.
        "LeaveEverywhere",
        // Begun by somebody who had proven it, and ended from the new mailbox.
        "ConfirmAddress",
        // The proof itself.
        "WithPassword",
        // Names and texts, which change no way in.
        "Edit",
    ];

    [Fact]
    public async Task Every_act_on_ones_own_account_asks_for_it_or_is_harmless()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", ago: LongAgo);
        var token = (await ann.ReadAsync("/mijn/profiel")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var stamp = await StampAsync(app);
        List<string> asked = [];

        foreach (var (action, route) in OwnActs(app).Where(a => !Harmless.Contains(a.Action)))
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Email", "ann@example.org"), new("Password", "drie groene fietsen"), new("NewEmail", "dief@example.org")]);
            using var answer = await ann.Client.PostAsync(new Uri(route, UriKind.Relative), form);
            Assert.Equal((route, HttpStatusCode.Redirect), (route, answer.StatusCode));
            Assert.Matches("^(/inloggen/opnieuw|/en/sign-in/again)\\?terug=", answer.Headers.Location!.OriginalString);
            asked.Add(action);
        }

        string[] atLeast = ["Password", "Address", "Add", "Remove", "TurnOn", "TurnOff", "Recovery", "Link", "Leave", "CreationOptions"];
        Assert.Empty(atLeast.Except(asked));
        Assert.Equal(stamp, await StampAsync(app));
        Assert.Empty(await app.MailAsync("dief@example.org"));
        using var export = await ann.Client.GetAsync(new Uri("/mijn/gegevens.zip", UriKind.Relative));
        Assert.Equal("/inloggen/opnieuw?terug=%2Fmijn", export.Headers.Location?.OriginalString);
        Assert.Null((await ann.ReadAsync("/mijn/beveiliging")).QuerySelector("form[action$='/wachtwoord']"));
        Assert.Null((await ann.ReadAsync("/mijn/verwijderen")).QuerySelector("form.form"));
    }

    [Fact]
    public async Task The_password_proves_it_and_a_wrong_one_does_not()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await SignInLongAgoAsync(app, "ann");

        using var wrong = await ann.SubmitAsync("/inloggen/opnieuw?terug=%2Fmijn%2Fbeveiliging", "form[action$='/opnieuw']", ("Password", "twee rode fietsen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.NotNull((await ann.ReadAsync("/mijn/beveiliging")).QuerySelector("#wijzigen"));

        using var right = await ann.SubmitAsync("/inloggen/opnieuw?terug=%2Fmijn%2Fbeveiliging", "form[action$='/opnieuw']", ("Password", AccountSteps.Password));
        Assert.Equal("/mijn/beveiliging", right.Headers.Location?.OriginalString);
        Assert.NotNull((await ann.ReadAsync("/mijn/beveiliging")).QuerySelector("form[action$='/wachtwoord']"));
        // What renews a sign-in that stands must not forget it.
        using var changed = await ann.SubmitAsync("/mijn/beveiliging", "form[action$='/wachtwoord']", ("Current", AccountSteps.Password), ("Password", "vier gele fietsen"));
        Assert.NotNull((await ann.ReadAsync("/mijn/beveiliging")).QuerySelector("form[action$='/wachtwoord']"));
    }

    [Fact]
    public async Task A_link_by_mail_proves_it_too_and_leads_back()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", ago: LongAgo);

        using (await ann.SubmitAsync("/inloggen/opnieuw?terug=%2Fmijn%2Fverwijderen", "form[action$='/mail']")) { }
        using var back = await ann.SubmitAsync(await app.LinkToAsync("ann@example.org"), "form.form");

        Assert.Equal("/mijn/verwijderen", back.Headers.Location?.OriginalString);
        Assert.NotNull((await ann.ReadAsync("/mijn/verwijderen")).QuerySelector("form.form"));
    }

    [Fact]
    public async Task It_leads_to_no_other_site_and_is_for_who_is_signed_in()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await SignInLongAgoAsync(app, "ann");
        using var visitor = app.Visitor();

        using var away = await ann.SubmitAsync("/inloggen/opnieuw?terug=https%3A%2F%2Felders.example", "form[action$='/opnieuw']", ("Password", AccountSteps.Password));
        using var asked = await visitor.Client.GetAsync(new Uri("/inloggen/opnieuw", UriKind.Relative));

        Assert.Equal("/mijn", away.Headers.Location?.OriginalString);
        Assert.StartsWith("/inloggen?terug=", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_there_ends_as_it_does_at_the_door()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await SignInLongAgoAsync(app, "ann");
        for (var guess = 0; guess < AccountLimits.Tries; guess++)
        {
            using var wrong = await ann.SubmitAsync("/inloggen/opnieuw", "form[action$='/opnieuw']", ("Password", $"geraden woord {guess}"));
        }

        using var late = await ann.SubmitAsync("/inloggen/opnieuw", "form[action$='/opnieuw']", ("Password", AccountSteps.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    private static async Task<Person> SignInLongAgoAsync(HubApp app, string handle)
    {
        var account = await app.AddAccountAsync(handle);
        return await app.SignInAgainAsync(new(account.Id, handle, "", app.Client()), LongAgo);
    }

    private static Task<string?> StampAsync(HubApp app) => app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Where(a => a.Handle == "ann").Select(a => a.SecurityStamp).SingleAsync());

    /// <summary>What the controllers of one's own pages do, but for what anybody may ask of them.</summary>
    private static IEnumerable<(string Action, string Route)> OwnActs(HubApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let controller = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
        where controller is not null && controller.ControllerTypeInfo.IsAssignableTo(typeof(OwnPages)) && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST")
        where endpoint.Metadata.GetMetadata<AsksAttribute>()!.Act.Name == "accounts.manage-own"
        select (controller.ActionName, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));
}
