using InstrumentHub.Core.Catalogue;
using InstrumentHub.Web.Features.Contributions;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Revisions;

/// <param name="UndoUrl">Takes back the restore of a moment ago.</param>
public sealed record RevisionsView(TextView Title, string InstrumentUrl, IReadOnlyList<RevisionRow> Revisions, bool MayRestore, string? UndoUrl);

/// <param name="Note">What changed, in words; null when nobody said.</param>
/// <param name="Who">The name of whose change it is; null when that is nobody in particular.</param>
/// <param name="DiffUrl">What changed since the version before; null for the first.</param>
public sealed record RevisionRow(int Number, DateTimeOffset Published, RecordOrigin Origin, string? Who, string? Note, string Url, bool Current, string? DiffUrl, string RestoreUrl);

public sealed record DifferenceView(TextView Title, string InstrumentUrl, string RevisionsUrl, RevisionRow Row, int Before, ChangesView Changes);
