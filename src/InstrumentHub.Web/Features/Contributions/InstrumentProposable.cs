using System.Globalization;
using System.Text.Json.Nodes;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Contributions;

internal sealed class InstrumentProposable(HubContext hub, RecordCheck check, TimeProvider time) : IProposable
{
    public ProposalTarget Target => ProposalTarget.Instrument;

    /// <summary>The least that can be claimed: that it exists, and that no source vouches for it yet.</summary>
    public string Blank() => RecordEditor.Text(new JsonObject
    {
        ["slug"] = "",
        ["depth"] = "reference",
        ["sources"] = new JsonArray(new JsonObject { ["citation"] = "Voorgesteld op InstrumentHub", ["checked"] = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["state"] = "unchecked" }),
        ["evidence"] = new JsonObject
        {
            ["level"] = "genoemd",
            ["basis"] = new JsonObject { ["nl"] = "Voorgesteld op de site; nog niet met bronnen onderbouwd.", ["en"] = "Proposed on the site; not supported by sources yet." },
            ["checked"] = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        },
    });

    public async Task<PresentRecord?> FindAsync(string key, CancellationToken cancel) =>
        await hub.Instruments.AsNoTracking().Where(i => i.Slug == key && i.Status == InstrumentStatus.Published).Select(i => new { i.Record, i.RevisionNumber }).SingleOrDefaultAsync(cancel) is { } found
            ? new(ContentJson.Write(found.Record), found.RevisionNumber)
            : null;

    public async Task<string> KeyForAsync(string record, CancellationToken cancel) =>
        await FreeSlug.OfAsync(TitleOf(record), InstrumentRecord.MaxSlugLength, slug => hub.Instruments.AnyAsync(i => i.Slug == slug, cancel));

    public IReadOnlyList<string> Faults(string record) => check.Faults<InstrumentRecord>(record, TitleOf(record), ContentWriter.Write);

    public async Task<int?> PublishAsync(string key, string record, string reason, Guid? author, CancellationToken cancel)
    {
        var completed = RecordEditor.As<InstrumentRecord>(RecordEditor.Completed(RecordEditor.Parse(record))) with { Slug = key };
        var (state, now) = (await hub.CatalogueState.SingleAsync(cancel), time.GetUtcNow());
        state.Advance(now);
        if (await hub.Instruments.SingleOrDefaultAsync(i => i.Slug == key, cancel) is { } known) { known.Revise(completed, RecordOrigin.Site, reason, now, state.Version, author); }
        else { known = hub.Instruments.Add(Instrument.Publish(completed, RecordOrigin.Site, reason, now, state.Version, author)).Entity; }
        return known.RevisionNumber;
    }

    public async Task WithdrawAsync(string key, CancellationToken cancel)
    {
        var (state, now) = (await hub.CatalogueState.SingleAsync(cancel), time.GetUtcNow());
        state.Advance(now);
        (await hub.Instruments.SingleAsync(i => i.Slug == key, cancel)).Retire(now, state.Version);
    }

    public string TitleOf(string record) => TitleOfPair(record, "title");

    public string Url(Addresses to, string key) => to.Instrument(key);

    internal static string TitleOfPair(string record, string name) => RecordEditor.Parse(record)[name] is JsonObject pair ? (pair["nl"] ?? pair["en"])?.ToString() ?? "" : "";
}

internal static class FreeSlug
{
    /// <summary>A slug of the title; numbered from 2 where another has it. Empty when nothing of the title can be in an address.</summary>
    public static async Task<string> OfAsync(string title, int max, Func<string, Task<bool>> isTaken)
    {
        var slug = Slug.From(title);
        if (slug.Length > max - 4) { slug = slug[..(max - 4)].TrimEnd('-'); }
        if (slug.Length == 0 || !await isTaken(slug)) { return slug; }
        var number = 2;
        while (await isTaken($"{slug}-{number}")) { number++; }
        return $"{slug}-{number}";
    }
}
