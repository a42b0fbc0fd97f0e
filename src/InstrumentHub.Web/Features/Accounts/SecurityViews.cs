using InstrumentHub.Core.Accounts;

namespace InstrumentHub.Web.Features.Accounts;

/// <param name="IsRecent">They proved not long ago that it is them, and may change what is here.</param>
public sealed record SecurityView(
    string Email, bool HasPassword, bool HasCodes, int RecoveryCodesLeft, IReadOnlyList<PasskeyView> Passkeys, IReadOnlyList<SignInRecord> SignIns,
    IReadOnlyList<LinkedProviderView> Linked, IReadOnlyList<ProviderView> Linkable, bool IsRecent)
{
    public PasswordForm Password { get; init; } = new();
    public AddressForm Address { get; init; } = new();
}

/// <param name="Id">The credential's id, base64url.</param>
public sealed record PasskeyView(string Id, string? Name, DateTimeOffset At);

public sealed record LinkedProviderView(string Key, string Subject, string Name);

public sealed class PasswordForm
{
    public string? Current { get; init; }
    public string? Password { get; init; }
}

public sealed class AddressForm
{
    public string? NewEmail { get; init; }
}

/// <param name="Qr">An address that begins with <c>data:</c>.</param>
public sealed record CodesView(string Key, string Qr);
