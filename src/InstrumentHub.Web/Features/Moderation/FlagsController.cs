using System.ComponentModel.DataAnnotations;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InstrumentHub.Web.Features.Moderation;

public sealed record FlagForm
{
    public FlagReason? Reason { get; init; }
    public string? Note { get; init; }

    /// <summary>Where who is not signed in wants to hear what came of it.</summary>
    public string? Email { get; init; }
}

public sealed record FlagView(SubjectKind Kind, string Key, string Title, string BackUrl, bool AsksEmail, FlagForm Form);

/// <summary>"A moderator should look at this", in two taps: the link beside the thing, and the reason.</summary>
public sealed class FlagsController(PageContext page, Actors actors, ModerationDesk desk) : Controller
{
    [HttpGet("/melden/{kind}/{key}"), HttpGet("/en/flag/{kind}/{key}"), Asks(nameof(Permissions.Flag))]
    public Task<IActionResult> Show(SubjectKind kind, string key, CancellationToken cancel) => FormAsync(kind, key, new(), cancel);

    [HttpPost("/melden/{kind}/{key}"), HttpPost("/en/flag/{kind}/{key}"), Asks(nameof(Permissions.Flag)), EnableRateLimiting(RateLimits.Write), SpamTrap(OnlyVisitors = true)]
    public async Task<IActionResult> Send(SubjectKind kind, string key, FlagForm form, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        actor.Demand(Permissions.Flag);
        Check(form, asksEmail: !actor.IsSignedIn);
        if (!ModelState.IsValid) { return await FormAsync(kind, key, form, cancel); }

        if (!await desk.FlagAsync(actor, new(kind, key), form.Reason!.Value, form.Note?.Trim() ?? "", form.Email?.Trim(), page.Language, cancel)) { return NotFound(); }
        return Redirect(page.To.FlagSent);
    }

    [HttpGet("/melden/ontvangen"), HttpGet("/en/flag/received"), Asks(nameof(Permissions.Flag))]
    public IActionResult Sent()
    {
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.FlagSent) with { Robots = "noindex" };
        return View();
    }

    private async Task<IActionResult> FormAsync(SubjectKind kind, string key, FlagForm form, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (!desk.Knows(kind) || !await desk.KindOf(kind).IsVisibleAsync(key, actor, cancel) || await desk.KindOf(kind).FindAsync(key, cancel) is not { } subject) { return NotFound(); }

        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.Flag(kind, key)) with { Robots = "noindex" };
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        return View("Show", new FlagView(kind, key, subject.Title, subject.Url(page.To), !actor.IsSignedIn, form));
    }

    private void Check(FlagForm form, bool asksEmail)
    {
        if (form.Reason is null) { ModelState.AddModelError(nameof(form.Reason), page.T["Kies waarom een moderator hiernaar moet kijken."]); }
        if (form.Note?.Length > Flag.MaxNoteLength) { ModelState.AddModelError(nameof(form.Note), page.T["Maak je toelichting korter: ten hoogste {0} tekens.", Flag.MaxNoteLength]); }
        // Who has an account can be asked; of who has none the words are all there is (article 16(2)(a)).
        if (asksEmail && form.Reason == FlagReason.Unlawful && string.IsNullOrWhiteSpace(form.Note)) { ModelState.AddModelError(nameof(form.Note), page.T["Schrijf waarom dit volgens jou niet mag. Zo kunnen we het goed beoordelen."]); }
        // Who reports abuse of a child need not say who they are (Regulation (EU) 2022/2065, article 16(2)(c)); which offence it is we do not ask.
        var mayStayUnknown = form.Reason == FlagReason.Unlawful && string.IsNullOrWhiteSpace(form.Email);
        if (asksEmail && !mayStayUnknown && (string.IsNullOrWhiteSpace(form.Email) || form.Email.Length > Flag.MaxEmailLength || !new EmailAddressAttribute().IsValid(form.Email.Trim())))
        {
            ModelState.AddModelError(nameof(form.Email), page.T["Vul je e-mailadres in, zodat je hoort wat ermee gebeurt."]);
        }
    }
}
