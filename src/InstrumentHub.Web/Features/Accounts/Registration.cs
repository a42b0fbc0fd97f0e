using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Conduct;
using InstrumentHub.Web.Features.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>
/// Makes accounts. Whether an address is known shows in the mail alone: the page says the same, and takes as long. A password chosen when registering
/// counts only once its chooser typed it again behind the confirming link; otherwise somebody could register another's address and wait for
/// them to confirm it.
/// </summary>
public sealed class Registration(
    HubContext hub, UserManager<Account> users, IPasswordHasher<Account> hasher, AccountKeys keys, AccountLetters letters, AccountLimits limits, Outbox outbox, ConductRules conduct, TimeProvider time)
{
    public async Task RegisterAsync(NewAccount who, CancellationToken cancel)
    {
        try { await TryAsync(who, cancel); }
        catch (Exception error) when (error is DbUpdateException or InvalidOperationException && !cancel.IsCancellationRequested)
        {
            // The same form in the same moment, or another of the same name: by now it is there to be found.
            hub.ChangeTracker.Clear();
            await TryAsync(who, cancel);
        }
    }

    private async Task TryAsync(NewAccount who, CancellationToken cancel)
    {
        // Hashing is what takes long, so it is done for known addresses too.
        var hash = hasher.HashPassword(new Account(), who.Password ?? Guid.NewGuid().ToString());
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        var account = await users.FindByEmailAsync(who.Email);
        if (account is { EmailConfirmed: true })
        {
            if (limits.MayMail(who.Email)) { letters.AlreadyKnown(account); }
        }
        else
        {
            if (account is null) { account = await AddAsync(who, cancel); }
            else { await RenewAsync(account, who.Name, cancel); }
            account.PasswordHash = who.Password is null ? null : hash;
            if (limits.MayMail(who.Email)) { letters.ConfirmAddress(account, keys.Add(OneTimePurpose.ConfirmAddress, account.Id, who.Back)); }
        }
        await hub.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await outbox.RingAsync(cancel);
    }

    /// <summary>Makes an account whose address needs no mail to be believed: that of the first administrator, or one that a provider vouches for.</summary>
    public async Task<Account> AddConfirmedAsync(NewAccount who, CancellationToken cancel)
    {
        var account = await AddAsync(who, cancel);
        account.EmailConfirmed = true;
        if (who.Password is not null) { account.PasswordHash = hasher.HashPassword(account, who.Password); }
        await hub.SaveChangesAsync(cancel);
        return account;
    }

    private async Task<Account> AddAsync(NewAccount who, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var handle = await Handles.FreeAsync(hub, who.Name, cancel);
        var account = new Account
        {
            Id = Guid.CreateVersion7(now), Name = who.Name, Handle = handle, UserName = handle, Email = who.Email, Language = who.Language, RegisteredAt = now,
            RulesVersion = conduct.Version, RulesAgreedAt = now,
        };
        var made = await users.CreateAsync(account);
        return made.Succeeded ? account : throw new InvalidOperationException(string.Join(' ', made.Errors.Select(e => e.Code)));
    }

    /// <summary>Who registers again before confirming starts anew; links that are under way end.</summary>
    private async Task RenewAsync(Account account, string name, CancellationToken cancel)
    {
        account.Name = name;
        await keys.RevokeAsync(account.Id, cancel, OneTimePurpose.ConfirmAddress);
    }
}

/// <param name="Password">Null for who signs in by mail, passkey or provider.</param>
/// <param name="Back">The page of this site that they came from, such as an invitation, and go back to once their address is confirmed.</param>
public sealed record NewAccount(string Name, string Email, string? Password, string Language, string? Back = null);
