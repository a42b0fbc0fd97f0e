using InstrumentHub.Core;
using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>Where administrators change something of the site: the state, the entry of the log and the act itself go into one <c>SaveChanges</c>.</summary>
public sealed class SiteDesk(HubContext hub, SiteSettings settings, IDoorbell doorbell, TimeProvider time)
{
    /// <summary>What nodes listen to.</summary>
    public const string Topic = "site";

    private SiteState? _state;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The state, to be changed.</summary>
    public async Task<SiteState> StateAsync(CancellationToken cancel) =>
        _state ??= await hub.SiteState.SingleOrDefaultAsync(cancel) ?? hub.SiteState.Add(new(Now)).Entity;

    /// <summary>Notes down what is about to be saved.</summary>
    public void Note(AuditAct act, string target, Guid? actor, string reason, string before = "", string after = "") =>
        hub.AuditEntries.Add(new(act, target, actor, reason, before, after, Now));

    /// <exception cref="RuleException">Another administrator changed something at the same moment.</exception>
    public async Task SaveAsync(CancellationToken cancel)
    {
        var isFirst = _state is not null && hub.Entry(_state).State == EntityState.Added;
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { throw Meanwhile(); }
        catch (DbUpdateException) when (isFirst && hub.SiteState.AsNoTracking().Any()) { throw Meanwhile(); }
        await TellAsync(cancel);
    }

    /// <summary>After the commit: this node knows at once, the others hear it.</summary>
    public Task TellAsync(CancellationToken cancel)
    {
        settings.Take(_state);
        return doorbell.RingAsync(Topic, _state?.Version ?? 0, cancel);
    }

    private static RuleException Meanwhile() => new("changed-meanwhile", "Iemand anders wijzigde op hetzelfde moment iets. Kijk of het nog klopt en doe het dan opnieuw.");
}
