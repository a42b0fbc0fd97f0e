using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Learning;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>A question without an answer, at the desk. There is nothing to hide: one adds what is missing, or throws away what should not have been kept.</summary>
internal sealed class WeakQuestionSubject(HubContext hub) : IModerated
{
    public SubjectKind Kind => SubjectKind.WeakQuestion;

    public IReadOnlyList<DecisionAct> Acts => [DecisionAct.Remove];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel) =>
        await Counts(key).OrderByDescending(c => c.Day).Select(c => c.Text).FirstOrDefaultAsync(cancel) is { } text ? new SubjectView(text, to => to.WeakQuestions) : null;

    /// <summary>Nobody meets one anywhere else, so nobody flags one.</summary>
    public Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) => Task.FromResult(false);

    public async Task ApplyAsync(Decision decision, CancellationToken cancel) => hub.QuestionCounts.RemoveRange(await hub.QuestionCounts.Where(c => c.Question == decision.SubjectKey).ToListAsync(cancel));

    public Task RevertAsync(Decision decision, CancellationToken cancel) => throw new RuleException("cannot-undo", "Dit besluit kan niet ongedaan worden gemaakt.");

    public Task TellAsync(string key, CancellationToken cancel) => Task.CompletedTask;

    private IQueryable<QuestionCount> Counts(string key) => hub.QuestionCounts.AsNoTracking().Where(c => c.Question == key && c.Instrument == QuestionCount.Nothing);
}
