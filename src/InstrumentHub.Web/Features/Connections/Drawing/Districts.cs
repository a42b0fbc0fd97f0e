namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>
/// Everything by name, to move around in: a box for each subject with the concepts under it and its instruments, one for each sector with
/// its challenges. Boxes fill columns, each next one in the column that is shortest so far, in the order that keeps ties short
/// (<see cref="BandOrder"/>). Every name has rows of its own, so none is laid over another.
/// </summary>
internal sealed class Districts(Lettering lettering, OverviewView view)
{
    private const int ColumnWidth = 250, ColumnGap = 12, PerPhase = 2, HeadHeight = 74, Padding = 14, BoxGap = 12, BandGap = 26;
    private const int TitleSize = 18, TitleLine = 22, MemberSize = 14, MemberLine = 17, MemberGap = 7;

    private readonly List<DrawnText> _texts = [];
    private readonly List<DrawnNode> _nodes = [];
    private readonly List<Box> _panels = [];

    private const int BandWidth = (PerPhase * ColumnWidth) + ((PerPhase - 1) * ColumnGap);

    private int Width => (view.Phases.Count * BandWidth) + (Math.Max(0, view.Phases.Count - 1) * BandGap);

    public Picture Draw()
    {
        var (order, bottom) = (BandOrder.Of(view.Phases, view.Ties), 0);
        for (var n = 0; n < order.Count; n++)
        {
            var left = n * (BandWidth + BandGap);
            if (view.Phases[n].Phase is { } phase)
            {
                var width = lettering.Width([phase.Label], 34, bold: true);
                _nodes.Add(new(phase.Key, "phase", phase.Url, phase.Label, new(left, 8, width + 12, 52), null, "", [new(phase.Label, left + 6, 46, "city")]));
            }
            bottom = Math.Max(bottom, Columns(order[n], left, HeadHeight, PerPhase));
        }
        if (view.Sectors.Count > 0)
        {
            _texts.Add(new(view.SectorTitle, 6, bottom + 46 + BoxGap, "city"));
            bottom = Columns(view.Sectors, 0, bottom + HeadHeight + BoxGap, Width / (ColumnWidth + ColumnGap));
        }
        return new(0, 0, Width, bottom, [], _texts, _nodes) { Panels = _panels, IsWide = true };
    }

    private int Columns(IReadOnlyList<MapGroup> groups, int left, int top, int columns)
    {
        var ends = Enumerable.Repeat(top, columns).ToArray();
        foreach (var group in groups)
        {
            var column = Enumerable.Range(0, columns).MinBy(c => ends[c]);
            ends[column] = District(group, left + (column * (ColumnWidth + ColumnGap)), ends[column]) + BoxGap;
        }
        return ends.Max();
    }

    private int District(MapGroup group, int left, int top)
    {
        var y = Title(group, left, top + Padding);
        foreach (var member in group.Members) { y = Member(member, left + Padding, y); }
        var panel = new Box(left, top, ColumnWidth, y + Padding - MemberGap - top);
        _panels.Add(panel);
        return panel.Bottom;
    }

    private int Title(MapGroup group, int left, int top)
    {
        var lines = lettering.Lines(group.Node.Label, TitleSize, bold: true, ColumnWidth - (2 * Padding), 3);
        var texts = lines.Select((line, n) => new DrawnText(line, left + Padding, top + ((n + 1) * TitleLine) - 5, "title")).Append(new DrawnText(group.Count, left + Padding, top + (lines.Count * TitleLine) + 14, "count"));
        var height = (lines.Count * TitleLine) + 22;
        _nodes.Add(new(group.Node.Key, "district", group.Node.Url, $"{group.Node.Label}: {group.Count}", new(left + 4, top - 4, ColumnWidth - 8, height), null, "", [.. texts]));
        return top + height + MemberGap;
    }

    private int Member(MapNode node, int left, int top)
    {
        const int Indent = 16;
        var lines = lettering.Lines(node.Label, MemberSize, bold: false, ColumnWidth - (2 * Padding) - Indent, 3);
        var height = Math.Max(24 - MemberGap, lines.Count * MemberLine);
        var texts = lines.Select((line, n) => new DrawnText(line, left + Indent, top + ((n + 1) * MemberLine) - 4, "member"));
        _nodes.Add(new(node.Key, node.Kind, node.Url, node.Label, new(left - 4, top - (MemberGap / 2), ColumnWidth - (2 * Padding) + 8, height + MemberGap - 1), new(left + 4, top + (MemberLine / 2), 4), "", [.. texts]));
        return top + height + MemberGap;
    }
}
