using InstrumentHub.Core.Communities;
using InstrumentHub.Web.Features.Communities;

namespace InstrumentHub.Web.Features.Invitations;

/// <param name="Made">The link that was just made: the only time it shows.</param>
public sealed record InvitationsView(CommunityHead Head, IReadOnlyList<InvitationRow> Open, InvitationForm Form, MadeLink? Made);

/// <param name="Email">Null for a link.</param>
public sealed record InvitationRow(Guid Id, string? Email, string By, DateTimeOffset At, DateTimeOffset ExpiresAt, int Uses, int UsesAllowed);

/// <param name="Url">Absolute.</param>
/// <param name="Squares">The dark squares of the QR code, as the path of an SVG of <paramref name="Size"/> by <paramref name="Size"/>.</param>
public sealed record MadeLink(string Url, int Size, string Squares, DateTimeOffset ExpiresAt, int UsesAllowed);

/// <summary>What somebody fills in to invite, by link or by mail.</summary>
public sealed class InvitationForm
{
    public string? Days { get; init; } = "14";
    public string? Uses { get; init; } = "25";

    /// <summary>Addresses, each on a line or with a comma between.</summary>
    public string? Emails { get; init; }
}

/// <summary>The page that an invitation's link leads to.</summary>
public sealed record WelcomeView(string Secret, string Slug, string Name, string Challenge, string? InvitedBy, CommunityVisibility Visibility, bool IsSignedIn, bool IsMember, bool IsExample);
