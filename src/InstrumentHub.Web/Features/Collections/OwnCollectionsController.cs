using InstrumentHub.Core;
using InstrumentHub.Core.Collections;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Collections;

/// <summary>Making a collection, putting instruments into it, and describing it.</summary>
public sealed class OwnCollectionsController(PageContext page, HubContext hub, Actors actors, CollectionShelf shelf) : Controller
{
    [HttpGet("/verzamelingen/nieuw"), HttpGet("/en/collections/new"), Asks(nameof(Permissions.MakeCollection))]
    public IActionResult New() => Form(null, new CollectionForm(null, null, IsPublic: false) { I = Asked() }, []);

    [HttpPost("/verzamelingen/nieuw"), HttpPost("/en/collections/new"), Asks(nameof(Permissions.MakeCollection)), EnableRateLimiting(RateLimits.Write), SpamTrap]
    public async Task<IActionResult> Make(CollectionForm form, string[] i, CancellationToken cancel)
    {
        var (name, description) = Read(form);
        if (!ModelState.IsValid) { return Form(null, form with { I = [.. i] }, []); }
        try
        {
            var made = await shelf.StartAsync(await actors.CurrentAsync(cancel), name, description, form.IsPublic, i.Where(IsKnown), cancel);
            return Redirect(page.To.Collection(made.Slug));
        }
        catch (RuleException refused) { return Again(refused, null, form with { I = [.. i] }, []); }
    }

    /// <summary>Where the links on pages of the catalogue lead: which collection shall it be?</summary>
    [HttpGet("/verzamelingen/toevoegen"), HttpGet("/en/collections/add"), Asks(nameof(Permissions.MakeCollection))]
    public async Task<IActionResult> Choose(CancellationToken cancel)
    {
        var (me, asked) = ((await actors.CurrentAsync(cancel)).Id, Asked());
        if (asked.Count == 0) { return Redirect(page.To.Collections); }
        Meta(to => to.AddToCollection(asked));
        return View(new AddToCollectionView([.. asked.Select(s => Line(s, ""))], await hub.Collections.AsNoTracking().Where(c => c.OwnerId == me).OrderByDescending(c => c.ChangedAt).ToListAsync(cancel)));
    }

    [HttpPost("/verzamelingen/{slug}/toevoegen"), HttpPost("/en/collections/{slug}/add"), Asks(nameof(Permissions.EditCollection)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Add(string slug, string[] i, CancellationToken cancel)
    {
        if (await shelf.OwnAsync(slug, await actors.CurrentAsync(cancel), cancel) is not { } own) { return NotFound(); }
        await shelf.AddAsync(own, i.Where(IsKnown), cancel);
        return Redirect(page.To.Collection(slug));
    }

    [HttpGet("/verzamelingen/{slug}/bewerken"), HttpGet("/en/collections/{slug}/edit"), Asks(nameof(Permissions.EditCollection))]
    public async Task<IActionResult> Edit(string slug, CancellationToken cancel) =>
        await shelf.OwnAsync(slug, await actors.CurrentAsync(cancel), cancel) is { } own
            ? Form(slug, new(own.Name, own.Description, own.IsPublic, own.Edition), [.. own.Items.Select(i => Line(i.Instrument, i.Note))])
            : NotFound();

    [HttpPost("/verzamelingen/{slug}/bewerken"), HttpPost("/en/collections/{slug}/edit"), Asks(nameof(Permissions.EditCollection)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Save(string slug, CollectionForm form, CancellationToken cancel)
    {
        if (await shelf.OwnAsync(slug, await actors.CurrentAsync(cancel), cancel) is not { } own) { return NotFound(); }
        var (name, description) = Read(form);
        var items = own.Items.Where(i => !Request.Form["remove"].Contains(i.Instrument)).Select(Noted).ToValueList();
        List<CollectedLine> typed = [.. own.Items.Select(i => Line(i.Instrument, Request.Form.TryGetValue($"note.{i.Instrument}", out var note) ? note.ToString() : i.Note))];
        if (!ModelState.IsValid) { return Form(slug, form, typed); }
        var stored = own.Edition;
        try { await shelf.ChangeAsync(own, name, description, form.IsPublic, items, form.Edition, cancel); }
        // Saved once more it is meant, and takes the place of what was saved elsewhere.
        catch (RuleException refused) { return Again(refused, slug, form with { Edition = stored }, typed); }
        TempData["Said"] = page.T["Bewaard."].Value;
        return Redirect(page.To.Collection(slug));
    }

    [HttpPost("/verzamelingen/{slug}/verwijderen"), HttpPost("/en/collections/{slug}/delete"), Asks(nameof(Permissions.EditCollection))]
    public async Task<IActionResult> Delete(string slug, CancellationToken cancel)
    {
        if (await shelf.OwnAsync(slug, await actors.CurrentAsync(cancel), cancel) is not { } own) { return NotFound(); }
        await shelf.RemoveAsync(own, cancel);
        return Redirect(page.To.Collections);
    }

    private CollectionItem Noted(CollectionItem item) => Request.Form.TryGetValue($"note.{item.Instrument}", out var typed)
        ? item with { Note = new FieldCheck(ModelState, page.T).Optional($"note.{item.Instrument}", typed, CollectionItem.MaxNoteLength, lines: true) ?? "" }
        : item;

    private (string Name, string Description) Read(CollectionForm form)
    {
        var check = new FieldCheck(ModelState, page.T);
        return (check.Required(nameof(form.Name), form.Name, Collection.MaxNameLength), check.Optional(nameof(form.Description), form.Description, Collection.MaxDescriptionLength, lines: true) ?? "");
    }

    private ViewResult Form(string? slug, CollectionForm form, IReadOnlyList<CollectedLine> items)
    {
        Meta(to => slug is null ? to.NewCollection : to.EditCollection(slug));
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        return View("Edit", new CollectionEditView(slug, form, items));
    }

    /// <summary>The form again, with what was typed, and why it was not kept.</summary>
    private ViewResult Again(RuleException refused, string? slug, CollectionForm form, IReadOnlyList<CollectedLine> items)
    {
        ModelState.Clear();
        ModelState.AddModelError("", page.T.Sentence(refused));
        var view = Form(slug, form, items);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return view;
    }

    private List<string> Asked() => [.. SearchForm.Read(Request.Query).Selection.Where(IsKnown)];

    private bool IsKnown(string slug) => page.Catalogue.Find(slug) is not null;

    private CollectedLine Line(string slug, string note) => new(slug, page.Catalogue.Find(slug)?.Record.Title.In(page.Language) ?? slug, note);

    private void Meta(Func<Addresses, string> address) => ViewData["Meta"] = page.Meta(SiteSection.Instruments, address) with { Robots = "noindex" };
}
