using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Content;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>Somebody with an account, signed in, and the browser they use: cookies are kept and forms are sent as a page without scripts sends them.</summary>
internal sealed class Person(Guid id, string handle, string session, HttpClient client) : IDisposable
{
    public Guid Id => id;
    public string Handle => handle;

    /// <summary>The session cookie as <c>name=value</c>, for who opens a connection of another kind.</summary>
    public string Session => session;

    public HttpClient Client => client;

    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Fills in a form of a page and sends it, hidden fields included.</summary>
    /// <param name="form">A selector of the form.</param>
    /// <param name="fields">The fields that get another value than the page gave them.</param>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] fields) => await (await FillAsync(page, form, fields))();

    /// <summary>The same in two steps, for what is about the moment of sending.</summary>
    public async Task<Func<Task<HttpResponseMessage>>> FillAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var document = await ReadAsync(page);
        var element = Assert.IsAssignableFrom<IHtmlFormElement>(document.QuerySelector(form));
        var values = element.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null && (i.Type is not ("checkbox" or "radio") || i.IsChecked) && i.Type != "submit").Select(i => (Name: i.Name!, i.Value))
            .Concat(element.Elements.OfType<IHtmlTextAreaElement>().Where(t => t.Name is not null).Select(t => (Name: t.Name!, t.Value)))
            .Concat(element.Elements.OfType<IHtmlSelectElement>().Where(s => s.Name is not null && s.Value is not null).Select(s => (Name: s.Name!, Value: s.Value!)))
            .Where(v => fields.All(f => f.Name != v.Name)).Concat(fields).Select(v => KeyValuePair.Create(v.Name, v.Value)).ToList();
        return async () =>
        {
            using var content = new FormUrlEncodedContent(values);
            return await client.PostAsync(new Uri(element.GetAttribute("action") ?? page, UriKind.Relative), content);
        };
    }

    public void Dispose() => client.Dispose();
}

internal static partial class People
{
    /// <summary>Makes an account and signs it in, without the pages for that (they have tests of their own).</summary>
    /// <param name="ago">How long ago they signed in.</param>
    public static async Task<Person> SignInAsync(this HubApp app, string name, PlatformRole role = PlatformRole.Member, bool trusted = true, TimeSpan ago = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var handle = Slug.From(name);
        var account = new Account
        {
            Id = Guid.CreateVersion7(now), Name = name, Handle = handle, UserName = $"{handle}@example.org", Email = $"{handle}@example.org",
            EmailConfirmed = true, Role = role, RegisteredAt = now, TrustedAt = trusted ? now : null,
        };
        var made = await services.GetRequiredService<UserManager<Account>>().CreateAsync(account);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));

        var session = await SessionAsync(services, account, now, ago);
        var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress, new Cookies(session));
        return new(account.Id, handle, session, client);
    }

    /// <summary>Somebody without an account, with a browser that keeps cookies.</summary>
    public static Person Visitor(this HubApp app) => new(Guid.Empty, "", "", app.CreateDefaultClient(app.ClientOptions.BaseAddress, new Cookies("")));

    /// <summary>The same person, later: for tests that put the clock past the end of a sign-in.</summary>
    public static async Task<Person> SignInAgainAsync(this HubApp app, Person person, TimeSpan ago = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var account = (await services.GetRequiredService<UserManager<Account>>().FindByIdAsync(person.Id.ToString()))!;
        var session = await SessionAsync(services, account, services.GetRequiredService<TimeProvider>().GetUtcNow(), ago);
        return new(account.Id, account.Handle, session, app.CreateDefaultClient(app.ClientOptions.BaseAddress, new Cookies(session)));
    }

    private static async Task<string> SessionAsync(IServiceProvider services, Account account, DateTimeOffset now, TimeSpan ago = default)
    {
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var principal = await services.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        RecentSignIn.Note(ticket.Properties, now - ago);
        return $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Keeps cookies as a browser does, the session from the start.</summary>
    private sealed partial class Cookies(string session) : DelegatingHandler
    {
        private readonly CookieContainer _jar = new();

        [GeneratedRegex("path=[^;]*", RegexOptions.IgnoreCase, 1000)]
        private static partial Regex Path();

        /// <summary>The tests ask over a bare line what a proxy would ask for a browser on https.</summary>
        [GeneratedRegex("; secure", RegexOptions.IgnoreCase, 1000)]
        private static partial Regex Secure();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (session.Length > 0 && _jar.GetCookies(request.RequestUri!).Count == 0) { _jar.SetCookies(request.RequestUri!, session + "; path=/"); }
            if (_jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies) { request.Headers.Add("Cookie", cookies); }
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            {
                // The jar refuses a cookie for a path other than the one that was asked; browsers do not (RFC 6265).
                foreach (var one in set) { _jar.SetCookies(request.RequestUri!, Secure().Replace(Path().Replace(one, "path=/"), "")); }
            }
            return answer;
        }
    }
}
