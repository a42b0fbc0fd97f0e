using InstrumentHub.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace InstrumentHub.Data.Accounts;

/// <summary>
/// Somebody who can sign in. It lives here and not in Core because ASP.NET Core Identity gives its base; Core knows an account by its id.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int MaxNameLength = 80;
    public const int MaxHandleLength = 40;
    public const int MaxEmailLength = 254;
    public const int MaxRulesVersionLength = 20;

    /// <summary>The name others see.</summary>
    public string Name { get; set; } = "";

    /// <summary>Unique, lower case: what one writes after <c>@</c> to mention somebody.</summary>
    public string Handle { get; set; } = "";

    /// <summary>The language of mail: <c>nl</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "nl";

    public PlatformRole Role { get; set; }
    public DateTimeOffset RegisteredAt { get; set; }

    /// <summary>Since when it is no longer a newcomer; see <see cref="Core.Moderation.Standing.Trusted"/>.</summary>
    public DateTimeOffset? TrustedAt { get; set; }

    /// <summary>Which version of the rules of conduct they agreed to last; null for who never did.</summary>
    public string? RulesVersion { get; set; }

    public DateTimeOffset? RulesAgreedAt { get; set; }

    /// <summary>Until then it can read and not write.</summary>
    public DateTimeOffset? SuspendedUntil { get; set; }

    /// <summary>Set when somebody deleted their account: name, address and sign-ins are gone, what stays of their texts has no author any more.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Shown as an example; only a site in development has such.</summary>
    public bool IsExample { get; set; }

    public Actor ToActor(DateTimeOffset now) => new(Id, Role, TrustedAt is not null, SuspendedUntil > now);
}
