namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>What stands in the middle.</summary>
internal sealed class FocusBox
{
    private const int Size = 21, Line = 26, Padding = 16, KindLine = 20;

    private readonly NeighbourhoodView _view;
    private readonly IReadOnlyList<string> _lines;
    private readonly int _width;

    private FocusBox(NeighbourhoodView view, IReadOnlyList<string> lines, int width) => (_view, _lines, _width) = (view, lines, width);

    public int Height => (2 * Padding) + KindLine + (_lines.Count * Line);

    public static FocusBox Of(Lettering lettering, NeighbourhoodView view, int width) => new(view, lettering.Lines(view.Focus.Label, Size, bold: true, width - (2 * Padding), 5), width);

    public DrawnNode At(int left, int top)
    {
        List<DrawnText> texts = [new(_view.KindName, left + Padding, top + Padding + 14, "focus-kind")];
        texts.AddRange(_lines.Select((line, n) => new DrawnText(line, left + Padding, top + Padding + KindLine + ((n + 1) * Line) - 7, "focus-label")));
        return new(_view.Focus.Key, "focus", _view.Focus.Url, _view.Focus.Label, new(left, top, _width, Height), null, "", texts);
    }
}
