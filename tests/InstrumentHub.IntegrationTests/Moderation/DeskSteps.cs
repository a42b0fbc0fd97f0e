using System.Net;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Moderation;

/// <summary>What people do with flags and desks, by the pages.</summary>
internal static class DeskSteps
{
    public static async Task FlagAsync(this Person who, SubjectKind kind, string key, FlagReason reason = FlagReason.NotTrue, string note = "")
    {
        using var sent = await who.SubmitAsync($"/melden/{kind.ToString().ToLowerInvariant()}/{key}", ".form", ("Reason", reason.ToString()), ("Note", note));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    public static async Task<HttpStatusCode> AsksToFlagAsync(this Person who, SubjectKind kind, string key)
    {
        using var answer = await who.Client.GetAsync(new Uri($"/melden/{kind.ToString().ToLowerInvariant()}/{key}", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>The item that waits about a thing.</summary>
    public static Task<Guid> ItemAsync(this HubApp app, SubjectKind kind, string key) => app.WithAsync(s =>
        s.GetRequiredService<HubContext>().DeskItems.Where(i => i.SubjectKind == kind && i.SubjectKey == key && i.ClosedAt == null).Select(i => i.Id).SingleAsync());

    /// <returns>Where the moderator is taken; from there the decision can be taken back.</returns>
    public static async Task<string> DecideAsync(this Person moderator, Guid item, DecisionAct act, string reason = "Zo is het besloten.", string desk = "/moderatie", params (string, string)[] more)
    {
        using var answer = await moderator.SubmitAsync($"{desk}?item={item}", ".desk__form", [("Act", act.ToString()), ("Reason", reason), .. more]);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{act}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.ToString();
    }

    public static async Task UndoAsync(this Person moderator, string after)
    {
        using var answer = await moderator.SubmitAsync(after, ".desk__done");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The public log, newest first.</summary>
    public static async Task<string[]> LogAsync(this Person reader) =>
        [.. (await reader.ReadAsync("/besluiten")).QuerySelectorAll("tbody tr td:last-child").Select(td => td.TextContent)];

    public static async Task<bool> SeesAsync(this HttpClient client, string path, string text)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (await answer.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal);
    }
}
