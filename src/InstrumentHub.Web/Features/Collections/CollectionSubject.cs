using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Collections;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Collections;

/// <summary>A collection on the desk: hidden, only its owner still sees it.</summary>
internal sealed class CollectionSubject(HubContext hub, TimeProvider time) : IModerated
{
    public SubjectKind Kind => SubjectKind.Collection;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Hide, DecisionAct.Unhide];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel) => await OneAsync(key, cancel) is { } found
        ? new(found.Name, to => to.Collection(key), found.OwnerId, Text: new(SafeMarkdown.ToHtml(Said(found), new TextOptions(Language.Dutch))), IsHidden: found.HiddenAt is not null)
        : null;

    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => await OneAsync(key, cancel) is { } found && found.IsReadableBy(actor.AccountId);

    public Task ApplyAsync(Decision decision, CancellationToken cancel) => SetAsync(decision.SubjectKey, decision.Act == DecisionAct.Hide, cancel);

    public Task RevertAsync(Decision decision, CancellationToken cancel) => SetAsync(decision.SubjectKey, decision.Act != DecisionAct.Hide, cancel);

    public Task TellAsync(string key, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>All that its owner wrote, as a moderator must read it.</summary>
    private static string Said(Collection collection) => string.Join("\n\n", [collection.Description, .. collection.Items.Where(i => i.Note.Length > 0).Select(i => i.Note)]);

    private async Task SetAsync(string key, bool hidden, CancellationToken cancel)
    {
        var found = (await OneAsync(key, cancel))!;
        if (hidden) { found.Hide(time.GetUtcNow()); }
        else { found.Show(); }
    }

    private Task<Collection?> OneAsync(string key, CancellationToken cancel) => hub.Collections.SingleOrDefaultAsync(c => c.Slug == key, cancel);
}
