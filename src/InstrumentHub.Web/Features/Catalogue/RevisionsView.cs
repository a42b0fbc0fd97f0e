using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Catalogue;

public sealed record RevisionsView(TextView Title, string InstrumentUrl, IReadOnlyList<RevisionRow> Revisions);

/// <param name="Note">What changed, in words; null when nobody said.</param>
/// <param name="DiffUrl">What changed since the version before; null for the first.</param>
public sealed record RevisionRow(int Number, DateTimeOffset Published, string? Note, string Url, bool Current, string? DiffUrl = null);
