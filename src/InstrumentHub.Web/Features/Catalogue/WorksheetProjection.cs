using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Item = InstrumentHub.Core.Catalogue.WorksheetItem;

namespace InstrumentHub.Web.Features.Catalogue;

internal sealed class WorksheetProjection(PageContext page)
{
    public WorksheetView Of(InstrumentRecord record, Worksheet sheet) => new()
    {
        Title = page.Text(sheet.Title ?? record.Title),
        Intro = page.Text(sheet.Intro),
        Paper = sheet.Paper.ToString(),
        Sections = [.. sheet.Sections.Select(s => new WorksheetSection(Maybe(s.Title), Maybe(s.Help), [.. s.Items.Select(i => ItemOf(i, sheet))]))],
        PrintUrl = page.To.Worksheet(record.Slug),
        Scoring = sheet.Scoring is { } scoring ? new(scoring.Method.ToString().ToLowerInvariant(), Maybe(scoring.Low), Maybe(scoring.High)) : null,
        ScaleAdvised = record.IsAdvice(Advised.Scale),
    };

    private WorksheetItem ItemOf(Item item, Worksheet sheet)
    {
        var view = new WorksheetItem { Id = item.Id, Kind = KindOf(item), Text = page.Text(item.Text), Help = Maybe(item.Help) };
        return item switch
        {
            LikertItem i => view with
            {
                Scale = Labels(i.Scale, sheet),
                Weight = i.Weight == 1 ? null : i.Weight.ToString("0.##", CultureInfo.CurrentCulture),
                Low = Maybe(i.Low),
                High = Maybe(i.High),
                See = i.See is { } slug && page.Catalogue.Find(slug) is { } helps ? new(helps.Record.Title.In(page.Language), page.To.Instrument(slug)) : null,
            },
            OpenItem i => view with { Lines = i.Lines },
            CanvasItem i => view with { Size = i.Size.ToString().ToLowerInvariant() },
            RankingItem i => view with { Options = [.. i.Options.Select(page.Text)], Top = i.Top },
            GridItem i => view with
            {
                Columns = [.. i.Columns.Select(page.Text)],
                Rows = [.. i.Rows.Select(page.Text)],
                BlankRows = i.BlankRows,
                Cell = i.Cell.ToString().ToLowerInvariant(),
                Scale = i.Scale is null ? [] : Labels(i.Scale, sheet),
            },
            _ => view,
        };
    }

    private static WorksheetItemKind KindOf(Item item) => item switch
    {
        LikertItem => WorksheetItemKind.Likert,
        ChecklistItem => WorksheetItemKind.Checklist,
        OpenItem => WorksheetItemKind.Open,
        CanvasItem => WorksheetItemKind.Canvas,
        RankingItem => WorksheetItemKind.Ranking,
        _ => WorksheetItemKind.Grid,
    };

    private ValueList<string> Labels(string scale, Worksheet sheet) => sheet.ScaleNamed(scale).Labels.In(page.Language);

    private TextView? Maybe(LocalText? text) => text is null ? null : page.Text(text);
}
