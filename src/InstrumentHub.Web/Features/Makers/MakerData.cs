using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Makers;

/// <summary>
/// What somebody made and looks after. Claims go with them, for nobody else can be that maker; an instrument that had no other has none from then on, and
/// the page that tells of leaving says so. What they answered in public stays without a name.
/// </summary>
internal sealed class MakerData(HubContext own, SnapshotHolder holder, Addresses to, IDoorbell doorbell, IStringLocalizer<Texts> texts, TimeProvider time) : IPersonalData
{
    private bool _published;

    public IReadOnlyCollection<Type> Keeps { get; } = [typeof(MakerClaim), typeof(MakerNote), typeof(Core.Catalogue.Freshness)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel)
    {
        var claims = await own.MakerClaims.AsNoTracking().Where(c => c.AccountId == account).OrderBy(c => c.At).ToListAsync(cancel);
        var notes = await own.MakerNotes.AsNoTracking().Where(n => n.AccountId == account).OrderBy(n => n.At).ToListAsync(cancel);
        var cares = await own.Freshness.Where(f => f.StewardId == account).Select(f => f.Instrument).ToListAsync(cancel);
        return
        [
            new("maker-claims", ["instrument", "explanation", "state", "at", "decided_at"], [.. claims.Select(c => (object?[])[c.Instrument, c.Explanation, c.State.ToString(), c.At, c.DecidedAt])]),
            new("maker-notes", ["instrument", "text", "at"], [.. notes.Select(n => (object?[])[n.Instrument, n.Text, n.At])]),
            new("looked-after", ["instrument"], [.. cares.Select(c => (object?[])[c])]),
        ];
    }

    public async Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel)
    {
        var made = await own.MakerClaims.Where(c => c.AccountId == account && c.State == MakerClaimState.Confirmed)
            .Select(c => new { c.Instrument, HasOthers = own.MakerClaims.Any(o => o.Instrument == c.Instrument && o.AccountId != account && o.State == MakerClaimState.Confirmed) }).ToListAsync(cancel);
        List<string> goes = [.. made.Select(m => (m.HasOthers
            ? texts["Dat jij een maker bent van {0}.", TitleOf(m.Instrument)]
            : texts["Dat jij de maker bent van {0}. Daarna heeft het instrument geen maker meer die kan antwoorden.", TitleOf(m.Instrument)]).Value)];
        if (await own.MakerClaims.AnyAsync(c => c.AccountId == account && c.State != MakerClaimState.Confirmed, cancel)) { goes.Add(texts["Je vragen om maker te worden."]); }
        if (await own.Freshness.AnyAsync(f => f.StewardId == account, cancel)) { goes.Add(texts["Dat je pagina's bijhoudt. Een ander kan dat dan overnemen."]); }
        return new(goes, await own.MakerNotes.AnyAsync(n => n.AccountId == account, cancel) ? [texts["Wat je als maker bij een instrument antwoordde."]] : [], []);
    }

    public async Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var claims = (await hub.MakerClaims.Where(c => c.AccountId == account).Select(c => c.Id).ToListAsync(cancel)).ConvertAll(id => new Subject(SubjectKind.MakerClaim, id).Key);
        foreach (var item in await hub.DeskItems.Where(i => i.SubjectKind == SubjectKind.MakerClaim && claims.Contains(i.SubjectKey) && i.ClosedAt == null).ToListAsync(cancel)) { item.Answer(now); }
        await hub.MakerClaims.Where(c => c.AccountId == account).ExecuteDeleteAsync(cancel);
        var cares = await hub.Freshness.Where(f => f.StewardId == account).ToListAsync(cancel);
        foreach (var care in cares) { care.Release(); }

        // Their name stands on pages that are kept by the catalogue's version.
        _published = cares.Count > 0 || await hub.MakerNotes.AnyAsync(n => n.AccountId == account, cancel);
        if (_published) { (await hub.CatalogueState.SingleAsync(cancel)).Advance(now); }
        await hub.SaveChangesAsync(cancel);
    }

    public Task TellAsync(CancellationToken cancel) => _published ? doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel) : Task.CompletedTask;

    private string TitleOf(string slug) => holder.Current?.Catalogue.Find(slug)?.Record.Title.In(to.Language) ?? slug;
}
