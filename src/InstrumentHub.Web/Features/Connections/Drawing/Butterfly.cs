namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>
/// A place with what it is about on its left and what goes with it on its right, each neighbour on lines of its own with the reason under
/// it; what is neither goes where there is room. The wings are tidy trees drawn sideways: a parent stands in the middle of its children, and no two subtrees share a row
/// (after E. Reingold and J. Tilford, "Tidier drawings of trees", 1981). Labels therefore cannot meet, however long they are.
/// </summary>
internal sealed class Butterfly(Lettering lettering, NeighbourhoodView view)
{
    private const int HeadHeight = 34, BranchGap = 20, RowGap = 6, Margin = 12;
    private const int FocusWidth = 250, ToFirst = 92, ToSecond = 44;

    private readonly bool _deep = view.Branches.Any(b => b.Nodes.Any(n => n.Children.Count > 0));
    private readonly List<DrawnTie> _ties = [];
    private readonly List<DrawnText> _texts = [];
    private readonly List<DrawnNode> _nodes = [];

    private int FirstWidth => _deep ? 200 : 330;

    public Picture Draw()
    {
        var wings = Wings();
        var focus = FocusBox.Of(lettering, view, FocusWidth);
        var heights = wings.Select(w => HeightOf(w.Branches)).ToList();
        var middle = Math.Max(heights.Max(), focus.Height) / 2;
        foreach (var (wing, height) in wings.Zip(heights)) { DrawWing(wing.Side, wing.Branches, middle - (height / 2), middle); }
        _nodes.Insert(0, focus.At(-FocusWidth / 2, middle - (focus.Height / 2)));

        var boxes = _nodes.ConvertAll(n => n.Box);
        var (left, right) = (boxes.Min(b => b.X) - Margin, boxes.Max(b => b.Right) + Margin);
        // The middle stays in the middle, or a picture with one wing would hang to one side.
        var half = Math.Max(-left, right);
        return new(-half, -Margin, 2 * half, (2 * middle) + (2 * Margin), _ties, _texts, _nodes) { IsWide = true };
    }

    private (int Side, List<Branch> Branches)[] Wings()
    {
        var left = view.Branches.Where(b => b.Kind == PlaceKind.Concept).ToList();
        var right = view.Branches.Where(b => b.Kind is PlaceKind.Instrument or PlaceKind.Challenge).ToList();
        foreach (var branch in view.Branches.Except([.. left, .. right])) { (HeightOf(left) <= HeightOf(right) ? left : right).Add(branch); }
        return [(-1, left), (1, right)];
    }

    private int HeightOf(List<Branch> branches) =>
        branches.Sum(b => HeadHeight + b.Nodes.Sum(HeightOf) + (b.More > 0 ? HeadHeight : 0)) + (Math.Max(0, branches.Count - 1) * BranchGap);

    private int HeightOf(MapNode node) => Math.Max(First(node).Height, node.Children.Sum(c => Second(c).Height + RowGap)) + RowGap;

    private Block First(MapNode node) => new(lettering, node, FirstWidth, reasonLines: 2);

    private Block Second(MapNode node) => new(lettering, node, 255, reasonLines: 2);

    private void DrawWing(int side, List<Branch> branches, int top, int middle)
    {
        var (x, y) = (side * ((FocusWidth / 2) + ToFirst), top);
        var anchor = side > 0 ? "start" : "end";
        foreach (var branch in branches)
        {
            _texts.Add(new(branch.Title, x + (side * (Block.DotRadius + 8)), y + 22, "head", anchor));
            y += HeadHeight;
            foreach (var node in branch.Nodes)
            {
                var height = HeightOf(node);
                DrawFirst(node, side, x, y + (height / 2), middle);
                y += height;
            }
            if (branch.More > 0)
            {
                _texts.Add(new($"+ {branch.More}", x + (side * (Block.DotRadius + 8)), y + 20, "more", anchor));
                y += HeadHeight;
            }
            y += BranchGap;
        }
    }

    private void DrawFirst(MapNode node, int side, int x, int y, int middle)
    {
        var block = First(node);
        _nodes.Add(block.At(x, y, side));
        _ties.Add(new(view.Focus.Key, node.Key, Curve(side * FocusWidth / 2, middle, x - (side * Block.DotRadius), y), 2, node.Reason));
        var from = x + (side * (Block.DotRadius + 16 + block.Width));
        var to = x + (side * (Block.DotRadius + 16 + FirstWidth + ToSecond));
        var at = y - (node.Children.Sum(c => Second(c).Height + RowGap) / 2);
        foreach (var child in node.Children)
        {
            var second = Second(child);
            var childY = at + (second.Height / 2);
            _nodes.Add(second.At(to, childY, side));
            _ties.Add(new(node.Key, child.Key, Curve(from, y, to - (side * Block.DotRadius), childY), 2, child.Reason));
            at += second.Height + RowGap;
        }
    }

    private static string Curve(int x1, int y1, int x2, int y2) => FormattableString.Invariant($"M{x1} {y1}C{(x1 + x2) / 2} {y1} {(x1 + x2) / 2} {y2} {x2} {y2}");
}
