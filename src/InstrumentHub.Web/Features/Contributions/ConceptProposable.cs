using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Data.Administration;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>A concept of the thesaurus: one entry of the scheme, which is stored as one document.</summary>
internal sealed class ConceptProposable(HubContext hub, RecordCheck check, TimeProvider time) : IProposable
{
    public ProposalTarget Target => ProposalTarget.Concept;

    public string Blank() => """{"id":"","altLabels":{"nl":[],"en":[]},"hiddenLabels":{"nl":[],"en":[]},"broader":[],"related":[]}""";

    public async Task<PresentRecord?> FindAsync(string key, CancellationToken cancel) =>
        (await SchemeAsync(cancel)).Concepts.FirstOrDefault(c => c.Id == key) is { } concept ? new(ContentJson.Write(concept), null) : null;

    public async Task<string> KeyForAsync(string record, CancellationToken cancel)
    {
        var taken = (await SchemeAsync(cancel)).Concepts.Select(c => c.Id).ToHashSet();
        return await FreeSlug.OfAsync(TitleOf(record), Concept.MaxIdLength, id => Task.FromResult(taken.Contains(id)));
    }

    public IReadOnlyList<string> Faults(string record) => check.ConceptFaults(record);

    public async Task<int?> PublishAsync(string key, string record, string reason, Guid? author, CancellationToken cancel)
    {
        var concept = RecordCheck.ConceptOf(record) with { Id = key };
        var scheme = await SchemeAsync(cancel);
        await hub.NoteAsync(ConceptScheme.Thesaurus, scheme.Concepts.FirstOrDefault(c => c.Id == key), concept, null, reason, author, time.GetUtcNow(), cancel);
        var concepts = scheme.Concepts.Any(c => c.Id == key) ? scheme.Concepts.Select(c => c.Id == key ? concept : c) : scheme.Concepts.Append(concept);
        await DocumentEdit.ReplaceAsync(hub, DocumentKind.Scheme, ConceptScheme.Thesaurus, scheme with { Concepts = concepts.ToValueList() }, time.GetUtcNow(), cancel);
        return null;
    }

    public async Task WithdrawAsync(string key, CancellationToken cancel)
    {
        var scheme = await SchemeAsync(cancel);
        if (scheme.Concepts.FirstOrDefault(c => c.Id == key) is { } gone) { await hub.NoteAsync(ConceptScheme.Thesaurus, gone, null, null, "", null, time.GetUtcNow(), cancel); }
        await DocumentEdit.ReplaceAsync(hub, DocumentKind.Scheme, ConceptScheme.Thesaurus, scheme with { Concepts = scheme.Concepts.Where(c => c.Id != key).ToValueList() }, time.GetUtcNow(), cancel);
    }

    public string TitleOf(string record) => InstrumentProposable.TitleOfPair(record, "prefLabel");

    public string Url(Addresses to, string key) => to.Concept(key);

    private async Task<ConceptScheme> SchemeAsync(CancellationToken cancel) =>
        (await hub.Documents.AsNoTracking().SingleAsync(d => d.Kind == DocumentKind.Scheme && d.Key == ConceptScheme.Thesaurus, cancel)).Read<ConceptScheme>();
}
