using System.Text;
using System.Text.Json.Nodes;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Links;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InstrumentHub.Web.Features.Contributions;

public sealed record ImportView(string? Text, string? Link, IReadOnlyList<ImportFault> Faults);

/// <summary>Drafts from a file, from an address or from pasted text. All of it is read before any draft is made: what has a fault makes none.</summary>
public sealed class ImportController(PageContext page, Actors actors, ProposalDesk desk) : Controller
{
    [HttpGet("/voorstellen/importeren"), HttpGet("/en/proposals/import"), Asks(nameof(Permissions.Propose))]
    public IActionResult Show() => Form(null, null, []);

    [HttpPost("/voorstellen/importeren"), HttpPost("/en/proposals/import"), Asks(nameof(Permissions.Propose)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Read(string? text, string? link, IFormFile? file, CancellationToken cancel)
    {
        string given;
        try { given = await GivenAsync(text, link?.Trim(), file, cancel); }
        catch (FormatException refused)
        {
            ModelState.AddModelError(file is { Length: > 0 } ? "file" : string.IsNullOrWhiteSpace(link) ? "text" : "link", refused.Message);
            return Form(text, link, []);
        }

        var read = HttpContext.RequestServices.GetRequiredService<RecordImport>().Read(given);
        if (read.Faults.Count > 0) { return Form(given, link, read.Faults); }
        var actor = await actors.CurrentAsync(cancel);
        foreach (var record in read.Records) { await DraftAsync(actor, record, cancel); }
        TempData["Said"] = (read.Records.Count == 1 ? page.T["Er staat 1 concept voor je klaar. Kijk het na en stuur het in."] : page.T["Er staan {0} concepten voor je klaar. Kijk ze na en stuur ze in.", read.Records.Count]).Value;
        return Redirect(page.To.Proposals);
    }

    /// <exception cref="FormatException">What was given cannot be read; the message says why.</exception>
    private async Task<string> GivenAsync(string? text, string? link, IFormFile? file, CancellationToken cancel)
    {
        var given = file is { Length: > 0 } ? await TextOfAsync(file, cancel) : string.IsNullOrEmpty(link) ? text ?? "" : await FetchedAsync(link, cancel);
        return given.Length <= RecordImport.MaxLength ? given : throw new FormatException(page.T["Dit zijn {0} tekens; er passen er {1}.", given.Length, RecordImport.MaxLength]);
    }

    private async Task<string> TextOfAsync(IFormFile file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return Decoded(bytes.ToArray()) ?? throw new FormatException(page.T["Dit bestand is geen tekst in UTF-8. Bewaar het zo, of plak de tekst hieronder."]);
    }

    private async Task<string> FetchedAsync(string link, CancellationToken cancel)
    {
        var (bytes, refusal) = await HttpContext.RequestServices.GetRequiredService<LinkProbe>().ReadAsync(link, RecordImport.MaxLength * 2, cancel);
        if (bytes is not null) { return Decoded(bytes) ?? throw new FormatException(page.T["Op dit adres staat geen tekst in UTF-8."]); }
        throw new FormatException(refusal switch
        {
            LinkRefusal.NotAnAddress => page.T["Geef een heel adres, zoals https://voorbeeld.nl/instrument.md."],
            LinkRefusal.TooLong => page.T["Wat op dit adres staat is te lang om over te nemen."],
            LinkRefusal.NotText => page.T["Op dit adres staat geen Markdown, CSV of JSON."],
            _ => page.T["Dit adres kunnen we niet lezen. Plak de tekst hieronder."],
        });
    }

    private static string? Decoded(byte[] bytes)
    {
        try { return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes); }
        catch (DecoderFallbackException) { return null; }
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

    private ViewResult Form(string? text, string? link, IReadOnlyList<ImportFault> faults)
    {
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.ImportProposals) with { Robots = "noindex" };
        if (faults.Count > 0 || !ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        // What a file or an address held stands in the box now, to be mended there; asked again it would overwrite that.
        return View("Show", new ImportView(text, faults.Count > 0 ? null : link, faults));
    }
}
