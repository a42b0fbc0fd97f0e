using System.Numerics;
using System.Text;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>Kerning by pairs ("GPOS" table: lookups of the feature <c>kern</c>, type 2 in formats 1 and 2, also by way of type 9).</summary>
internal sealed class PairKerning
{
    private const int PairLookup = 2, ExtensionLookup = 9, AdvanceFlag = 4;

    private readonly List<List<Subtable>> _lookups = [];

    /// <summary>What a subtable adds to the advance of the first glyph of a pair; null when it says nothing of that pair.</summary>
    private delegate int? Subtable(int left, int right);

    /// <param name="gpos">The table, or null for a font without one: no kerning.</param>
    public static PairKerning Read(byte[]? gpos)
    {
        var kerning = new PairKerning();
        if (gpos is null) { return kerning; }

        var (features, lookups) = ((int)gpos.U16(6), (int)gpos.U16(8));
        var used = Offsets(gpos, features, stride: 6, skip: 4)
            .Where(f => Encoding.ASCII.GetString(gpos, f.Entry, 4) == "kern")
            .SelectMany(f => Enumerable.Range(0, gpos.U16(f.Target + 2)).Select(i => (int)gpos.U16(f.Target + 4 + (2 * i))));
        foreach (var index in used.Distinct().Order()) { kerning._lookups.Add(Lookup(gpos, lookups + gpos.U16(lookups + 2 + (2 * index)))); }
        return kerning;
    }

    /// <summary>In font units. Of each lookup the first subtable that knows the pair has the word.</summary>
    public int Between(int left, int right)
    {
        var sum = 0;
        foreach (var lookup in _lookups)
        {
            foreach (var subtable in lookup)
            {
                if (subtable(left, right) is not { } value) { continue; }
                sum += value;
                break;
            }
        }
        return sum;
    }

    private static List<Subtable> Lookup(byte[] gpos, int lookup)
    {
        var subtables = new List<Subtable>();
        for (var i = 0; i < gpos.U16(lookup + 4); i++)
        {
            var (type, at) = ((int)gpos.U16(lookup), lookup + gpos.U16(lookup + 6 + (2 * i)));
            if (type == ExtensionLookup) { (type, at) = (gpos.U16(at + 2), at + gpos.I32(at + 4)); }
            if (type == PairLookup) { subtables.Add(gpos.U16(at) == 1 ? ByGlyph(gpos, at) : ByClass(gpos, at)); }
        }
        return subtables;
    }

    private static Subtable ByGlyph(byte[] gpos, int at)
    {
        var (advance, size) = Values(gpos, at);
        var firsts = Coverage(gpos, at + gpos.U16(at + 2));
        var pairs = new Dictionary<(int, int), int>();
        foreach (var (left, index) in firsts)
        {
            var set = at + gpos.U16(at + 10 + (2 * index));
            for (var i = 0; i < gpos.U16(set); i++)
            {
                var pair = set + 2 + (i * (2 + size));
                pairs[(left, gpos.U16(pair))] = advance is { } offset ? gpos.I16(pair + 2 + offset) : 0;
            }
        }
        return (left, right) => pairs.TryGetValue((left, right), out var value) ? value : null;
    }

    private static Subtable ByClass(byte[] gpos, int at)
    {
        var (advance, size) = Values(gpos, at);
        var firsts = Coverage(gpos, at + gpos.U16(at + 2));
        var (lefts, rights) = (Classes(gpos, at + gpos.U16(at + 8)), Classes(gpos, at + gpos.U16(at + 10)));
        var columns = gpos.U16(at + 14);
        return (left, right) =>
        {
            if (!firsts.ContainsKey(left)) { return null; }
            // Class 0 is every glyph that is in no class.
            var cell = (lefts.GetValueOrDefault(left) * columns) + rights.GetValueOrDefault(right);
            return advance is { } offset ? gpos.I16(at + 16 + (cell * size) + offset) : 0;
        };
    }

    /// <summary>Where in a pair's values the advance of its first glyph stands (null: nowhere), and how many bytes they take together.</summary>
    private static (int? Advance, int Size) Values(byte[] gpos, int at)
    {
        uint first = gpos.U16(at + 4), second = gpos.U16(at + 6);
        var before = 2 * BitOperations.PopCount(first & (AdvanceFlag - 1));
        return ((first & AdvanceFlag) == 0 ? null : before, 2 * (BitOperations.PopCount(first) + BitOperations.PopCount(second)));
    }

    /// <summary>From a glyph to its coverage index ("Coverage table", in chapter 2).</summary>
    private static Dictionary<int, int> Coverage(byte[] gpos, int at) => gpos.U16(at) == 1
        ? Enumerable.Range(0, gpos.U16(at + 2)).ToDictionary(i => (int)gpos.U16(at + 4 + (2 * i)))
        : Ranges(gpos, at + 2).SelectMany(r => Enumerable.Range(0, r.Last - r.First + 1), (r, i) => (Glyph: r.First + i, Index: r.Value + i)).ToDictionary(x => x.Glyph, x => x.Index);

    /// <summary>From a glyph to its class ("Class definition table", in chapter 2).</summary>
    private static Dictionary<int, int> Classes(byte[] gpos, int at) => gpos.U16(at) == 1
        ? Enumerable.Range(0, gpos.U16(at + 4)).ToDictionary(i => gpos.U16(at + 2) + i, i => (int)gpos.U16(at + 6 + (2 * i)))
        : Ranges(gpos, at + 2).SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1), (r, glyph) => (glyph, r.Value)).ToDictionary(x => x.glyph, x => x.Value);

    private static IEnumerable<(int First, int Last, int Value)> Ranges(byte[] gpos, int at) =>
        Enumerable.Range(0, gpos.U16(at)).Select(i => at + 2 + (6 * i)).Select(r => ((int)gpos.U16(r), (int)gpos.U16(r + 2), (int)gpos.U16(r + 4)));

    private static IEnumerable<(int Entry, int Target)> Offsets(byte[] gpos, int list, int stride, int skip) =>
        Enumerable.Range(0, gpos.U16(list)).Select(i => list + 2 + (i * stride)).Select(entry => (entry, list + gpos.U16(entry + skip)));
}
