using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Takes somebody's data out, and them with it if they wish.</summary>
public sealed class Leaving(HubContext hub, IEnumerable<IPersonalData> parts, AccountLetters letters, Outbox outbox, TimeProvider time)
{
    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel)
    {
        List<PersonalTable> tables = [];
        foreach (var part in parts) { tables.AddRange(await part.ExportAsync(account, cancel)); }
        return tables;
    }

    public async Task<Farewell> ForeseeAsync(Account account, CancellationToken cancel)
    {
        List<Farewell> all = [];
        foreach (var part in parts) { all.Add(await part.ForeseeAsync(account.Id, cancel)); }
        return new([.. all.SelectMany(f => f.Goes)], [.. all.SelectMany(f => f.Stays)], [.. all.SelectMany(f => f.Blocks)]);
    }

    /// <summary>All or nothing.</summary>
    /// <exception cref="Core.RuleException">Something must be settled first.</exception>
    public async Task DeleteAsync(Account account, CancellationToken cancel)
    {
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        foreach (var part in parts) { await part.EraseAsync(hub, account.Id, cancel); }
        // What still waits for them would come after the farewell.
        var address = account.Email!;
        await hub.OutgoingMail.Where(m => m.To == address).ExecuteDeleteAsync(cancel);
        letters.Deleted(account.Name, address, account.Language);
        MakeNameless(account, time.GetUtcNow());
        await hub.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await outbox.RingAsync(cancel);
        foreach (var part in parts) { await part.TellAsync(cancel); }
    }

    private static void MakeNameless(Account account, DateTimeOffset at)
    {
        var nobody = $"weg-{account.Id:N}";
        (account.Name, account.Handle, account.UserName, account.NormalizedUserName) = ("", nobody, nobody, nobody.ToUpperInvariant());
        (account.Email, account.NormalizedEmail, account.EmailConfirmed, account.PasswordHash) = (null, null, false, null);
        (account.PhoneNumber, account.TwoFactorEnabled, account.Role, account.TrustedAt) = (null, false, PlatformRole.Member, null);
        // Whoever is signed in as them is out.
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.DeletedAt = at;
    }
}
