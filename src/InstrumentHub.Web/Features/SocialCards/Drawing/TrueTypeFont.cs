using System.Text;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>
/// A font with TrueType outlines, as far as lines of horizontal text need it. Section names are those of the OpenType specification 1.9.
/// It trusts its file: the fonts are ours and come with the application. Safe to use from several threads.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _metrics;
    private readonly int _fullMetrics;
    private readonly Dictionary<int, ushort> _glyphs;
    private readonly PairKerning _kerning;
    private readonly GlyphOutlines _outlines;

    public TrueTypeFont(IReadOnlyDictionary<string, byte[]> tables)
    {
        var (head, hhea) = (tables["head"], tables["hhea"]);
        UnitsPerEm = head.U16(18);
        CapHeight = tables["OS/2"].I16(88);
        (_metrics, _fullMetrics) = (tables["hmtx"], hhea.U16(34));
        _glyphs = CharacterMap.Read(tables["cmap"]);
        _kerning = PairKerning.Read(tables.GetValueOrDefault("GPOS"));
        _outlines = new(tables["glyf"], tables["loca"], longOffsets: head.I16(50) != 0);
    }

    public int UnitsPerEm { get; }

    /// <summary>The height of a capital above the baseline, in font units.</summary>
    public int CapHeight { get; }

    /// <summary>The glyph of a character; glyph 0, by definition the font's own sign for "missing", when it has none.</summary>
    public int Glyph(Rune rune) => _glyphs.GetValueOrDefault(rune.Value);

    /// <summary>How far the pen moves, in font units ("hmtx": the last width holds for all glyphs after it).</summary>
    public int Advance(int glyph) => _metrics.U16(4 * Math.Min(glyph, _fullMetrics - 1));

    /// <summary>What comes between two glyphs beside their widths, in font units.</summary>
    public int Kern(int left, int right) => _kerning.Between(left, right);

    /// <summary>Adds a glyph's outline to a shape.</summary>
    /// <param name="x">Where the glyph's origin comes, as is <paramref name="baseline"/>.</param>
    /// <param name="scale">Pixels for a font unit.</param>
    public void Draw(Shape shape, int glyph, float x, float baseline, float scale) =>
        _outlines.Draw(shape, glyph, new Placing(scale, 0, 0, -scale, x, baseline));
}
