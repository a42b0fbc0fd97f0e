using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Moderation.Subjects;

/// <summary>A concept of the thesaurus. It hangs together with others, so a moderator mends it with a change instead of hiding it.</summary>
internal sealed class ConceptSubject(SnapshotHolder holder) : IModerated
{
    public SubjectKind Kind => SubjectKind.Concept;

    public IReadOnlyList<DecisionAct> Acts => [];

    public Task<SubjectView?> FindAsync(string key, CancellationToken cancel) => Task.FromResult(
        holder.Current?.Catalogue.Thesaurus.Find(key) is { } found ? new SubjectView(found.Label(Language.Dutch), to => to.Concept(key)) : null);

    public Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => Task.FromResult(holder.Current?.Catalogue.Thesaurus.Find(key) is not null);

    public Task ApplyAsync(Decision decision, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Other words may have come since; who wants one away takes it away on the page of synonyms.</summary>
    public Task RevertAsync(Decision decision, CancellationToken cancel) =>
        decision.Act == DecisionAct.ChangeSynonyms ? throw new RuleException("cannot-undo", "Dit besluit kan niet ongedaan worden gemaakt.") : Task.CompletedTask;

    public Task TellAsync(string key, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A case. It tells what sources say; what is wrong in it is mended with a change.</summary>
internal sealed class CaseSubject(SnapshotHolder holder, SafeMarkdown markdown) : IModerated
{
    public SubjectKind Kind => SubjectKind.Case;

    public IReadOnlyList<DecisionAct> Acts => [];

    public Task<SubjectView?> FindAsync(string key, CancellationToken cancel) => Task.FromResult(
        Find(key) is { } found ? new SubjectView(found.Title.Nl, to => to.Case(key), Text: new(markdown.Catalogue(found.Summary.Nl, Language.Dutch))) : null);

    public Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => Task.FromResult(Find(key) is not null);

    public Task ApplyAsync(Decision decision, CancellationToken cancel) => Task.CompletedTask;

    public Task RevertAsync(Decision decision, CancellationToken cancel) => Task.CompletedTask;

    public Task TellAsync(string key, CancellationToken cancel) => Task.CompletedTask;

    private CaseRecord? Find(string key) => holder.Current?.Catalogue.FindCase(key);
}
