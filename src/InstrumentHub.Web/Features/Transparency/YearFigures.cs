using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Transparency;

/// <summary>What was flagged and decided in a year (Regulation (EU) 2022/2065, articles 15 and 24), counted anew each time from what is stored: there is nothing to keep in step.</summary>
public sealed class YearFigures(HubContext hub)
{
    public async Task<int?> FirstYearAsync(CancellationToken cancel)
    {
        var (flag, decision) = (await hub.Flags.MinAsync(f => (DateTimeOffset?)f.At, cancel), await hub.Decisions.MinAsync(d => (DateTimeOffset?)d.At, cancel));
        return flag is null ? decision?.Year : decision is null ? flag.Value.Year : Math.Min(flag.Value.Year, decision.Value.Year);
    }

    public async Task<FiguresView> OfAsync(int year, CancellationToken cancel)
    {
        var (from, to) = (new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var flags = hub.Flags.Where(f => f.At >= from && f.At < to);
        var decisions = hub.Decisions.Where(d => d.At >= from && d.At < to);
        var reasons = await flags.GroupBy(f => f.Reason).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var acts = await decisions.GroupBy(d => new { d.Act, d.Ground }).Select(g => new { g.Key.Act, g.Key.Ground, Count = g.Count() }).ToListAsync(cancel);
        var objections = await hub.Objections.Where(o => o.At >= from && o.At < to).GroupBy(o => o.Upheld).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new(
            year,
            [.. reasons.OrderByDescending(r => r.Count).Select(r => new FlagFigure(r.Key, r.Count))], await flags.CountAsync(f => f.AccountId == null, cancel),
            [.. acts.GroupBy(a => a.Act).OrderByDescending(g => g.Sum(a => a.Count)).Select(g => new ActFigure(g.Key, g.Sum(a => a.Count), g.Where(a => a.Ground == DecisionGround.Law).Sum(a => a.Count)))],
            await MedianHoursAsync(decisions, cancel),
            objections.Sum(o => o.Count), objections.Where(o => o.Key == true).Sum(o => o.Count), objections.Where(o => o.Key == false).Sum(o => o.Count));
    }

    /// <summary>From the first flag of a thing to the first decision on it; null when nothing was decided.</summary>
    private async Task<double?> MedianHoursAsync(IQueryable<Decision> decisions, CancellationToken cancel)
    {
        var waits = await (from d in decisions.Where(d => d.UndoesId == null && d.Act != DecisionAct.PassOn && d.Act != DecisionAct.ReadConfidentialRoom)
                           join i in hub.DeskItems on d.DeskItemId equals i.Id
                           where i.Kind == DeskKind.Flagged
                           select new { i.Id, i.OpenedAt, d.At }).ToListAsync(cancel);
        var hours = waits.GroupBy(w => w.Id).Select(g => (g.Min(w => w.At) - g.First().OpenedAt).TotalHours).Order().ToList();
        return hours.Count == 0 ? null : (hours[(hours.Count - 1) / 2] + hours[hours.Count / 2]) / 2;
    }
}

/// <param name="WithoutAccount">How many of the flags came from somebody who was not signed in.</param>
/// <param name="MedianHours">Half of the flags were decided on within so long.</param>
public sealed record FiguresView(
    int Year, IReadOnlyList<FlagFigure> Flags, int WithoutAccount, IReadOnlyList<ActFigure> Acts, double? MedianHours, int Objections, int Upheld, int Rejected);

public sealed record FlagFigure(FlagReason Reason, int Count);

/// <param name="ByLaw">How many of them rested on the law.</param>
public sealed record ActFigure(DecisionAct Act, int Count, int ByLaw);
