namespace InstrumentHub.Web.Features.Accounts;

public sealed class RegisterForm
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Password { get; init; }
    public bool Rules { get; init; }

    /// <summary>The key that makes the first administrator.</summary>
    public string? Sleutel { get; init; }

    public string? Terug { get; init; }
}

public sealed class SignInForm
{
    public string? Email { get; init; }
    public string? Password { get; init; }
    public bool Stay { get; init; }
    public string? Terug { get; init; }
}

public sealed class KeyForm
{
    public string? Sleutel { get; init; }
    public string? Password { get; init; }
    public bool Stay { get; init; }

    /// <summary>Go on without the password that was chosen when registering.</summary>
    public bool Without { get; init; }
}

public sealed class CodeForm
{
    public string? Code { get; init; }
    public bool Stay { get; init; }
    public string? Terug { get; init; }
}

public sealed class PasskeyForm
{
    /// <summary>What the browser made, as JSON.</summary>
    public string? Credential { get; init; }
    public string? Name { get; init; }
    public string? Terug { get; init; }
}

/// <summary>A page where somebody presses the button behind a link of a mail.</summary>
/// <param name="AsksPassword">A password waits to be confirmed by who chose it.</param>
public sealed record KeyView(string Key, string? Email = null, bool AsksPassword = false);

public sealed record SignInView(SignInForm Form, IReadOnlyList<ProviderView> Providers, bool MailIsOn);

public sealed record RegisterView(RegisterForm Form, IReadOnlyList<ProviderView> Providers, bool IsFirst)
{
    /// <summary>Why this visitor cannot make an account here; null when they can.</summary>
    public string? Closed { get; init; }
}

public sealed record ProviderView(string Key, string Name);
