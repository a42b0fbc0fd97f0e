using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace InstrumentHub.Core.Accounts;

/// <summary>
/// What a link in a mail carries: a secret that does one thing, once, for a while. The database keeps its hash only, so that who reads a backup
/// can use none of them. Opening the link uses nothing up (mail scanners open links); the button on the page behind it does.
/// </summary>
public sealed class OneTimeKey
{
    private const int SecretBytes = 32;

    /// <summary>The length of a SHA-256 in this alphabet.</summary>
    public const int HashLength = 43;
    public const int MaxDataLength = 600;

    private OneTimeKey()
    {
    }

    /// <summary>SHA-256 of the secret. The secret is as random as the hash is long, so no salt and no slow hash are needed.</summary>
    public string Hash { get; private init; } = "";

    public OneTimePurpose Purpose { get; private init; }

    /// <summary>Whom it is for; null for who has no account yet.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>What the purpose needs beside the account, such as a new address.</summary>
    public string? Data { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public static (OneTimeKey Key, string Secret) Make(OneTimePurpose purpose, Guid? account, DateTimeOffset now, string? data = null)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (new() { Hash = HashOf(secret), Purpose = purpose, AccountId = account, Data = data, ExpiresAt = now + purpose.Lifetime() }, secret);
    }

    public static string HashOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

public enum OneTimePurpose
{
    ConfirmAddress,
    SignIn,
    ChoosePassword,
    ChangeAddress,
    LinkProvider,
    FirstAdministrator,
}

public static class OneTimePurposes
{
    public static TimeSpan Lifetime(this OneTimePurpose purpose) => purpose switch
    {
        OneTimePurpose.SignIn => TimeSpan.FromMinutes(15),
        OneTimePurpose.ChoosePassword or OneTimePurpose.LinkProvider => TimeSpan.FromHours(1),
        OneTimePurpose.FirstAdministrator => TimeSpan.FromDays(30),
        _ => TimeSpan.FromDays(1),
    };
}
