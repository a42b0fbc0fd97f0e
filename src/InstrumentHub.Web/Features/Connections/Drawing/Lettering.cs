using System.Collections.Concurrent;
using InstrumentHub.Web.Features.SocialCards;
using InstrumentHub.Web.Features.SocialCards.Drawing;

namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>
/// How wide texts are, by the site's own font: the server knows where a label ends, so that no label is laid over another. What was set
/// once is remembered, since the same names stand in many pictures and setting them is most of the work.
/// </summary>
public sealed class Lettering(CardTheme theme)
{
    /// <summary>Room for a browser that has to use another font.</summary>
    private const float Spare = 1.06f;

    /// <summary>All names and reasons of the catalogue several times over; questions that people type come and go with a fresh start.</summary>
    private const int MostRemembered = 20_000;

    private readonly Typesetter _text = new(theme.Text), _bold = new(theme.TextBold);
    private readonly ConcurrentDictionary<(string Text, int Size, bool Bold, int Width, int Most), IReadOnlyList<string>> _lines = new();
    private readonly ConcurrentDictionary<(string Line, bool Bold), float> _widths = new();

    /// <summary>The text in lines of about the same length, cut off with an ellipsis after <paramref name="most"/> of them.</summary>
    /// <param name="width">In the units of <paramref name="size"/>.</param>
    public IReadOnlyList<string> Lines(string text, int size, bool bold, int width, int most)
    {
        if (_lines.TryGetValue((text, size, bold, width, most), out var known)) { return known; }
        if (_lines.Count >= MostRemembered) { _lines.Clear(); }
        return _lines[(text, size, bold, width, most)] = [.. Setter(bold).Fit(text, new Room(width / Spare, most * size, most, 1), size).Lines];
    }

    public int Width(IEnumerable<string> lines, int size, bool bold) => (int)Math.Ceiling(lines.Max(l => InEms(l, bold)) * size * Spare);

    private float InEms(string line, bool bold)
    {
        if (_widths.TryGetValue((line, bold), out var known)) { return known; }
        if (_widths.Count >= MostRemembered) { _widths.Clear(); }
        return _widths[(line, bold)] = Setter(bold).Width(line);
    }

    private Typesetter Setter(bool bold) => bold ? _bold : _text;
}
