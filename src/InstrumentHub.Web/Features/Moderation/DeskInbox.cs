using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>The way onto the desk, for every feature that has something for a moderator.</summary>
public sealed class DeskInbox(HubContext hub, TimeProvider time)
{
    /// <summary>Puts a thing on the desk, or adds weight to what lies there of the same kind and subject. Saves nothing: it goes along with the act.</summary>
    public async Task<DeskItem> OpenAsync(DeskKind kind, Subject subject, string title, Guid? concerns, Guid? community, int weight, CancellationToken cancel)
    {
        var open = await hub.DeskItems.FirstOrDefaultAsync(i => i.Kind == kind && i.SubjectKind == subject.Kind && i.SubjectKey == subject.Key && i.ClosedAt == null, cancel);
        if (open is null) { return hub.DeskItems.Add(new(kind, subject, title, concerns, community, weight, time.GetUtcNow())).Entity; }
        open.AddWeight(weight);
        return open;
    }
}
