using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Logbook;

/// <summary>A step of a logbook on the desk. Hidden, only who wrote it sees it.</summary>
internal sealed class StepSubject(HubContext hub, CommunityAccess access, IDoorbell doorbell) : IModerated
{
    public SubjectKind Kind => SubjectKind.LogbookStep;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Accept, DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Return, DecisionAct.Remove, DecisionAct.Purge];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel)
    {
        if (!Guid.TryParse(key, out var id)) { return null; }
        var found = await (from s in hub.LogbookSteps.AsNoTracking().Where(s => s.Id == id)
                           join c in hub.Communities on s.CommunityId equals c.Id
                           select new { Step = s, c.Slug, c.Name, IsOpen = c.Visibility == CommunityVisibility.Open }).SingleOrDefaultAsync(cancel);
        if (found is null) { return null; }
        var (step, isPublic) = (found.Step, found.IsOpen && found.Step.Visibility is Visibility.Public or Visibility.Platform);
        // The list of the desk is read by more people than may read a community's logbook.
        return new(isPublic ? step.Title : found.Name, to => to.Step(found.Slug, id), step.AuthorId, step.CommunityId, new(SafeMarkdown.ToHtml(step.Said, new TextOptions(Language.Dutch))), IsHidden: step.HiddenAt is not null)
        {
            Unfit = step.Unfit(), CommunitySlug = found.Slug, IsConfidential = !isPublic,
        };
    }

    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel)
    {
        if (!Guid.TryParse(key, out var id) || await hub.LogbookSteps.Where(s => s.Id == id).Select(s => (Guid?)s.CommunityId).SingleOrDefaultAsync(cancel) is not { } community) { return false; }
        return await access.FindAsync(actor, community, cancel) is { } place && await hub.LogbookSteps.ThatShowFor(actor, place).AnyAsync(s => s.Id == id && s.HiddenAt == null, cancel);
    }

    public async Task ApplyAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision, cancel)).Apply(decision);

    public async Task RevertAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision, cancel)).Revert(decision, decision.At);

    public Task TellAsync(string key, CancellationToken cancel) => doorbell.RingAsync(CommunityDesk.ListingsTopic, cancel: cancel);

    private Task<LogbookStep> OneAsync(Decision decision, CancellationToken cancel)
    {
        var id = Guid.Parse(decision.SubjectKey);
        return hub.LogbookSteps.SingleAsync(s => s.Id == id, cancel);
    }
}
