using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>
/// What somebody flagged, objected to and decided, and what was decided about them. The log of decisions outlives everybody: what it says of this person
/// leads to an account without a name.
/// </summary>
internal sealed class ModerationData(HubContext own, IStringLocalizer<Texts> texts) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps { get; } = [typeof(Flag), typeof(Objection), typeof(Decision), typeof(DeskItem)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel)
    {
        var flags = await (from f in own.Flags.Where(f => f.AccountId == account)
                           join i in own.DeskItems on f.DeskItemId equals i.Id
                           orderby f.At
                           select new { i.SubjectKind, i.Title, f.Reason, f.Note, f.At, f.AnsweredAt }).ToListAsync(cancel);
        var objections = await own.Objections.AsNoTracking().Where(o => o.AccountId == account).OrderBy(o => o.At).ToListAsync(cancel);
        var decisions = await own.Decisions.AsNoTracking().Where(d => d.ConcernsAccountId == account || d.ActorId == account).OrderBy(d => d.At).ToListAsync(cancel);
        return
        [
            new("flags", ["kind", "title", "reason", "note", "at", "answered_at"], [.. flags.Select(f => (object?[])[f.SubjectKind.ToString(), f.Title, f.Reason.ToString(), f.Note, f.At, f.AnsweredAt])]),
            new("objections", ["text", "at", "decided_at", "upheld"], [.. objections.Select(o => (object?[])[o.Text, o.At, o.DecidedAt, o.Upheld])]),
            // Who decided about somebody is not told, in the log neither.
            new("decisions", ["act", "kind", "by_me", "reason", "before", "at", "until"], [.. decisions.Select(d => (object?[])[d.Act.ToString(), d.SubjectKind.ToString(), d.ActorId == account, d.Reason, d.Before, d.At, d.Until])]),
        ];
    }

    public async Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel)
    {
        List<string> stays = [];
        if (await own.Flags.AnyAsync(f => f.AccountId == account, cancel)) { stays.Add(texts["Wat je meldde aan moderatoren."]); }
        if (await own.Decisions.AnyAsync(d => d.ConcernsAccountId == account || d.ActorId == account, cancel)) { stays.Add(texts["Besluiten van moderatoren waar jij bij betrokken was, en je bezwaren."]); }
        return new([], stays, []);
    }

    public async Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel)
    {
        await hub.Flags.Where(f => f.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(f => f.AccountId, (Guid?)null).SetProperty(f => f.Email, (string?)null), cancel);
        // What a moderator had in hand is for another.
        await hub.DeskItems.Where(i => i.ClaimedBy == account).ExecuteUpdateAsync(s => s.SetProperty(i => i.ClaimedBy, (Guid?)null).SetProperty(i => i.ClaimedAt, (DateTimeOffset?)null), cancel);
        // The item of a person carries their name.
        var key = new Subject(SubjectKind.Account, account).Key;
        var handle = await hub.Accounts.Where(a => a.Id == account).Select(a => a.Handle).SingleAsync(cancel);
        await hub.DeskItems.Where(i => (i.SubjectKind == SubjectKind.Account || i.SubjectKind == SubjectKind.Profile) && (i.SubjectKey == key || i.SubjectKey == handle))
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Title, ""), cancel);
    }
}
