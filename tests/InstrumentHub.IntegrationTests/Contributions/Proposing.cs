using System.Net;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

/// <summary>The short way to a proposal, and to one that a moderator took over.</summary>
internal static class Proposing
{
    public const string Slug = "partnerschapskaart";

    /// <returns>The address of the proposal that was sent in.</returns>
    public static async Task<string> ChangeAsync(Person person, params (string Name, string Value)[] fields)
    {
        using var started = await person.SubmitAsync($"/voorstellen/start?target=instrument&key={Slug}", ".form");
        var form = started.Headers.Location!.ToString();
        using var sent = await person.SubmitAsync(form, ".proposal", [.. fields, ("act", "submit")]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return form;
    }

    public static async Task AcceptAsync(HubApp app, Person moderator)
    {
        foreach (var item in await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Where(i => i.ClosedAt == null).OrderBy(i => i.OpenedAt).Select(i => i.Id).ToListAsync()))
        {
            using var accepted = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"));
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        }
        await app.LoadAsync();
    }

    /// <summary>Sends what no page offers this person, with a valid token.</summary>
    public static async Task<HttpStatusCode> PostAsync(Person person, string path, params (string Name, string Value)[] fields)
    {
        var token = (await person.ReadAsync("/voorstellen/start?target=instrument")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await person.Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return answer.StatusCode;
    }

    public static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
