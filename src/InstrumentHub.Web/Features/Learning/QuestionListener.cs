using System.Security.Claims;
using System.Threading.Channels;
using InstrumentHub.Core;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>A question that somebody asked, or after which they opened an instrument. It lives for seconds, in memory.</summary>
/// <param name="Opened">The slug; null when they asked.</param>
/// <param name="Asker">Whatever tells askers apart today: only marks are made of it, and it is written nowhere.</param>
internal sealed record Heard(string Question, Language Language, string? Opened, string Asker, DateOnly Day);

/// <summary>
/// Hears questions pass, before the pages that are kept are looked up, and lays them down for <see cref="QuestionTallies"/>. It adds nothing to a page and sets no
/// cookie: what was opened after which question is told by the browser's own <c>Referer</c>.
/// </summary>
internal sealed class QuestionListener(TimeProvider time)
{
    /// <summary>More than this at once is no reader's doing; what does not fit is not counted.</summary>
    private const int MaxWaiting = 2_000;

    /// <summary>What two readers behind one address differ in, cut short: nobody needs more of it than a hash takes.</summary>
    private const int MaxAgentLength = 300;

    private static readonly string[] Programs = ["bot", "crawl", "spider", "slurp", "curl", "wget", "python", "preview"];

    private readonly Channel<Heard> _heard = Channel.CreateBounded<Heard>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<Heard> Waiting => _heard.Reader;

    public void Listen(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not { } action) { return; }
        if (action.ControllerTypeInfo != typeof(CatalogueController) || !IsPerson(http.Request)) { return; }

        var question = action.ActionName switch
        {
            nameof(CatalogueController.Browse) => Asked(http.Request),
            nameof(CatalogueController.Details) => AskedBefore(http.Request),
            _ => "",
        };
        if (question.Length == 0) { return; }
        var opened = action.ActionName == nameof(CatalogueController.Details) ? http.Request.RouteValues["slug"] as string : null;
        _heard.Writer.TryWrite(new(question, Addresses.LanguageOf(http.Request.Path), opened, AskerOf(http), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
    }

    /// <summary>The first page, without filters: what filters leave says nothing of the question.</summary>
    private static string Asked(HttpRequest request) =>
        SearchForm.Read(request.Query) is { IsBrowsing: false, Page: 1, Filters.Count: 0 } form ? form.Question : "";

    private static string AskedBefore(HttpRequest request)
    {
        if (!Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)) { return ""; }
        if (from.AbsolutePath != new Addresses(Addresses.LanguageOf(request.Path)).Instruments) { return ""; }
        return SearchForm.QuestionOf(QueryHelpers.ParseQuery(from.Query).GetValueOrDefault("q"));
    }

    /// <summary>Nor who asks not to be counted (Global Privacy Control, W3C; Do Not Track), nor a page that a browser fetches before anybody wants it.</summary>
    private static bool IsPerson(HttpRequest request)
    {
        var (headers, agent) = (request.Headers, request.Headers.UserAgent.ToString());
        if (headers["Sec-GPC"] == "1" || headers["DNT"] == "1" || headers["Sec-Purpose"].ToString().StartsWith("prefetch", StringComparison.Ordinal)) { return false; }
        return agent.Length > 0 && !Array.Exists(Programs, p => agent.Contains(p, StringComparison.OrdinalIgnoreCase)) && headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
    }

    private static string AskerOf(HttpContext http)
    {
        if (http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account) { return account; }
        var agent = http.Request.Headers[HeaderNames.UserAgent].ToString();
        return $"{RateLimits.ClientOf(http)} {(agent.Length > MaxAgentLength ? agent[..MaxAgentLength] : agent)}";
    }
}
