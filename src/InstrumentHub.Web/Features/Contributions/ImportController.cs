using System.Text;
using System.Text.Json.Nodes;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InstrumentHub.Web.Features.Contributions;

public sealed record ImportView(string? Text, IReadOnlyList<string> Faults);

/// <summary>Drafts from a file or from pasted text. All of it is read before any draft is made: what has a fault makes none.</summary>
public sealed class ImportController(PageContext page, Actors actors, ProposalDesk desk) : Controller
{
    [HttpGet("/voorstellen/importeren"), HttpGet("/en/proposals/import"), Asks(nameof(Permissions.Propose))]
    public IActionResult Show() => Form(null, []);

    [HttpPost("/voorstellen/importeren"), HttpPost("/en/proposals/import"), Asks(nameof(Permissions.Propose)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Read(string? text, IFormFile? file, CancellationToken cancel)
    {
        var given = file is { Length: > 0 } ? await TextOfAsync(file, cancel) : text ?? "";
        if (given is null) { return Form(text, ["The file is not valid UTF-8 or too long."]); }
        if (given.Length > RecordImport.MaxLength) { return Form(null, [$"The text is {given.Length} characters long; at most {RecordImport.MaxLength} are read."]); }

        var read = HttpContext.RequestServices.GetRequiredService<RecordImport>().Read(given);
        if (read.Faults.Count > 0) { return Form(given, read.Faults); }
        var actor = await actors.CurrentAsync(cancel);
        foreach (var record in read.Records) { await DraftAsync(actor, record, cancel); }
        TempData["Said"] = (read.Records.Count == 1 ? page.T["Er staat 1 concept voor je klaar. Kijk het na en stuur het in."] : page.T["Er staan {0} concepten voor je klaar. Kijk ze na en stuur ze in.", read.Records.Count]).Value;
        return Redirect(page.To.Proposals);
    }

    /// <summary>What is in the catalogue already gets a change, with what the text does not speak of as it was.</summary>
    private async Task DraftAsync(Core.Accounts.Actor actor, ImportedRecord imported, CancellationToken cancel)
    {
        var known = page.Catalogue.Find(imported.Slug) is not null;
        var proposal = await desk.StartAsync(actor, ProposalTarget.Instrument, known ? imported.Slug : null, cancel);
        var record = RecordEditor.Parse(proposal.Record);
        foreach (var (name, value) in RecordEditor.Parse(imported.Record).Where(f => f.Key != "slug").ToList()) { record[name] = Merged(record[name], value); }
        await desk.SaveAsync(proposal, RecordEditor.Text(record), proposal.Reason, proposal.Edition, cancel);
    }

    /// <summary>Of a text in two languages, the one that is not given stays.</summary>
    private static JsonNode? Merged(JsonNode? before, JsonNode? after)
    {
        if (before is not JsonObject pair || after is not JsonObject given || !given.All(g => g.Key is "nl" or "en")) { return after?.DeepClone(); }
        var merged = (JsonObject)pair.DeepClone();
        foreach (var (tag, text) in given) { merged[tag] = text?.DeepClone(); }
        return merged;
    }

    private static async Task<string?> TextOfAsync(IFormFile file, CancellationToken cancel)
    {
        if (file.Length > RecordImport.MaxLength * 2) { return null; }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        try { return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.ToArray()); }
        catch (DecoderFallbackException) { return null; }
    }

    private ViewResult Form(string? text, IReadOnlyList<string> faults)
    {
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.ImportProposals) with { Robots = "noindex" };
        if (faults.Count > 0) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        return View("Show", new ImportView(text, faults));
    }
}
