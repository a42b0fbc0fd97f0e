using System.ComponentModel.DataAnnotations;

namespace InstrumentHub.Web.Features.Mail;

/// <summary>The server that takes mail in. Without one nothing is sent; an administrator then reads on the site what was to be sent.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    public string? Host { get; init; }

    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>Whom mail comes from.</summary>
    [EmailAddress]
    public string? From { get; init; }

    /// <summary>Encrypt with STARTTLS; only a server on the same machine may go without.</summary>
    public bool StartTls { get; init; } = true;

    public bool IsOn => !string.IsNullOrEmpty(Host);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && From is null) { yield return new("Mail:From is needed when Mail:Host is set.", [nameof(From)]); }
        if (User is null != Password is null) { yield return new("Mail:User and Mail:Password belong together.", [nameof(User)]); }
    }
}
