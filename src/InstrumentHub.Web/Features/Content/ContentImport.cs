using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Content;

/// <summary>What an import did, in numbers.</summary>
public sealed record ImportReport(int Added, int Changed, int Unchanged, int Proposed, int Retired, int Documents, long Version)
{
    public bool ChangedAnything => Added + Changed + Retired + Documents > 0;
}

/// <summary>Writes content files into the database: one transaction, and nothing at all for what is already there.</summary>
internal sealed class ContentImport(HubContext hub, IDoorbell doorbell, TimeProvider time)
{
    private const string Reason = "Uit de bestanden van de catalogus";

    /// <exception cref="DbUpdateConcurrencyException">Another import was faster; run it again and it will find nothing to do.</exception>
    public async Task<ImportReport> RunAsync(ContentSet content, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var state = await hub.CatalogueState.SingleOrDefaultAsync(cancel) ?? hub.Add(new CatalogueState(now)).Entity;
        var next = state.Version + 1;

        var report = await ImportInstrumentsAsync(content, now, next, cancel);
        report = report with { Documents = await ImportDocumentsAsync(content, next, cancel), Version = state.Version };
        if (report.ChangedAnything)
        {
            state.Advance(now);
            report = report with { Version = state.Version };
        }
        await hub.SaveChangesAsync(cancel);
        if (report.ChangedAnything) { await doorbell.RingAsync(CatalogueFollower.Topic, report.Version, cancel); }
        return report;
    }

    private async Task<ImportReport> ImportInstrumentsAsync(ContentSet content, DateTimeOffset now, long version, CancellationToken cancel)
    {
        var stored = await hub.Instruments.ToDictionaryAsync(i => i.Slug, cancel);
        var (added, changed, unchanged, proposed, retired) = (0, 0, 0, 0, 0);
        foreach (var record in content.Instruments)
        {
            var hash = ContentHash.Of(record);
            if (!stored.Remove(record.Slug, out var instrument))
            {
                hub.Add(Instrument.Publish(record, RecordOrigin.File, Reason, now, version));
                added++;
            }
            else if (instrument.FileHash == hash && instrument.Status == InstrumentStatus.Published) { unchanged++; }
            else if (instrument.Origin == RecordOrigin.File)
            {
                instrument.Revise(record, RecordOrigin.File, Reason, now, version);
                changed++;
            }
            else if (await ProposeAsync(instrument, record, hash, now, cancel)) { proposed++; }
        }
        // What is left has no file any more. A record that people made or changed on the site stays.
        foreach (var gone in stored.Values.Where(i => i is { Origin: RecordOrigin.File, Status: InstrumentStatus.Published }))
        {
            gone.Retire(now, version);
            retired++;
        }
        return new(added, changed, unchanged, proposed, retired, 0, 0);
    }

    private async Task<bool> ProposeAsync(Instrument instrument, InstrumentRecord record, string hash, DateTimeOffset now, CancellationToken cancel)
    {
        instrument.NoteFile(hash);
        if (instrument.Hash == hash || await hub.FileProposals.AnyAsync(p => p.Slug == record.Slug && p.Hash == hash, cancel)) { return false; }
        hub.Add(new FileProposal(record, now));
        return true;
    }

    /// <summary>The file changed and so did people: a moderator compares the two.</summary>
    private void LayBeforeModerator(CatalogueDocument document, string fileHash)
    {
        if (document.FileHash == fileHash || document.Hash == fileHash) { return; }
        document.NoteFile(fileHash);
        var subject = new Subject(document.Kind == DocumentKind.Case ? SubjectKind.Case : SubjectKind.Concept, document.Key);
        hub.DeskItems.Add(new(DeskKind.FileProposal, subject, $"{document.Kind.ToString().ToLowerInvariant()}: {document.Key}", null, null, weight: 1, time.GetUtcNow()));
    }

    private async Task<int> ImportDocumentsAsync(ContentSet content, long version, CancellationToken cancel)
    {
        var wanted = content.Schemes.Select(s => (Kind: DocumentKind.Scheme, Key: s.Id, Record: (object)s))
            .Concat(content.Cases.Select(c => (DocumentKind.Case, c.Slug, (object)c)))
            .Concat(content.Pages.Select(p => (DocumentKind.Page, p.Key, (object)p)));
        var stored = await hub.Documents.ToDictionaryAsync(d => (d.Kind, d.Key), cancel);
        var changes = 0;
        foreach (var (kind, key, record) in wanted)
        {
            if (!stored.Remove((kind, key), out var document)) { hub.Add(new CatalogueDocument(kind, key, record, version)); }
            else if (document.Origin == RecordOrigin.Site)
            {
                LayBeforeModerator(document, ContentHash.Of(record));
                continue;
            }
            else if (document.Hash != ContentHash.Of(record)) { document.Replace(record, version); }
            else { continue; }
            changes++;
        }
        // What people made or changed on the site stays, with or without a file.
        var gone = stored.Values.Where(d => d.Origin == RecordOrigin.File).ToList();
        hub.RemoveRange(gone);
        return changes + gone.Count;
    }
}
