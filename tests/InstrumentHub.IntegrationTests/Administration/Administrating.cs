using System.Net;
using AngleSharp.Html.Dom;
using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Administration;

/// <summary>What the tests of the administration have in common.</summary>
internal static class Administrating
{
    /// <summary>Sends a form of a page to where one of its buttons sends it.</summary>
    public static async Task<HttpResponseMessage> PressAsync(this Person person, string page, string address, params (string Name, string Value)[] fields)
    {
        var token = (await person.ReadAsync(page)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await person.Client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>Sends the whole form of a page to where another of its buttons sends it.</summary>
    public static async Task<HttpResponseMessage> SubmitToAsync(this Person person, string page, string address, params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement)(await person.ReadAsync(page)).QuerySelector(".admin-form")!;
        var values = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null).Select(i => (Name: i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(t => (Name: t.Name!, t.Value)))
            .Where(v => fields.All(f => f.Name != v.Name)).Concat(fields);
        using var content = new FormUrlEncodedContent(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        return await person.Client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    public static async Task DoneAsync(this Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public static async Task<string> RefusedAsync(this Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public static Task<List<AuditEntry>> LogAsync(this HubApp app) => app.WithAsync(services => services.GetRequiredService<HubContext>().AuditEntries.AsNoTracking().OrderBy(e => e.At).ToListAsync());

    public static Task<Account> AccountAsync(this HubApp app, Guid id) => app.WithAsync(services => services.GetRequiredService<HubContext>().Accounts.AsNoTracking().SingleAsync(a => a.Id == id));

    /// <summary>Waits for what comes by the doorbell.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo()) { await Task.Delay(20, patience.Token); }
    }
}
