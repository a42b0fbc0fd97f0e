using InstrumentHub.Core.Collections;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Collections;

/// <summary>Somebody's collections are theirs alone: they go with them, public ones too.</summary>
internal sealed class CollectionData(HubContext own, IStringLocalizer<Texts> texts, TimeProvider time) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps { get; } = [typeof(Collection)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel)
    {
        var all = await own.Collections.AsNoTracking().Where(c => c.OwnerId == account).OrderBy(c => c.StartedAt).ToListAsync(cancel);
        return
        [
            new("collections", ["collection", "name", "description", "is_public", "started_at", "changed_at"], [.. all.Select(c => (object?[])[c.Slug, c.Name, c.Description, c.IsPublic, c.StartedAt, c.ChangedAt])]),
            new("collected", ["collection", "instrument", "note", "added_at"], [.. all.SelectMany(c => c.Items.Select(i => (object?[])[c.Slug, i.Instrument, i.Note, i.AddedAt]))]),
        ];
    }

    public async Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel)
    {
        var names = await own.Collections.Where(c => c.OwnerId == account).OrderBy(c => c.Name).Select(c => c.Name).ToListAsync(cancel);
        return new(names.Count == 0 ? [] : [texts["Je verzamelingen, ook wat anderen ervan konden lezen: {0}.", string.Join(", ", names)]], [], []);
    }

    public async Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel)
    {
        DateTimeOffset? now = time.GetUtcNow();
        var slugs = await hub.Collections.Where(c => c.OwnerId == account).Select(c => c.Slug).ToListAsync(cancel);
        await hub.DeskItems.Where(i => i.SubjectKind == SubjectKind.Collection && slugs.Contains(i.SubjectKey) && i.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.ClosedAt, now), cancel);
        await hub.Follows.Where(f => f.SubjectKind == SubjectKind.Collection && slugs.Contains(f.SubjectKey)).ExecuteDeleteAsync(cancel);
        await hub.Collections.Where(c => c.OwnerId == account).ExecuteDeleteAsync(cancel);
    }
}
