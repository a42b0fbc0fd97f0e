using InstrumentHub.Core.Links;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Links;

/// <param name="Key">The slug of what is published; of a maker's note that of its instrument.</param>
/// <param name="Author">Whose it is, where it is somebody's.</param>
internal sealed record LinkPlace(string Url, SubjectKind Kind, string Key, string Title, Guid? Author = null);

/// <summary>Where which links stand: in the catalogue, in what makers say, and in collections that everyone may read.</summary>
internal sealed class LinkPlaces(HubContext hub, SnapshotHolder holder)
{
    public async Task<List<LinkPlace>> AllAsync(CancellationToken cancel)
    {
        if (holder.Current?.Catalogue is not { } catalogue) { return []; }
        var places = catalogue.Instruments.SelectMany(i => TextLinks.In(i.Record), (i, url) => new LinkPlace(url, SubjectKind.Instrument, i.Slug, i.Record.Title.Nl))
            .Concat(catalogue.Cases.SelectMany(c => TextLinks.In(c), (c, url) => new LinkPlace(url, SubjectKind.Case, c.Slug, c.Title.Nl))).ToList();
        foreach (var note in await hub.MakerNotes.AsNoTracking().Where(n => n.HiddenAt == null).ToListAsync(cancel))
        {
            if (catalogue.Find(note.Instrument) is { } instrument) { places.AddRange(TextLinks.In(note.Text).Select(url => new LinkPlace(url, SubjectKind.MakerNote, note.Instrument, instrument.Record.Title.Nl, note.AccountId))); }
        }
        foreach (var collection in await hub.Collections.AsNoTracking().Where(c => c.IsPublic && c.HiddenAt == null).ToListAsync(cancel))
        {
            places.AddRange(TextLinks.In(collection.Description).Concat(collection.Items.SelectMany(i => TextLinks.In(i.Note))).Distinct().Select(url => new LinkPlace(url, SubjectKind.Collection, collection.Slug, collection.Name, collection.OwnerId)));
        }
        return places;
    }
}
