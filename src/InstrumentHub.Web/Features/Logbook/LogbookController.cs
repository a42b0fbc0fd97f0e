using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Makers;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Features.Trust;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Logbook;

/// <summary>The logbook of a community: reading it, and writing in it.</summary>
[Personal, ApiExplorerSettings(IgnoreApi = true)]
public sealed class LogbookController(
    HubContext hub, PageContext page, Actors actors, CommunityAccess access, CommunityDesk desk, CommunityProjection communities, LogbookProjection logbook, MakerBook makers, DeskInbox inbox, TextPlacing placing, TimeProvider time) : Controller
{
    [HttpGet("/communities/{slug}/logboek"), HttpGet("/en/communities/{slug}/logbook"), Asks(nameof(Permissions.ReadLogbook))]
    public async Task<IActionResult> Index(string slug, CancellationToken cancel, [FromQuery(Name = "page")] string? number = null)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await access.FindAsync(actor, slug, cancel) is not { } place) { return NotFound(); }
        actor.Demand(place.Reading, place.Standing);
        var at = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, LogbookStep.MaxSteps / LogbookProjection.PageSize) : 1;
        var steps = await logbook.StepsAsync(actor, place, (at - 1) * LogbookProjection.PageSize, LogbookProjection.PageSize + 1, cancel);
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.Logbook(slug)) with { Robots = place.Visibility == CommunityVisibility.Open && at == 1 ? null : "noindex" };
        return View(new LogbookView(
            await communities.HeadAsync(place, cancel), [.. steps.Take(LogbookProjection.PageSize)],
            steps.Count > LogbookProjection.PageSize ? $"{page.To.Logbook(slug)}?page={at + 1}" : null,
            at > 1 ? $"{page.To.Logbook(slug)}?page={at - 1}" : null)
        {
            MayWrite = !place.IsArchived && actor.May(Permissions.WriteLogbook, place.Standing),
            MayShare = actor.May(Permissions.ShareLogbook, place.Standing),
            Feed = place.Visibility == CommunityVisibility.Open ? page.To.LogbookFeed(slug) : null,
        });
    }

    [HttpGet("/communities/{slug}/logboek/nieuw"), HttpGet("/en/communities/{slug}/logbook/new"), Asks(nameof(Permissions.WriteLogbook))]
    public async Task<IActionResult> New(string slug, string? instrument, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.WriteLogbook, cancel) is not { } place) { return NotFound(); }
        var named = instrument is null ? null : page.Catalogue.Find(instrument)?.Record.Title.In(page.Language);
        var phase = await hub.Communities.Where(c => c.Id == place.Id).Select(c => c.Phase).SingleAsync(cancel);
        return await FormAsync(place, new() { Day = Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Phase = phase, Instrument = named, Visibility = nameof(Visibility.Community) }, null, cancel);
    }

    [HttpPost("/communities/{slug}/logboek/nieuw"), HttpPost("/en/communities/{slug}/logbook/new"), Asks(nameof(Permissions.WriteLogbook))]
    public async Task<IActionResult> Write(string slug, StepForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.WriteLogbook, cancel) is not { } place) { return NotFound(); }
        if (form.Read(ModelState, page, Latest()) is not { } text) { return await FormAsync(place, form, null, cancel); }
        return await TryAsync(place, form, null, async current =>
        {
            if (await hub.LogbookSteps.CountAsync(s => s.CommunityId == place.Id, cancel) >= LogbookStep.MaxSteps) { throw new RuleException("logbook-full", "Een logboek heeft ten hoogste {0} stappen.", LogbookStep.MaxSteps); }
            var step = hub.Add(LogbookStep.Write(place.Id, current.Actor.Id, text, current.Now)).Entity;
            await PlaceAsync(place, step, cancel);
            if (step.HiddenAt is null && place.Visibility == CommunityVisibility.Open && text is { Visibility: Visibility.Public, Instrument: { } used } && page.Catalogue.Find(used) is { } instrument)
            {
                await makers.TellExperienceAsync(used, instrument.Record.Title.Nl, place.Name, to => to.Logbook(slug), current.Actor.Id, step.Id, cancel);
            }
        }, Permissions.WriteLogbook, cancel);
    }

    [HttpGet("/communities/{slug}/logboek/{id:guid}/bewerken"), HttpGet("/en/communities/{slug}/logbook/{id:guid}/edit"), Asks(nameof(Permissions.EditLogbook))]
    public async Task<IActionResult> Edit(string slug, Guid id, CancellationToken cancel)
    {
        if (await FindAsync(slug, id, cancel) is not var (place, step)) { return NotFound(); }
        return await FormAsync(place, StepForm.Of(step, page), id, cancel);
    }

    [HttpPost("/communities/{slug}/logboek/{id:guid}/bewerken"), HttpPost("/en/communities/{slug}/logbook/{id:guid}/edit"), Asks(nameof(Permissions.EditLogbook))]
    public async Task<IActionResult> Rewrite(string slug, Guid id, StepForm form, CancellationToken cancel)
    {
        if (await FindAsync(slug, id, cancel) is not var (place, _)) { return NotFound(); }
        if (form.Read(ModelState, page, Latest()) is not { } text) { return await FormAsync(place, form, id, cancel); }
        return await TryAsync(place, form, id, async current =>
        {
            if (await hub.LogbookSteps.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } step) { return; }
            step.Rewrite(text, current.Now);
            await PlaceAsync(place, step, cancel);
            await inbox.ResubmitAsync(step, new(SubjectKind.LogbookStep, id), place.Name, step.AuthorId, place.Id, cancel);
        }, Permissions.ReadCommunity, cancel);
    }

    [HttpPost("/communities/{slug}/logboek/{id:guid}/verwijderen"), HttpPost("/en/communities/{slug}/logbook/{id:guid}/delete"), Asks(nameof(Permissions.EditLogbook))]
    public async Task<IActionResult> Delete(string slug, Guid id, CancellationToken cancel)
    {
        if (await FindAsync(slug, id, cancel) is not var (place, _)) { return NotFound(); }
        await desk.ChangeAsync(place.Id, Permissions.ReadCommunity, async current =>
        {
            current.Community.DemandActive();
            await hub.LogbookSteps.Where(s => s.Id == id).ExecuteDeleteAsync(cancel);
        }, cancel);
        TempData["Said"] = page.T["De stap is verwijderd."].Value;
        return Redirect(page.To.Logbook(slug));
    }

    /// <summary>A step that who asks may change; one they cannot read is not there for them.</summary>
    private async Task<(CommunityPlace Place, LogbookStep Step)?> FindAsync(string slug, Guid id, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await access.FindAsync(actor, slug, cancel) is not { } place) { return null; }
        if (await hub.LogbookSteps.AsNoTracking().ThatShowFor(actor, place).SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } step) { return null; }
        actor.Demand(Permissions.EditLogbook, LogbookProjection.StandingTo(step, actor, place));
        return (place, step);
    }

    private async Task<IActionResult> TryAsync(CommunityPlace place, StepForm form, Guid? id, Func<CommunityChange, Task> change, Act act, CancellationToken cancel)
    {
        try
        {
            await desk.ChangeAsync(place.Id, act, async current =>
            {
                current.Community.DemandActive();
                await change(current);
            }, cancel);
            TempData["Said"] = page.T["Opgeslagen."].Value;
            return Redirect(page.To.Logbook(place.Slug));
        }
        catch (RuleException refused)
        {
            ModelState.AddModelError("", page.T.Sentence(refused));
            return await FormAsync(place, form, id, cancel);
        }
    }

    private async Task<IActionResult> FormAsync(CommunityPlace place, StepForm form, Guid? id, CancellationToken cancel)
    {
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => id is { } step ? to.EditStep(place.Slug, step) : to.NewStep(place.Slug)) with { Robots = "noindex" };
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        return View("Form", new StepFormView(
            await communities.HeadAsync(place, cancel), form, id,
            [.. page.Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts.Select(c => (c.Id, c.Label(page.Language)))],
            [.. page.Catalogue.Instruments.Select(i => i.Record.Title.In(page.Language)).Order(StringComparer.CurrentCulture)],
            place.Visibility == CommunityVisibility.Open ? Enum.GetValues<Visibility>() : [Visibility.OnlyMe, Visibility.Community]));
    }

    private Task PlaceAsync(CommunityPlace place, LogbookStep step, CancellationToken cancel)
    {
        var isOpen = place.Visibility == CommunityVisibility.Open && step.Visibility is Visibility.Public or Visibility.Platform;
        var reach = step.Visibility == Visibility.OnlyMe ? TextReach.Nobody : isOpen ? TextReach.Everyone : TextReach.Circle;
        return placing.PlaceAsync(step.HiddenAt is null ? step : null, new(new(SubjectKind.LogbookStep, step.Id), step.Said, isOpen ? step.Title : place.Name, reach) { Community = place.Id }, cancel);
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Where the day has begun already.</summary>
    private DateOnly Latest() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddHours(14));
}
