namespace InstrumentHub.Core.Accounts;

/// <summary>One time that somebody signed in, shown to themselves so that they notice what was not them. No network address is kept.</summary>
public sealed class SignInRecord
{
    public const int MaxBrowserLength = 60;

    private SignInRecord()
    {
    }

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public SignInKind Kind { get; private init; }

    /// <summary>Family and system, such as <c>Firefox, Windows</c>.</summary>
    public string Browser { get; private init; } = "";

    public static SignInRecord Of(Guid account, SignInKind kind, string browser, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), AccountId = account, Kind = kind, Browser = browser, At = at };
}

public enum SignInKind
{
    Password,
    MailLink,
    Passkey,
    Provider,
    Example,
}
