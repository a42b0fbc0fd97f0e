namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>Everything that is drawn, in units of the viewBox; whole numbers, so that no language writes them its own way.</summary>
public sealed record Picture(int Left, int Top, int Width, int Height, IReadOnlyList<DrawnTie> Ties, IReadOnlyList<DrawnText> Texts, IReadOnlyList<DrawnNode> Nodes)
{
    /// <summary>Ground that groups what stands on it.</summary>
    public IReadOnlyList<Box> Panels { get; init; } = [];

    /// <summary>For a wide screen; else for a narrow one.</summary>
    public bool IsWide { get; init; }
}

/// <param name="From">Keys of the nodes that it joins, as is <paramref name="To"/>.</param>
/// <param name="Path">For the attribute <c>d</c>.</param>
/// <param name="Weight">Of the line.</param>
/// <param name="Title">Why they are tied.</param>
public sealed record DrawnTie(string From, string To, string Path, int Weight, string Title);

/// <param name="Look">Part of a class: <c>label</c>, <c>reason</c>, <c>head</c>, <c>more</c> …</param>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
public sealed record DrawnText(string Text, int X, int Y, string Look, string Anchor = "start");

/// <param name="Look">Part of a class: its kind, <c>focus</c> or <c>box</c>.</param>
/// <param name="Title">For who points at it.</param>
/// <param name="Box">What can be pressed, and what no other node's box overlaps.</param>
/// <param name="Dot">What stands for it; null when its box does.</param>
/// <param name="Seeds">A path of points, one for each thing in it; empty when there are none.</param>
public sealed record DrawnNode(string Key, string Look, string Url, string Title, Box Box, Dot? Dot, string Seeds, IReadOnlyList<DrawnText> Texts);

public sealed record Dot(int X, int Y, int Radius);

public sealed record Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;
    public int Bottom => Y + Height;
}
