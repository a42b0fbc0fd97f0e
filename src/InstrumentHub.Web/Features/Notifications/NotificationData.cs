using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Notifications;

/// <summary>What somebody follows, was told, and how they want to be told it.</summary>
internal sealed class NotificationData(HubContext own, IStringLocalizer<Texts> texts) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps { get; } = [typeof(Notice), typeof(Follow), typeof(MailWishes)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel)
    {
        var notices = await own.Notices.AsNoTracking().Where(n => n.AccountId == account).OrderBy(n => n.At).ToListAsync(cancel);
        var follows = await own.Follows.AsNoTracking().Where(f => f.AccountId == account).OrderBy(f => f.At).ToListAsync(cancel);
        var wishes = await own.MailWishes.AsNoTracking().Where(w => w.AccountId == account).ToListAsync(cancel);
        return
        [
            new("notices", ["at", "kind", "text_nl", "text_en", "read_at"], [.. notices.Select(n => (object?[])[n.At, n.Kind.ToString(), n.TextNl, n.TextEn, n.ReadAt])]),
            new("follows", ["kind", "key", "since"], [.. follows.Select(f => (object?[])[f.SubjectKind.ToString(), f.SubjectKey, f.At])]),
            new("mail-wishes", ["digest", "at_once"], [.. wishes.Select(w => (object?[])[w.Digest.ToString(), w.AtOnce])]),
        ];
    }

    public async Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel) => new(
        await own.Notices.AnyAsync(n => n.AccountId == account, cancel) || await own.Follows.AnyAsync(f => f.AccountId == account, cancel) ? [texts["Wat je volgt, en de berichten die je kreeg."]] : [], [], []);

    public async Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel)
    {
        await hub.Notices.Where(n => n.AccountId == account).ExecuteDeleteAsync(cancel);
        await hub.Follows.Where(f => f.AccountId == account).ExecuteDeleteAsync(cancel);
        await hub.MailWishes.Where(w => w.AccountId == account).ExecuteDeleteAsync(cancel);
    }
}
