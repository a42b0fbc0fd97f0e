using System.Globalization;
using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Usage;

/// <param name="Dagen">How many days back, today included.</param>
public sealed record UsageFilter(int Dagen = 30)
{
    public static readonly IReadOnlyList<int> Choices = [7, 30, 90, 365];

    public int Days => Choices.Contains(Dagen) ? Dagen : 30;
}

public sealed record UsageView(int Days, IReadOnlyList<UsageChart> Charts, IReadOnlyList<UsageCount> Sections, IReadOnlyList<UsageCount> Instruments, bool IsMasked, string CsvUrl);

/// <summary>One thing by day, oldest first; a column a day, or a week where there are many.</summary>
public sealed record UsageChart(string Id, string Title, long Total, IReadOnlyList<UsageColumn> Columns)
{
    public const int Width = 600, Height = 120;

    public long Most => Math.Max(1, Columns.Max(c => c.Count));

    /// <summary>Where a column stands, and how high it is.</summary>
    public (string X, string Y, string Width, string Height) Place(int column)
    {
        var step = (double)Width / Columns.Count;
        var height = Columns[column].Count == 0 ? 0 : Math.Max(1, Height * (double)Columns[column].Count / Most);
        return (Number(column * step), Number(Height - height), Number(Math.Max(1, step * 0.8)), Number(height));
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

public sealed record UsageColumn(DateOnly From, DateOnly To, long Count);

/// <param name="Count">Null when it is too small to be shown to this reader.</param>
public sealed record UsageCount(string Name, string? Url, long? Count);

/// <summary>The figures as they are shown: sums by day, by section and by instrument.</summary>
public sealed class UsageProjection(HubContext hub, PageContext page, TimeProvider time)
{
    private const int MaxInstruments = 100, DaysInColumns = 92;

    public async Task<UsageView> OfAsync(UsageFilter filter, bool sees, CancellationToken cancel)
    {
        var rows = await RowsAsync(filter, cancel);
        var sections = rows.Where(r => r.Kind == UsageKind.Section).GroupBy(r => r.Key).Select(g => new UsageCount(UsageTexts.Section(page.T, g.Key), null, g.Sum(r => r.Count))).OrderByDescending(s => s.Count);
        var instruments = rows.Where(r => r.Kind == UsageKind.Instrument).GroupBy(r => r.Key).Select(g => (g.Key, Count: g.Sum(r => r.Count))).Where(g => page.Catalogue.Find(g.Key) is not null)
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MaxInstruments)
            .Select(g => new UsageCount(page.Catalogue.Find(g.Key)!.Record.Title.In(page.Language), page.To.Instrument(g.Key), Shown(g.Count, sees)));
        return new(filter.Days, [.. Enum.GetValues<UsageKind>().Where(k => k != UsageKind.Instrument).Select(k => Chart(k, filter.Days, rows))], [.. sections], [.. instruments], !sees, $"{page.To.AdminUsageCsv}?dagen={filter.Days}");
    }

    /// <summary>A row a day and thing. What is too small for this reader says so.</summary>
    public async Task<IEnumerable<IEnumerable<object?>>> CsvAsync(UsageFilter filter, bool sees, CancellationToken cancel) =>
        (await RowsAsync(filter, cancel)).OrderBy(r => r.Day).ThenBy(r => r.Kind).ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => (IEnumerable<object?>)[r.Day, r.Kind.ToString(), r.Key, r.Kind == UsageKind.Instrument && Shown(r.Count, sees) is null ? $"< {UsageDay.Few}" : r.Count]);

    private async Task<List<UsageDay>> RowsAsync(UsageFilter filter, CancellationToken cancel)
    {
        var from = Today.AddDays(1 - filter.Days);
        return await hub.UsageDays.AsNoTracking().Where(u => u.Day >= from).ToListAsync(cancel);
    }

    private UsageChart Chart(UsageKind kind, int days, List<UsageDay> rows)
    {
        var (first, step) = (Today.AddDays(1 - days), days > DaysInColumns ? 7 : 1);
        var byDay = rows.Where(r => r.Kind == kind).GroupBy(r => r.Day).ToDictionary(g => g.Key, g => g.Sum(r => r.Count));
        var columns = Enumerable.Range(0, (days + step - 1) / step).Select(n => (From: first.AddDays(n * step), To: first.AddDays(Math.Min(days, (n + 1) * step) - 1)))
            .Select(c => new UsageColumn(c.From, c.To, Enumerable.Range(0, c.To.DayNumber - c.From.DayNumber + 1).Sum(d => byDay.GetValueOrDefault(c.From.AddDays(d)))));
        return new(kind.ToString().ToLowerInvariant(), UsageTexts.Of(page.T, kind), byDay.Values.Sum(), [.. columns]);
    }

    private static long? Shown(long count, bool sees) => sees || count >= UsageDay.Few ? count : null;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
