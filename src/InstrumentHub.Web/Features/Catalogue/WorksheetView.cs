using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>What a group can fill in.</summary>
public sealed record WorksheetView
{
    public required TextView Title { get; init; }
    public required TextView Intro { get; init; }

    /// <summary><c>A4</c> or <c>A3</c>.</summary>
    public required string Paper { get; init; }
    public required IReadOnlyList<WorksheetSection> Sections { get; init; }
    public required string PrintUrl { get; init; }
    public ScoringView? Scoring { get; init; }

    /// <summary>The scale of the scores is the editors' advice and not in a source.</summary>
    public bool ScaleAdvised { get; init; }
}

public sealed record WorksheetSection(TextView? Title, TextView? Help, IReadOnlyList<WorksheetItem> Items)
{
    /// <summary>
    /// Neighbours that are drawn as one thing: statements on the same scale share a head, boxes a list, fields a canvas.
    /// </summary>
    public IEnumerable<IReadOnlyList<WorksheetItem>> Runs()
    {
        List<WorksheetItem> run = [];
        foreach (var item in Items)
        {
            if (run.Count > 0 && !Together(run[^1], item))
            {
                yield return run;
                run = [];
            }

            run.Add(item);
        }

        if (run.Count > 0) { yield return run; }
    }

    private static bool Together(WorksheetItem a, WorksheetItem b) => a.Kind == b.Kind && a.Kind switch
    {
        WorksheetItemKind.Likert => a.Scale.SequenceEqual(b.Scale),
        WorksheetItemKind.Checklist or WorksheetItemKind.Canvas => true,
        _ => false,
    };
}

public enum WorksheetItemKind
{
    /// <summary>A statement with a row of circles.</summary>
    Likert,
    /// <summary>A box to tick.</summary>
    Checklist,
    /// <summary>Lines to write on.</summary>
    Open,
    /// <summary>A field of a canvas.</summary>
    Canvas,
    /// <summary>Options to number.</summary>
    Ranking,
    /// <summary>A table to fill in.</summary>
    Grid,
}

public sealed record WorksheetItem
{
    public required string Id { get; init; }
    public required WorksheetItemKind Kind { get; init; }
    public required TextView Text { get; init; }
    public TextView? Help { get; init; }

    /// <summary>Likert, and grids whose cells are scores: the names of the points, lowest first.</summary>
    public IReadOnlyList<string> Scale { get; init; } = [];

    /// <summary>Likert: the statement's weight when it is not 1.</summary>
    public string? Weight { get; init; }
    public TextView? Low { get; init; }
    public TextView? High { get; init; }

    /// <summary>The instrument that helps when the score is low.</summary>
    public LinkView? See { get; init; }

    /// <summary>Open: how many lines, 1 to 20.</summary>
    public int Lines { get; init; } = 3;

    /// <summary>Canvas: <c>small</c>, <c>medium</c>, <c>large</c> or <c>wide</c>.</summary>
    public string Size { get; init; } = "medium";

    /// <summary>Ranking.</summary>
    public IReadOnlyList<TextView> Options { get; init; } = [];

    /// <summary>Ranking: how many to pick; null when all are put in order.</summary>
    public int? Top { get; init; }

    /// <summary>Grid.</summary>
    public IReadOnlyList<TextView> Columns { get; init; } = [];
    public IReadOnlyList<TextView> Rows { get; init; } = [];
    public int BlankRows { get; init; }

    /// <summary>Grid: <c>open</c>, <c>checklist</c> or <c>likert</c>.</summary>
    public string Cell { get; init; } = "open";
}

/// <param name="Method"><c>mean</c> or <c>sum</c>.</param>
public sealed record ScoringView(string Method, TextView? Low, TextView? High);

/// <summary>The page to print: the worksheet and nothing else.</summary>
/// <param name="Address">Of the instrument, absolute: it stands on the paper.</param>
public sealed record WorksheetPageView(
    TextView InstrumentTitle, string InstrumentUrl, string Address, WorksheetView Worksheet, IReadOnlyList<SourceView> Sources);
