using System.Net;
using System.Text.RegularExpressions;
using InstrumentHub.Core.Mail;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Accounts;

/// <summary>What tests of accounts do again and again: register, read the mail, see who is signed in.</summary>
internal static partial class AccountSteps
{
    public const string Password = "drie groene fietsen";

    public static Task<HttpResponseMessage> RegisterAsync(this Person visitor, string name, string email, string password = Password) =>
        visitor.SubmitAsync("/registreren", "form.form", ("Name", name), ("Email", email), ("Password", password), ("Rules", "true"));

    public static Task<HttpResponseMessage> SignInAsync(this Person visitor, string email, string password = Password) =>
        visitor.SubmitAsync("/inloggen", "form.form", ("Email", email), ("Password", password));

    /// <summary>An account with a password and a confirmed address, without the pages for that.</summary>
    public static Task<Account> AddAccountAsync(this HubApp app, string handle, string? password = Password) => app.WithAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<Account>>();
        var account = new Account { Id = Guid.CreateVersion7(), Name = handle, Handle = handle, UserName = handle, Email = $"{handle}@example.org", EmailConfirmed = true, RegisteredAt = DateTimeOffset.UtcNow };
        Assert.True((password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password)).Succeeded);
        return account;
    });

    public static Task<List<OutgoingMail>> MailAsync(this HubApp app, string to) => app.WithAsync(services =>
        services.GetRequiredService<HubContext>().OutgoingMail.AsNoTracking().Where(m => m.To == to).OrderBy(m => m.CreatedAt).ToListAsync());

    /// <summary>The link of the last mail, relative.</summary>
    public static async Task<string> LinkToAsync(this HubApp app, string to)
    {
        var mail = (await app.MailAsync(to))[^1];
        return new Uri(Link().Match(mail.Text).Value).PathAndQuery;
    }

    public static async Task<bool> IsSignedInAsync(this Person person)
    {
        using var answer = await person.Client.GetAsync(new Uri("/mijn", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public static Task<int> ChangeAsync(this HubApp app, Func<HubContext, Task<int>> change) => app.WithAsync(services => change(services.GetRequiredService<HubContext>()));

    [GeneratedRegex(@"https?://\S+\?sleutel=\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
