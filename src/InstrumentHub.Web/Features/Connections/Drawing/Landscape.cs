namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>How many groups stand side by side, and how much room each has.</summary>
/// <param name="IsWide">The phases stand beside each other; else below each other.</param>
internal sealed record LandscapeShape(bool IsWide, int Columns, int CellWidth, int CellHeight)
{
    public static readonly LandscapeShape Beside = new(true, 9, 136, 148);
    public static readonly LandscapeShape Below = new(false, 3, 115, 148);
}

/// <summary>
/// The subjects of the catalogue as discs with a dot for every instrument, in bands by phase and in an order that keeps lines short
/// (<see cref="BandOrder"/>). Every group has a cell of its own, so neither discs nor labels can meet.
/// </summary>
internal sealed class Landscape(Lettering lettering, OverviewView view, LandscapeShape shape)
{
    private const int HeadHeight = 58, Gap = 14, Inset = 6, DiscMiddle = 52, LabelTop = 98, LabelLine = 18;

    private readonly List<DrawnTie> _ties = [];
    private readonly List<DrawnText> _texts = [];
    private readonly List<DrawnNode> _nodes = [];
    private readonly List<Box> _panels = [];
    private readonly Dictionary<string, (int X, int Y)> _discs = new(StringComparer.Ordinal);

    private int _middle;

    private int Width => (shape.Columns * shape.CellWidth) + (shape.IsWide ? ((view.Phases.Count - 1) * Gap) + (view.Phases.Count * 2 * Inset) : 2 * Inset);

    public Picture Draw()
    {
        var order = BandOrder.Of(view.Phases, view.Ties);
        var bottom = order.All(b => b.Count == 0) && view.Phases.All(p => p.Phase is null) ? 0 : shape.IsWide ? Beside(order) : Below(order);
        _middle = bottom / 2;
        if (view.Sectors.Count > 0) { bottom = Sectors(bottom); }
        foreach (var tie in view.Ties.Where(t => _discs.ContainsKey(t.From) && _discs.ContainsKey(t.To) && (shape.IsWide || BandOf(t.From) == BandOf(t.To)))) { _ties.Add(Draw(tie)); }
        return new(0, 0, Width, Math.Max(bottom, HeadHeight), _ties, _texts, _nodes) { Panels = _panels, IsWide = shape.IsWide };
    }

    /// <summary>Columns go to whichever band is the longest, so that all end at about the same height.</summary>
    private int[] ColumnsOf(List<List<MapGroup>> order)
    {
        var columns = order.Select(_ => 1).ToArray();
        for (var left = shape.Columns - order.Count; left > 0; left--)
        {
            columns[Enumerable.Range(0, order.Count).MaxBy(n => order[n].Count / (double)columns[n])]++;
        }
        return columns;
    }

    private int Beside(List<List<MapGroup>> order)
    {
        var columns = ColumnsOf(order);
        var rows = Enumerable.Range(0, order.Count).Max(n => (order[n].Count + columns[n] - 1) / columns[n]);
        var (x, height) = (0, HeadHeight + (rows * shape.CellHeight));
        for (var n = 0; n < order.Count; n++)
        {
            var width = (columns[n] * shape.CellWidth) + (2 * Inset);
            Band(view.Phases[n].Phase, order[n], new(x, 0, width, height), columns[n]);
            x += width + Gap;
        }
        return height;
    }

    private int Below(List<List<MapGroup>> order)
    {
        var y = 0;
        for (var n = 0; n < order.Count; n++)
        {
            var height = HeadHeight + ((order[n].Count + shape.Columns - 1) / shape.Columns * shape.CellHeight);
            Band(view.Phases[n].Phase, order[n], new(0, y, Width, height), shape.Columns);
            y += height + Gap;
        }
        return y - Gap;
    }

    private void Band(MapNode? head, List<MapGroup> groups, Box panel, int columns)
    {
        _panels.Add(panel);
        if (head is not null)
        {
            var width = lettering.Width([head.Label], 22, bold: true);
            _nodes.Add(new(head.Key, "phase", head.Url, head.Label, new(panel.X + 10, panel.Y + 10, width + 20, 38), null, "", [new(head.Label, panel.X + 20, panel.Y + 37, "band")]));
        }
        Cells(groups, panel.X + Inset, panel.Y + HeadHeight, columns, shape.CellWidth, shape.IsWide ? 15 : 13);
    }

    private int Sectors(int bottom)
    {
        var top = bottom == 0 ? 0 : bottom + Gap;
        // Names of sectors are long words; a phone has room for two.
        var columns = shape.IsWide ? shape.Columns : 2;
        var rows = (view.Sectors.Count + columns - 1) / columns;
        var title = lettering.Lines(view.SectorTitle, 22, bold: true, Width - 40, 2);
        var head = HeadHeight + ((title.Count - 1) * 26);
        var panel = new Box(0, top, Width, head + (rows * shape.CellHeight));
        _panels.Add(panel);
        _texts.AddRange(title.Select((line, n) => new DrawnText(line, 20, top + 37 + (n * 26), "band")));
        Cells(view.Sectors, Inset, top + head, columns, (Width - (2 * Inset)) / columns, 14);
        return panel.Bottom;
    }

    private void Cells(IReadOnlyList<MapGroup> groups, int left, int top, int columns, int width, int size)
    {
        for (var n = 0; n < groups.Count; n++) { Cell(groups[n], left + (n % columns * width), top + (n / columns * shape.CellHeight), width, size); }
    }

    private void Cell(MapGroup group, int left, int top, int width, int size)
    {
        var (x, y) = (left + (width / 2), top + DiscMiddle - 6);
        var lines = lettering.Lines(group.Node.Label, size, bold: true, width - 4, 2);
        var texts = lines.Select((line, n) => new DrawnText(line, x, top + LabelTop + (n * LabelLine), $"name-{size}", "middle")).ToList();
        texts.Add(new(group.Count, x, top + LabelTop + (lines.Count * LabelLine), "count", "middle"));
        _discs[group.Node.Key] = (x, y);
        _nodes.Add(new(group.Node.Key, group.Node.Kind, group.Node.Url, $"{group.Node.Label}: {group.Count}", new(left + 1, top, width - 2, shape.CellHeight - 4),
            new(x, y, Sunflower.Radius(group.Seeds)), Sunflower.Path(group.Seeds, x, y), texts));
    }

    /// <summary>On a phone a line that goes past a whole screen joins nothing that one can see; the list tells it.</summary>
    private int BandOf(string key) => _panels.FindIndex(p => _discs[key].Y > p.Y && _discs[key].Y < p.Bottom);

    /// <summary>Bent a little, so that a line and the one behind it can be told apart; towards the middle, away from the names above.</summary>
    private DrawnTie Draw(CommonGround tie)
    {
        var (from, to) = (_discs[tie.From], _discs[tie.To]);
        var bend = from.X < to.X == ((from.Y + to.Y) / 2 < _middle) ? 7 : -7;
        var (x, y) = (((from.X + to.X) / 2) + ((from.Y - to.Y) / bend), ((from.Y + to.Y) / 2) + ((to.X - from.X) / bend));
        return new(tie.From, tie.To, FormattableString.Invariant($"M{from.X} {from.Y}Q{x} {y} {to.X} {to.Y}"), Math.Clamp((tie.Instruments + 2) / 5, 1, 5), tie.Reason);
    }
}
