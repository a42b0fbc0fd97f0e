using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Search;

/// <summary>Who looks after instruments and what makers say of them, read along with the catalogue so that pages need no database.</summary>
internal static class CareReader
{
    /// <returns>By slug; an instrument about which there is nothing to tell is not in it.</returns>
    public static async Task<IReadOnlyDictionary<string, Care>> ReadAsync(HubContext hub, CancellationToken cancel)
    {
        var names = await hub.Accounts.Where(a => a.DeletedAt == null && (hub.Freshness.Any(f => f.StewardId == a.Id) || hub.MakerNotes.Any(n => n.AccountId == a.Id))).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var notes = (await hub.MakerNotes.AsNoTracking().Where(n => n.HiddenAt == null).OrderBy(n => n.At).ToListAsync(cancel))
            .GroupBy(n => n.Instrument, n => new PublishedNote(n.Id, names.GetValueOrDefault(n.AccountId), n.Text, n.At, n.ProcessedIn)).ToDictionary(g => g.Key, g => g.ToValueList());
        var care = (await hub.Freshness.AsNoTracking().ToListAsync(cancel))
            .ToDictionary(f => f.Instrument, f => new Care(f.StewardId is { } steward ? names.GetValueOrDefault(steward) : null, f.VerifiedAt, f.OutdatedAt, []));
        foreach (var (slug, own) in notes) { care[slug] = care.GetValueOrDefault(slug, Care.None) with { Notes = own }; }
        return care;
    }
}
