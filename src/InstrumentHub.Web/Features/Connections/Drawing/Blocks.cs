namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>A label with the reason under it, measured before it is placed.</summary>
internal sealed class Block
{
    public const int LabelSize = 16, ReasonSize = 14, DotRadius = 6;

    private const int LabelLine = 20, ReasonLine = 18, Padding = 6;

    private readonly IReadOnlyList<string> _label, _reason;

    public Block(Lettering lettering, MapNode node, int width, int reasonLines)
    {
        Node = node;
        _label = lettering.Lines(node.Label, LabelSize, bold: true, width, 3);
        _reason = reasonLines == 0 || node.Reason.Length == 0 ? [] : lettering.Lines(node.Reason, ReasonSize, bold: false, width, reasonLines);
        Width = Math.Max(lettering.Width(_label, LabelSize, bold: true), _reason.Count == 0 ? 0 : lettering.Width(_reason, ReasonSize, bold: false));
        Height = (_label.Count * LabelLine) + (_reason.Count * ReasonLine) + (2 * Padding);
    }

    public MapNode Node { get; }
    public int Width { get; }

    /// <summary>Never less than a finger needs.</summary>
    public int Height { get => Math.Max(field, 32); }

    /// <param name="dotX">Where its dot comes; the text is beside it.</param>
    /// <param name="middle">The height of its dot, and of the middle of its text.</param>
    /// <param name="side">1: text to the right of the dot; -1: to the left.</param>
    public DrawnNode At(int dotX, int middle, int side)
    {
        var textX = dotX + (side * (DotRadius + 8));
        var anchor = side > 0 ? "start" : "end";
        var y = middle - (((_label.Count * LabelLine) + (_reason.Count * ReasonLine)) / 2);
        List<DrawnText> texts = [];
        foreach (var line in _label) { texts.Add(new(line, textX, (y += LabelLine) - 5, "label", anchor)); }
        foreach (var line in _reason) { texts.Add(new(line, textX, (y += ReasonLine) - 4, "reason", anchor)); }
        var (near, far) = (dotX - (side * (DotRadius + 6)), textX + (side * (Width + 6)));
        return new(Node.Key, Node.Kind, Node.Url, $"{Node.Label}. {Node.Reason}", new(Math.Min(near, far), middle - (Height / 2), Math.Abs(far - near), Height),
            new(dotX, middle, DotRadius), "", texts);
    }
}
