using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Web.Features.Notifications;

internal sealed class FollowableInstrument(SnapshotHolder holder) : IFollowable
{
    public SubjectKind Kind => SubjectKind.Instrument;

    public Task<FollowedThing?> FindAsync(string key, Guid account, Language language, CancellationToken cancel) => Task.FromResult(
        holder.Current?.Catalogue.Find(key) is { } found ? new FollowedThing(found.Record.Title.In(language), to => to.Instrument(key)) : null);
}

internal sealed class FollowableConcept(SnapshotHolder holder) : IFollowable
{
    public SubjectKind Kind => SubjectKind.Concept;

    public Task<FollowedThing?> FindAsync(string key, Guid account, Language language, CancellationToken cancel) => Task.FromResult(
        holder.Current?.Catalogue.Scheme(ConceptScheme.Thesaurus).Scheme.Concepts.FirstOrDefault(c => c.Id == key) is { } found ? new FollowedThing(found.Label(language), to => to.Concept(key)) : null);
}

internal sealed class FollowableCase(SnapshotHolder holder) : IFollowable
{
    public SubjectKind Kind => SubjectKind.Case;

    public Task<FollowedThing?> FindAsync(string key, Guid account, Language language, CancellationToken cancel) => Task.FromResult(
        holder.Current?.Catalogue.FindCase(key) is { } found ? new FollowedThing(found.Title.In(language), to => to.Case(key)) : null);
}
