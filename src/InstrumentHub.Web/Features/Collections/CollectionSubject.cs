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
internal sealed class CollectionSubject(HubContext hub) : IModerated
{
    public SubjectKind Kind => SubjectKind.Collection;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Accept, DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Return, DecisionAct.Remove, DecisionAct.Purge];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel) => await OneAsync(key, cancel) is { } found
        ? new(found.Name, to => to.Collection(key), found.OwnerId, Text: new(SafeMarkdown.ToHtml(found.Said, new TextOptions(Language.Dutch))), IsHidden: found.HiddenAt is not null) { Unfit = found.Unfit() }
        : null;

    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => await OneAsync(key, cancel) is { } found && found.IsReadableBy(actor.AccountId);

    public async Task ApplyAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision.SubjectKey, cancel))!.Apply(decision);

    public async Task RevertAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision.SubjectKey, cancel))!.Revert(decision, decision.At);

    public Task TellAsync(string key, CancellationToken cancel) => Task.CompletedTask;

    private Task<Collection?> OneAsync(string key, CancellationToken cancel) => hub.Collections.SingleOrDefaultAsync(c => c.Slug == key, cancel);
}
