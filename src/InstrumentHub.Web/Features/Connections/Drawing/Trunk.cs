namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>
/// The same neighbourhood for a narrow screen: a stem that goes down from the middle, with every neighbour on a side branch and the second
/// step a little further in. One row a label (an indented tree drawing, as in file managers), so labels cannot meet.
/// </summary>
internal sealed class Trunk(Lettering lettering, NeighbourhoodView view)
{
    private const int Width = 358, Stem = 14, FirstX = 38, SecondX = 66, HeadHeight = 44, RowGap = 8, Elbow = 10;

    private readonly List<DrawnTie> _ties = [];
    private readonly List<DrawnText> _texts = [];
    private readonly List<DrawnNode> _nodes = [];

    public Picture Draw()
    {
        var focus = FocusBox.Of(lettering, view, Width - 4);
        _nodes.Add(focus.At(2, 6));
        var y = focus.Height + 12;
        foreach (var branch in view.Branches)
        {
            _texts.Add(new(branch.Title, FirstX - Block.DotRadius, y + 32, "head"));
            y += HeadHeight;
            foreach (var node in branch.Nodes)
            {
                y = Row(node, view.Focus.Key, FirstX, Stem, focus.Height + 6, y, reasonLines: 3, out var middle);
                foreach (var child in node.Children) { y = Row(child, node.Key, SecondX, FirstX, middle + Block.DotRadius, y, reasonLines: 2, out _); }
            }
            if (branch.More > 0)
            {
                _texts.Add(new($"+ {branch.More}", FirstX + 14, y + 18, "more"));
                y += 30;
            }
        }
        return new(0, 0, Width, y + 12, _ties, _texts, _nodes);
    }

    private int Row(MapNode node, string parent, int x, int stem, int from, int y, int reasonLines, out int middle)
    {
        var block = new Block(lettering, node, Width - x - Block.DotRadius - 16, reasonLines);
        middle = y + (block.Height / 2);
        _nodes.Add(block.At(x, middle, 1));
        _ties.Add(new(parent, node.Key, FormattableString.Invariant($"M{stem} {from}V{middle - Elbow}q0 {Elbow} {Elbow} {Elbow}H{x - Block.DotRadius}"), 2, node.Reason));
        return y + block.Height + RowGap;
    }
}
