using System.Globalization;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>What one person did and wrote in communities, as tables to take away.</summary>
internal sealed class CommunityTraces(HubContext hub)
{
    public async Task<IReadOnlyList<PersonalTable>> TablesAsync(Guid account, CancellationToken cancel) =>
        [await MembershipsAsync(account, cancel), await StepsAsync(account, cancel), await RequestsAsync(account, cancel), await InvitationsAsync(account, cancel)];

    private async Task<PersonalTable> MembershipsAsync(Guid account, CancellationToken cancel)
    {
        var rows = await (from m in hub.Memberships.Where(m => m.AccountId == account)
                          join c in hub.Communities on m.CommunityId equals c.Id
                          orderby m.JoinedAt
                          select new { c.Slug, c.Name, m.Role, m.JoinedAt }).ToListAsync(cancel);
        return new("communities", ["community", "name", "role", "joined_at"], [.. rows.Select(r => (object?[])[r.Slug, r.Name, r.Role.ToString(), r.JoinedAt])]);
    }

    /// <summary>Also of communities that they left: it is their own text. The name of a community that became hidden since is not.</summary>
    private async Task<PersonalTable> StepsAsync(Guid account, CancellationToken cancel)
    {
        var known = hub.Communities.ThatExistFor(account);
        var rows = await (from s in hub.LogbookSteps.AsNoTracking().Where(s => s.AuthorId == account)
                          orderby s.Day, s.WrittenAt
                          select new { Step = s, Community = known.Where(c => c.Id == s.CommunityId).Select(c => c.Name).SingleOrDefault() }).ToListAsync(cancel);
        return new("logbook", ["id", "community", "day", "title", "phase", "instrument", "text", "decision", "outcome", "next_step", "shown_to", "written_at", "edited_at"],
            [.. rows.Select(r => (object?[])[r.Step.Id.ToString(), r.Community, r.Step.Day.ToString("O", CultureInfo.InvariantCulture), r.Step.Title, r.Step.Phase, r.Step.Instrument, r.Step.Text, r.Step.Decision,
                r.Step.Outcome, r.Step.NextStep, r.Step.Visibility.ToString(), r.Step.WrittenAt, r.Step.EditedAt])]);
    }

    private async Task<PersonalTable> RequestsAsync(Guid account, CancellationToken cancel)
    {
        var known = hub.Communities.ThatExistFor(account);
        var rows = await (from r in hub.JoinRequests.Where(r => r.AccountId == account)
                          orderby r.AskedAt
                          select new { Community = known.Where(c => c.Id == r.CommunityId).Select(c => c.Name).SingleOrDefault(), r.Message, r.AskedAt, r.Answer, r.AnsweredAt }).ToListAsync(cancel);
        return new("join-requests", ["community", "message", "asked_at", "answer", "answered_at"], [.. rows.Select(r => (object?[])[r.Community, r.Message, r.AskedAt, r.Answer.ToString(), r.AnsweredAt])]);
    }

    private async Task<PersonalTable> InvitationsAsync(Guid account, CancellationToken cancel)
    {
        var known = hub.Communities.ThatExistFor(account);
        var rows = await (from i in hub.Invitations.Where(i => i.InvitedBy == account)
                          orderby i.InvitedAt
                          select new { Community = known.Where(c => c.Id == i.CommunityId).Select(c => c.Name).SingleOrDefault(), i.Email, i.InvitedAt, i.ExpiresAt, i.UsesAllowed, i.Uses }).ToListAsync(cancel);
        return new("invitations", ["community", "email", "invited_at", "expires_at", "uses_allowed", "uses"], [.. rows.Select(r => (object?[])[r.Community, r.Email, r.InvitedAt, r.ExpiresAt, r.UsesAllowed, r.Uses])]);
    }
}
