namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>Which character has which glyph ("cmap" table, formats 4 and 12).</summary>
internal static class CharacterMap
{
    /// <summary>The widest Unicode subtable of the font.</summary>
    public static Dictionary<int, ushort> Read(byte[] cmap)
    {
        var subtables = Enumerable.Range(0, cmap.U16(2)).Select(i => 4 + (8 * i))
            .Where(at => cmap.U16(at) == 0 || (cmap.U16(at) == 3 && cmap.U16(at + 2) is 1 or 10))
            .Select(at => cmap.I32(at + 4)).ToLookup(cmap.U16);
        var glyphs = new Dictionary<int, ushort>();
        if (subtables[12].Any()) { ReadGroups(cmap, subtables[12].First(), glyphs); }
        else if (subtables[4].Any()) { ReadSegments(cmap, subtables[4].First(), glyphs); }
        return glyphs;
    }

    private static void ReadGroups(byte[] cmap, int start, Dictionary<int, ushort> glyphs)
    {
        for (var group = start + 16; group < start + 16 + (12 * cmap.I32(start + 12)); group += 12)
        {
            var (first, last, glyph) = (cmap.I32(group), cmap.I32(group + 4), cmap.I32(group + 8));
            for (var c = first; c <= last; c++) { glyphs[c] = (ushort)(glyph + c - first); }
        }
    }

    private static void ReadSegments(byte[] cmap, int start, Dictionary<int, ushort> glyphs)
    {
        var length = cmap.U16(start + 6);
        for (var i = 0; i < length; i += 2)
        {
            var endAt = start + 14 + i;
            var (end, first) = (cmap.U16(endAt), cmap.U16(endAt + 2 + length));
            var (delta, rangeAt) = (cmap.U16(endAt + 2 + (2 * length)), endAt + 2 + (3 * length));
            var range = cmap.U16(rangeAt);
            // 0xFFFF closes the list and is no character.
            for (int c = first; c <= end && c != 0xFFFF; c++)
            {
                // An offset is counted from where it stands.
                var glyph = range == 0 ? c : cmap.U16(rangeAt + range + (2 * (c - first)));
                if (glyph != 0) { glyphs[c] = (ushort)(glyph + delta); }
            }
        }
    }
}
