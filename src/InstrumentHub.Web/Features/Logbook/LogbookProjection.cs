using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Logbook;

/// <summary>Steps of a logbook as somebody may read them.</summary>
public sealed class LogbookProjection(HubContext hub, PageContext page)
{
    public const int PageSize = 30;

    /// <summary>The newest day first.</summary>
    public async Task<IReadOnlyList<StepView>> StepsAsync(Actor actor, CommunityPlace place, int skip, int take, CancellationToken cancel)
    {
        var steps = await hub.LogbookSteps.ThatShowFor(actor, place).OrderByDescending(s => s.Day).ThenByDescending(s => s.Id).Skip(skip).Take(take)
            .Select(s => new { Step = s, Author = hub.Accounts.Where(a => a.Id == s.AuthorId && a.DeletedAt == null).Select(a => a.Name).SingleOrDefault() })
            .AsNoTracking().ToListAsync(cancel);
        return [.. steps.Select(s => Of(s.Step, s.Author, actor, place))];
    }

    private StepView Of(LogbookStep step, string? author, Actor actor, CommunityPlace place) => new(step.Id, step.Day, step.Title, step.Visibility)
    {
        Phase = step.Phase is { } phase ? new(phase, page.Label(ConceptScheme.Phases, phase), page.To.Phase(phase)) : null,
        Instrument = step.Instrument is { } slug && page.Catalogue.Find(slug) is { } found ? new(found.Record.Title.In(page.Language), page.To.Instrument(slug)) : null,
        Text = CommunityText.Html(step.Text, page.Language, topHeading: 4),
        Decision = CommunityText.Html(step.Decision, page.Language, topHeading: 5),
        Outcome = CommunityText.Html(step.Outcome, page.Language, topHeading: 5),
        NextStep = CommunityText.Html(step.NextStep, page.Language, topHeading: 5),
        Author = actor.IsSignedIn ? author : null,
        EditedAt = step.EditedAt,
        HiddenAs = step.HiddenAs,
        FlagUrl = step.AuthorId == actor.AccountId ? null : page.To.Flag(SubjectKind.LogbookStep, step.Id.ToString()),
        EditUrl = MayEdit(step, actor, place) ? page.To.EditStep(place.Slug, step.Id) : null,
    };

    /// <summary>The author, while they belong to it, and facilitators; nobody once it is archived.</summary>
    public static bool MayEdit(LogbookStep step, Actor actor, CommunityPlace place) =>
        !place.IsArchived && actor.May(Permissions.EditLogbook, StandingTo(step, actor, place));

    public static Standing StandingTo(LogbookStep step, Actor actor, CommunityPlace place) =>
        place.Standing | (place.IsMember && step.AuthorId == actor.AccountId ? Standing.Author : Standing.None);
}
