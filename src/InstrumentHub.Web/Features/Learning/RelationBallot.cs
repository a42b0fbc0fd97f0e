using InstrumentHub.Core.Learning;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>What people say of what is shown as related: one vote a person and relation, that can be changed and taken back.</summary>
public sealed class RelationBallot(HubContext hub, Actors actors, SnapshotHolder holder, IDoorbell doorbell, TimeProvider time)
{
    /// <returns>
    /// By the slug of the other instrument what this reader said; null for who is not signed in or may not vote, and while the database is away: the page
    /// can then be read all the same.
    /// </returns>
    public async Task<IReadOnlyDictionary<string, bool>?> OwnAsync(string slug, CancellationToken cancel)
    {
        if (holder.DatabaseAway || await actors.AccountToShowAsync(cancel) is not { } account || !account.ToActor(time.GetUtcNow()).May(Permissions.VoteOnRelation)) { return null; }
        return await hub.RelationVotes.AsNoTracking().Where(v => v.AccountId == account.Id && (v.First == slug || v.Second == slug))
            .ToDictionaryAsync(v => v.First == slug ? v.Second : v.First, v => v.Agrees, cancel);
    }

    /// <summary>Saying the same twice changes nothing.</summary>
    /// <param name="agrees">Null takes the vote back.</param>
    /// <exception cref="Core.RuleException">Both are the same instrument.</exception>
    public async Task CastAsync(Guid account, string one, string other, bool? agrees, CancellationToken cancel)
    {
        if (!await ChangeAsync(account, one, other, agrees, cancel)) { return; }
        await doorbell.RingAsync(UseFollower.Topic, cancel: cancel);
    }

    private async Task<bool> ChangeAsync(Guid account, string one, string other, bool? agrees, CancellationToken cancel)
    {
        var (first, second) = RelationVote.Pair(one, other);
        var own = hub.RelationVotes.Where(v => v.AccountId == account && v.First == first && v.Second == second);
        if (agrees is not { } said) { return await own.ExecuteDeleteAsync(cancel) > 0; }
        if (await own.SingleOrDefaultAsync(cancel) is { } vote)
        {
            if (!vote.Change(said, time.GetUtcNow())) { return false; }
        }
        else { hub.RelationVotes.Add(new(account, one, other, said, time.GetUtcNow())); }
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) when (hub.RelationVotes.AsNoTracking().Any(v => v.AccountId == account && v.First == first && v.Second == second))
        {
            // Sent twice at once: the other one came first, and the last word counts.
            hub.ChangeTracker.Clear();
            return await ChangeAsync(account, one, other, agrees, cancel);
        }
        return true;
    }
}
