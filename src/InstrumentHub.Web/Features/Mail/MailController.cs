using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Mail;

/// <summary>
/// The outbox to look at. In development it is everyone's. Elsewhere it is the administrators': they see what did not go out and why, and read the
/// texts only where no mail server is configured, so that they can pass a link on by hand.
/// </summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class MailController(HubContext hub, PageContext page, IOptions<MailOptions> options, IHostEnvironment environment, TimeProvider time) : Controller
{
    private const int MaxShown = 100;

    [HttpGet("/dev/mail"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Development(CancellationToken cancel)
    {
        if (!environment.IsDevelopment()) { return NotFound(); }
        return await ShowAsync(withText: true, onlyWaiting: false, _ => Addresses.DevMail, cancel);
    }

    [HttpGet("/beheer/mail"), HttpGet("/en/admin/mail"), Asks(nameof(Permissions.ReadOutgoingMail))]
    public Task<IActionResult> Waiting(CancellationToken cancel) => ShowAsync(withText: !options.Value.IsOn, onlyWaiting: true, to => to.OutgoingMail, cancel);

    private async Task<IActionResult> ShowAsync(bool withText, bool onlyWaiting, Func<Addresses, string> address, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var mails = await hub.OutgoingMail.AsNoTracking().Where(m => !onlyWaiting || (m.SentAt == null && m.ExpiresAt > now))
            .OrderByDescending(m => m.CreatedAt).Take(MaxShown).ToListAsync(cancel);
        Response.Headers.CacheControl = "no-store";
        ViewData["Meta"] = page.Meta(SiteSection.None, address) with { Robots = "noindex" };
        return View("List", new MailListView([.. mails.Select(m => MailView.Of(m, withText))], withText, !onlyWaiting));
    }
}
