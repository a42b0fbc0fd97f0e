using InstrumentHub.Web.Features.SocialCards;
using InstrumentHub.Web.Features.SocialCards.Drawing;

namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>How wide texts are, by the site's own font: the server knows where a label ends, so that no label is laid over another.</summary>
public sealed class Lettering(CardTheme theme)
{
    /// <summary>Room for a browser that has to use another font.</summary>
    private const float Spare = 1.06f;

    private readonly Typesetter _text = new(theme.Text), _bold = new(theme.TextBold);

    /// <summary>The text in lines of about the same length, cut off with an ellipsis after <paramref name="most"/> of them.</summary>
    /// <param name="width">In the units of <paramref name="size"/>.</param>
    public IReadOnlyList<string> Lines(string text, int size, bool bold, int width, int most)
    {
        var room = new Room(width / Spare, most * size, most, 1);
        return [.. Setter(bold).Fit(text, room, size).Lines];
    }

    public int Width(IEnumerable<string> lines, int size, bool bold) => (int)Math.Ceiling(lines.Max(l => Setter(bold).Width(l)) * size * Spare);

    private Typesetter Setter(bool bold) => bold ? _bold : _text;
}
