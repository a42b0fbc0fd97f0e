using System.Collections.Frozen;
using InstrumentHub.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>
/// Long rather than intricate (NIST SP 800-63B): no classes of characters, but nothing that everybody tries first. What is left when digits and
/// signs are taken off the ends must be more than one common word, one's own name, or a few characters over and over.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int MinLength = 10, MaxLength = 128;
    private const int FewestDifferentCharacters = 5;

    public const string TooShort = "too-short", TooLong = "too-long", TooCommon = "too-common";

    private static readonly FrozenSet<string> Common = CommonPasswords.Words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A code of what is wrong; null when nothing is.</summary>
    public static string? Fault(string password, params string?[] own)
    {
        if (password.Length < MinLength) { return TooShort; }
        if (password.Length > MaxLength) { return TooLong; }
        var plain = password.ToLowerInvariant();
        var core = plain.Trim("0123456789!@#$%^&*()-_=+.,;:?/ ".ToCharArray());
        var isCommon = core.Length == 0 || Common.Contains(core) || Common.Contains(plain) || plain.Distinct().Count() < FewestDifferentCharacters
            || own.Any(o => !string.IsNullOrEmpty(o) && core.Equals(o, StringComparison.OrdinalIgnoreCase));
        return isCommon ? TooCommon : null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Fault(password ?? "", user.Name, user.Handle, user.Email, user.Email?.Split('@')[0]) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault, Description = fault })
            : IdentityResult.Success);
}
