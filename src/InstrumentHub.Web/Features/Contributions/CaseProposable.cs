using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Contributions;

internal sealed class CaseProposable(HubContext hub, RecordCheck check, TimeProvider time) : IProposable
{
    public ProposalTarget Target => ProposalTarget.Case;

    public string Blank() =>
        $$$"""{"slug":"","sources":[{"citation":"Beschreven op InstrumentHub","checked":"{{{time.GetUtcNow():yyyy-MM-dd}}}","state":"unchecked"}]}""";

    public async Task<PresentRecord?> FindAsync(string key, CancellationToken cancel) =>
        await hub.Documents.AsNoTracking().Where(d => d.Kind == DocumentKind.Case && d.Key == key).Select(d => d.Json).SingleOrDefaultAsync(cancel) is { } json ? new(json, null) : null;

    public async Task<string> KeyForAsync(string record, CancellationToken cancel) =>
        await FreeSlug.OfAsync(TitleOf(record), InstrumentRecord.MaxSlugLength, slug => hub.Documents.AnyAsync(d => d.Kind == DocumentKind.Case && d.Key == slug, cancel));

    public IReadOnlyList<string> Faults(string record) => check.Faults<CaseRecord>(record, TitleOf(record), ContentWriter.Write);

    public async Task<int?> PublishAsync(string key, string record, string reason, Guid? author, CancellationToken cancel)
    {
        var completed = RecordEditor.As<CaseRecord>(RecordEditor.Completed(RecordEditor.Parse(record))) with { Slug = key };
        await DocumentEdit.ReplaceAsync(hub, DocumentKind.Case, key, completed, time.GetUtcNow(), cancel);
        return null;
    }

    public async Task WithdrawAsync(string key, CancellationToken cancel)
    {
        (await hub.CatalogueState.SingleAsync(cancel)).Advance(time.GetUtcNow());
        hub.Documents.Remove(await hub.Documents.SingleAsync(d => d.Kind == DocumentKind.Case && d.Key == key, cancel));
    }

    public string TitleOf(string record) => InstrumentProposable.TitleOfPair(record, "title");

    public string Url(Addresses to, string key) => to.Case(key);
}

internal static class DocumentEdit
{
    /// <summary>Makes or replaces a document and moves the catalogue on; saves nothing.</summary>
    public static async Task ReplaceAsync(HubContext hub, DocumentKind kind, string key, object record, DateTimeOffset now, CancellationToken cancel)
    {
        var state = await hub.CatalogueState.SingleAsync(cancel);
        state.Advance(now);
        if (await hub.Documents.SingleOrDefaultAsync(d => d.Kind == kind && d.Key == key, cancel) is { } known) { known.Revise(record, state.Version); }
        else { hub.Documents.Add(CatalogueDocument.FromSite(kind, key, record, state.Version)); }
    }
}
