using System.Net;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Spam;

/// <summary>Forms that anybody may send: what a program fills in is held back, and keeps what was typed.</summary>
public sealed class PublicFormTests
{
    [Fact]
    public async Task A_flag_and_an_account_that_a_program_fills_in_come_back_with_what_was_typed()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();

        using var flag = await visitor.SubmitAsync("/melden/instrument/stand-up", ".form", ("Reason", "Spam"), ("Note", "Wat ik typte"), ("Email", "iemand@example.org"), ("homepage", "https://spam.example"));
        using var account = await visitor.SubmitAsync("/registreren", "form[action='/registreren']", ("Name", "Robbie Robot"), ("Email", "robbie@example.org"), ("Rules", "true"), ("homepage", "https://spam.example"));

        foreach (var (answer, typed) in new[] { (flag, "Wat ik typte"), (account, "Robbie Robot") })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(typed, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal((0, 0), await app.WithAsync(async s => (await s.GetRequiredService<HubContext>().Flags.CountAsync(), await s.GetRequiredService<HubContext>().Accounts.CountAsync())));
    }

    [Fact]
    public async Task Who_is_new_meets_the_trap_on_communities_and_collections_and_who_is_trusted_does_not()
    {
        await using var app = await HubApp.StartAsync();
        using var nia = await app.SignInAsync("Nia", trusted: false);
        using var tess = await app.SignInAsync("Tess");

        foreach (var (who, expected) in new[] { (nia, HttpStatusCode.UnprocessableEntity), (tess, HttpStatusCode.Redirect) })
        {
            using var community = await who.SubmitAsync("/communities/nieuw", "#community", ("Name", $"Kring van {who.Handle}"), ("Challenge", "Hoe dan?"), ("homepage", "x"));
            using var collection = await who.SubmitAsync("/verzamelingen/nieuw", "main form.form", ("Name", $"Lijst van {who.Handle}"), ("homepage", "x"));
            Assert.Equal((expected, expected), (community.StatusCode, collection.StatusCode));
        }
    }
}
