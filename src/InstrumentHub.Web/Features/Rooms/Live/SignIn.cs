using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>What a session says of its account; whether that still counts the database knows.</summary>
internal static class SignIn
{
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>A session made by the application itself.</summary>
    public static ClaimsPrincipal As(Guid id, string stamp) => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString()), new(StampClaim, stamp)], "hub"));

    public static Guid? IdOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static string? StampOf(ClaimsPrincipal? user) => user?.FindFirstValue(StampClaim);
}
