using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Notifications;

/// <summary>
/// The link at the foot of a digest. Opening it shows a button, because mail scanners open links; the button, or the one click of a mail program
/// (RFC 8058: a POST without cookies or form token), turns all mail off. The key in the address is the proof; nobody has to sign in.
/// </summary>
public sealed class UnsubscribeController(PageContext page, HubContext hub) : Controller
{
    [HttpGet("/afmelden/{key}"), HttpGet("/en/unsubscribe/{key}"), Asks(nameof(Permissions.Unsubscribe))]
    public async Task<IActionResult> Show(string key, CancellationToken cancel)
    {
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.Unsubscribe(key)) with { Robots = "noindex" };
        return await hub.MailWishes.AnyAsync(w => w.UnsubscribeKey == key, cancel) ? View("Show", key) : NotFound();
    }

    [HttpPost("/afmelden/{key}"), HttpPost("/en/unsubscribe/{key}"), Asks(nameof(Permissions.Unsubscribe)), IgnoreAntiforgeryToken]
    public async Task<IActionResult> TurnOff(string key, CancellationToken cancel)
    {
        if (await hub.MailWishes.SingleOrDefaultAsync(w => w.UnsubscribeKey == key, cancel) is not { } wishes) { return NotFound(); }

        wishes.TurnOff();
        await hub.SaveChangesAsync(cancel);
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.Unsubscribe(key)) with { Robots = "noindex" };
        return View("Done");
    }
}
