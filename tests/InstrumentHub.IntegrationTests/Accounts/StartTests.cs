using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Examples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Accounts;

/// <summary>The first administrator, and the people of the example.</summary>
public sealed class StartTests
{
    private static readonly Dictionary<string, string> Production = new() { ["environment"] = "Production" };

    [Fact]
    public async Task The_first_account_made_with_the_key_becomes_administrator_and_the_second_does_not()
    {
        await using var app = await HubApp.StartAsync(settings: Production);
        var link = await KeyAsync(app);
        using var first = app.Visitor();
        using var second = app.Visitor();

        using var made = await first.SubmitAsync(link, "form.form", ("Name", "Beheer"), ("Email", "beheer@example.org"), ("Password", AccountSteps.Password), ("Rules", "true"));
        using var late = await second.SubmitAsync(link, "form.form", ("Name", "Laat"), ("Email", "laat@example.org"), ("Rules", "true"));

        Assert.True(await first.IsSignedInAsync());
        Assert.False(await second.IsSignedInAsync());
        var roles = await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.ToDictionaryAsync(a => a.Name, a => a.Role));
        Assert.Equal((PlatformRole.Administrator, PlatformRole.Member), (roles["Beheer"], roles["Laat"]));
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().OneTimeKeys.CountAsync(k => k.Purpose == OneTimePurpose.FirstAdministrator)));

        // Without a mail server the administrator passes links on by hand.
        Assert.Contains("laat@example.org", (await first.ReadAsync("/beheer/mail")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("sleutel=", (await first.ReadAsync("/beheer/mail")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("geraden")]
    public async Task A_key_that_was_guessed_makes_nobody_administrator(string key)
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();

        using var answer = await visitor.SubmitAsync($"/registreren?sleutel={key}", "form.form", ("Name", "Raadt"), ("Email", "raadt@example.org"), ("Rules", "true"));

        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(PlatformRole.Member, await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Select(a => a.Role).SingleAsync()));
    }

    [Fact]
    public async Task The_database_knows_keys_by_their_hash_alone()
    {
        await using var app = await HubApp.StartAsync();
        var secret = (await KeyAsync(app)).Split('=')[1];

        var stored = await app.WithAsync(s => s.GetRequiredService<HubContext>().OneTimeKeys.Select(k => k.Hash).ToListAsync());

        Assert.NotEmpty(stored);
        Assert.DoesNotContain(secret, stored);
    }

    [Fact]
    public async Task In_development_one_becomes_an_example_by_one_press()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["environment"] = "Development", [ExamplePeople.SeedKey] = "true" });
        using var visitor = app.Visitor();

        using var entered = await visitor.SubmitAsync("/dev/inloggen", "main form");

        Assert.True(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Outside_development_there_are_no_examples_and_no_pages_for_them()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string>(Production) { [ExamplePeople.SeedKey] = "true" });
        using var admin = await app.SignInAsync("Beheer", PlatformRole.Administrator);

        foreach (var path in new[] { "/dev/inloggen", "/dev/mail" })
        {
            using var answer = await admin.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal(1, await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.CountAsync()));
    }

    [Fact]
    public async Task A_real_site_refuses_to_start_over_examples()
    {
        await using var database = await PostgresFixture.CreateAsync(HubApp.MigrateAsync);
        await using (await HubApp.StartAsync(settings: new Dictionary<string, string> { [ExamplePeople.SeedKey] = "true" }, database: database)) { }

        var error = await Record.ExceptionAsync(() => HubApp.StartAsync(settings: Production, database: database));

        Assert.Contains(nameof(ExamplesInUseException), error?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_over_an_empty_database_logs_no_error()
    {
        await using var database = await PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");
        await using var app = await HubApp.StartAsync(settings: Production, database: database);

        using var visitor = app.Visitor();
        Assert.NotNull((await visitor.ReadAsync("/inloggen")).QuerySelector("form.form"));
        Assert.Equal([], app.Errors.Lines);
    }

    private static Task<string> KeyAsync(HubApp app) => app.WithAsync(async services =>
    {
        var secret = services.GetRequiredService<AccountKeys>().Add(OneTimePurpose.FirstAdministrator, account: null);
        await services.GetRequiredService<HubContext>().SaveChangesAsync();
        return $"/registreren?sleutel={secret}";
    });
}
