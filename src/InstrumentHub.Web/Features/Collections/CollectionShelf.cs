using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Collections;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Trust;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Collections;

/// <summary>Keeps people's collections.</summary>
public sealed class CollectionShelf(HubContext hub, DeskInbox inbox, TextPlacing placing, TimeProvider time)
{
    private const int MaxAttempts = 50;

    /// <summary>The collection, if this person may read it; for others it does not exist.</summary>
    public async Task<Collection?> FindAsync(string slug, Actor actor, CancellationToken cancel) =>
        await hub.Collections.SingleOrDefaultAsync(c => c.Slug == slug, cancel) is { } found && found.IsReadableBy(actor.AccountId) ? found : null;

    /// <summary>The collection, to change it; null for who may not even read it.</summary>
    /// <exception cref="NotAllowedException">It is somebody else's.</exception>
    public async Task<Collection?> OwnAsync(string slug, Actor actor, CancellationToken cancel)
    {
        if (await FindAsync(slug, actor, cancel) is not { } found) { return null; }
        actor.Demand(Permissions.EditCollection, found.OwnerId == actor.AccountId ? Standing.Author : Standing.None);
        return found;
    }

    /// <exception cref="RuleException">This person has too many.</exception>
    public async Task<Collection> StartAsync(Actor actor, string name, string description, bool isPublic, IEnumerable<string> instruments, CancellationToken cancel)
    {
        if (await hub.Collections.CountAsync(c => c.OwnerId == actor.AccountId, cancel) >= Collection.MaxPerPerson) { throw new RuleException("too-many-collections", "Je hebt al {0} verzamelingen. Verwijder er eerst een.", Collection.MaxPerPerson); }
        var collection = new Collection(actor.Id, await FreeSlugAsync(name, cancel), time.GetUtcNow());
        collection.Describe(name, description, isPublic, time.GetUtcNow());
        collection.Add(instruments, time.GetUtcNow());
        await PlaceAsync(collection, cancel);
        hub.Collections.Add(collection);
        await SaveAsync(cancel);
        return collection;
    }

    public async Task AddAsync(Collection collection, IEnumerable<string> instruments, CancellationToken cancel)
    {
        collection.Add(instruments, time.GetUtcNow());
        await SaveAsync(cancel);
    }

    /// <param name="edition">The edition that was edited.</param>
    /// <exception cref="RuleException">It was changed elsewhere in the meantime.</exception>
    public async Task ChangeAsync(Collection collection, string name, string description, bool isPublic, ValueList<CollectionItem> items, int edition, CancellationToken cancel)
    {
        if (edition != collection.Edition) { throw Elsewhere(); }
        collection.Describe(name, description, isPublic, time.GetUtcNow());
        collection.Arrange(items, time.GetUtcNow());
        await PlaceAsync(collection, cancel);
        await inbox.ResubmitAsync(collection, new(SubjectKind.Collection, collection.Slug), name, collection.OwnerId, null, cancel);
        await SaveAsync(cancel);
    }

    public async Task RemoveAsync(Collection collection, CancellationToken cancel)
    {
        hub.Collections.Remove(collection);
        await SaveAsync(cancel);
    }

    private Task PlaceAsync(Collection collection, CancellationToken cancel) => placing.PlaceAsync(collection.HiddenAt is null ? collection : null, new(
        new(SubjectKind.Collection, collection.Slug), $"{collection.Name}\n\n{collection.Said}", collection.Name, collection.IsPublic ? TextReach.Everyone : TextReach.Nobody), cancel);

    private async Task<string> FreeSlugAsync(string name, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var slug = Collection.SlugOf(name, attempt);
            if (!await hub.Collections.AnyAsync(c => c.Slug == slug, cancel)) { return slug; }
        }
        return $"{Collection.SlugOf(name, 1)}-{time.GetUtcNow().ToUnixTimeSeconds() % 100_000_000}";
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) { throw Elsewhere(); }
    }

    private static RuleException Elsewhere() => new("collection-changed", "Deze verzameling is intussen ergens anders bewaard. Wat jij typte staat hieronder; bewaar nog eens om dat te houden.");
}
