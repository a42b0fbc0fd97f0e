using System.Text.Json.Serialization;

namespace InstrumentHub.Core.Catalogue;

/// <summary>A form that a group fills in, on paper or on screen.</summary>
public sealed record Worksheet
{
    public LocalText? Title { get; init; }
    public required LocalText Intro { get; init; }
    public Paper Paper { get; init; }
    public ValueList<Scale> Scales { get; init; } = [];
    public required ValueList<WorksheetSection> Sections { get; init; }
    public Scoring? Scoring { get; init; }

    [JsonIgnore]
    public IEnumerable<WorksheetItem> Items => Sections.SelectMany(s => s.Items);

    /// <exception cref="InvalidOperationException">No scale has that name; a checked record never refers to one.</exception>
    public Scale ScaleNamed(string name) => Scales.First(s => s.Name == name);
}

public enum Paper
{
    A4,
    A3,
}

/// <param name="Name">What items call it.</param>
/// <param name="Labels">From low to high; as many in Dutch as in English, 2 to 11.</param>
public sealed record Scale(string Name, LocalLabels Labels);

public sealed record WorksheetSection(LocalText? Title, LocalText? Help, ValueList<WorksheetItem> Items);

/// <summary>How Likert scores add up, per section and as a whole; weights count.</summary>
public sealed record Scoring(ScoringMethod Method, LocalText? Low, LocalText? High);

public enum ScoringMethod
{
    Mean,
    Sum,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LikertItem), "likert")]
[JsonDerivedType(typeof(ChecklistItem), "checklist")]
[JsonDerivedType(typeof(OpenItem), "open")]
[JsonDerivedType(typeof(CanvasItem), "canvas")]
[JsonDerivedType(typeof(RankingItem), "ranking")]
[JsonDerivedType(typeof(GridItem), "grid")]
public abstract record WorksheetItem(string Id, LocalText Text, LocalText? Help);

/// <summary>A statement scored on a scale.</summary>
/// <param name="Weight">Greater than 0; 1 when nothing is said.</param>
/// <param name="Low">What a low score suggests.</param>
/// <param name="High">What a high score suggests.</param>
/// <param name="See">The slug of the instrument that helps when the score is low.</param>
public sealed record LikertItem(
    string Id, LocalText Text, LocalText? Help, string Scale, double Weight, LocalText? Low, LocalText? High, string? See)
    : WorksheetItem(Id, Text, Help);

/// <summary>One box to tick.</summary>
public sealed record ChecklistItem(string Id, LocalText Text, LocalText? Help) : WorksheetItem(Id, Text, Help);

/// <param name="Lines">Lines to write on, 1–20.</param>
public sealed record OpenItem(string Id, LocalText Text, LocalText? Help, int Lines) : WorksheetItem(Id, Text, Help)
{
    public const int DefaultLines = 3;
    public const int MaxLines = 20;
}

public sealed record CanvasItem(string Id, LocalText Text, LocalText? Help, CanvasSize Size) : WorksheetItem(Id, Text, Help);

public enum CanvasSize
{
    Medium,
    Small,
    Large,
    Wide,
}

/// <param name="Top">How many to pick; null when all are put in order.</param>
public sealed record RankingItem(string Id, LocalText Text, LocalText? Help, ValueList<LocalText> Options, int? Top) : WorksheetItem(Id, Text, Help);

/// <param name="BlankRows">Rows that the group names itself, 0–40.</param>
/// <param name="Scale">The scale of every cell when <paramref name="Cell"/> is <see cref="GridCell.Likert"/>.</param>
public sealed record GridItem(
    string Id, LocalText Text, LocalText? Help, ValueList<LocalText> Columns, ValueList<LocalText> Rows, int BlankRows, GridCell Cell, string? Scale)
    : WorksheetItem(Id, Text, Help)
{
    public const int MaxBlankRows = 40;
}

public enum GridCell
{
    Open,
    Checklist,
    Likert,
}
