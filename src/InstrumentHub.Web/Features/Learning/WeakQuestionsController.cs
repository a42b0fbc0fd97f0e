using InstrumentHub.Core.Learning;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Learning;

/// <param name="MayMend">Moderators can add words to the thesaurus.</param>
public sealed record WeakQuestionsView(IReadOnlyList<WeakQuestionRow> Rows, bool MayMend);

/// <param name="People">The most on one day: people of different days cannot be told apart, so they are not added up.</param>
public sealed record WeakQuestionRow(string Text, string Url, int People, int Days, DateOnly Last);

/// <summary>What people look for and do not find, for who can do something about it.</summary>
public sealed class WeakQuestionsController(PageContext page, HubContext hub, Actors actors, TimeProvider time) : Controller
{
    private const int MaxShown = 200, DaysShown = 90;

    [HttpGet("/moderatie/zoekvragen"), HttpGet("/en/moderation/questions"), Asks(nameof(Permissions.ReadWeakQuestions))]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        // Whose maker one is does not matter here: the questions are about no instrument.
        var isMaker = await hub.MakerClaims.AnyAsync(c => c.AccountId == actor.AccountId && c.State == MakerClaimState.Confirmed, cancel);
        actor.Demand(Permissions.ReadWeakQuestions, isMaker ? Standing.Maker : Standing.None);

        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.WeakQuestions) with { Robots = "noindex" };
        return View(new WeakQuestionsView(await RowsAsync(cancel), actor.May(Permissions.EditSynonyms)));
    }

    private async Task<List<WeakQuestionRow>> RowsAsync(CancellationToken cancel)
    {
        var since = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-DaysShown);
        var rows = await hub.QuestionCounts.Where(c => c.Instrument == QuestionCount.Nothing && c.Day >= since).GroupBy(c => c.Question)
            .Select(g => new { Text = g.Min(c => c.Text)!, People = g.Max(c => c.People), Days = g.Count(), Last = g.Max(c => c.Day) })
            .OrderByDescending(r => r.Days).ThenByDescending(r => r.People).Take(MaxShown).ToListAsync(cancel);
        return rows.ConvertAll(r => new WeakQuestionRow(r.Text, page.To.Search(r.Text), r.People, r.Days, r.Last));
    }
}
