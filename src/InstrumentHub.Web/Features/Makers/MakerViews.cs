using InstrumentHub.Core.Makers;
using InstrumentHub.Web.Features.Contributions;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Makers;

public sealed record MakerForm(string? Text);

public sealed record MakerDecisionForm(string? Act, string? Reason);

/// <param name="State">Of the claim of who reads; null when they made none.</param>
public sealed record MakerView(string Slug, TextView Title, MakerClaimState? State, string? Text)
{
    /// <summary>For a confirmed maker: what others propose.</summary>
    public IReadOnlyList<MakerProposal> Proposals { get; init; } = [];

    public IReadOnlyList<MakerNote> Notes { get; init; } = [];

    /// <summary>Revisions, the newest first.</summary>
    public IReadOnlyList<int> Revisions { get; init; } = [];
}

/// <param name="IsOwn">One's own proposal is for somebody else to accept.</param>
public sealed record MakerProposal(Guid Id, string By, DateTimeOffset At, bool IsOwn, ChangesView Changes);
