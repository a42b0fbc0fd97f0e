using System.Runtime.InteropServices;

namespace InstrumentHub.Search.Index;

/// <summary>
/// Finds terms one or two slips away (letter missing, extra, wrong, or two swapped), the first letter included. A symmetric-delete
/// index (W. Garbe, SymSpell, 2012): two words within distance d share a form that is left when at most d letters are deleted from
/// each. Only the first seven letters are indexed; candidates are checked with the real distance (optimal string alignment).
/// </summary>
internal sealed class SlipIndex
{
    private const int Prefix = 7;
    private readonly uint[] _keys;
    private readonly int[] _terms;
    private readonly string[] _texts;

    public SlipIndex(string[] texts, WordMemory memory)
    {
        _texts = texts;
        var pairs = new List<ulong>(texts.Length * 16);
        for (var term = 0; term < texts.Length; term++)
        {
            // The same word in two languages stands side by side; one is enough.
            if (texts[term].Length < 3 || term > 0 && texts[term] == texts[term - 1]) continue;
            foreach (var key in memory[texts[term]].Slips) pairs.Add((ulong)key << 32 | (uint)term);
        }

        var sorted = ByKey([.. pairs]);
        _keys = Array.ConvertAll(sorted, static pair => (uint)(pair >> 32));
        _terms = Array.ConvertAll(sorted, static pair => (int)(uint)pair);
    }

    /// <summary>
    /// By counting, eleven bits of the key at a time from the lowest (radix sort): ten times sooner than by comparing, and what has the same key stays in
    /// the order in which it came, which is that of the terms.
    /// </summary>
    private static ulong[] ByKey(ulong[] pairs)
    {
        const int Bits = 11, KeyBits = 32;
        var other = new ulong[pairs.Length];
        for (var shift = KeyBits; shift < 2 * KeyBits; shift += Bits)
        {
            var starts = new int[(1 << Bits) + 1];
            foreach (var pair in pairs) starts[(int)(pair >> shift & (1 << Bits) - 1) + 1]++;
            for (var i = 0; i < 1 << Bits; i++) starts[i + 1] += starts[i];
            foreach (var pair in pairs) other[starts[(int)(pair >> shift & (1 << Bits) - 1)]++] = pair;
            (pairs, other) = (other, pairs);
        }

        return pairs;
    }

    /// <summary>The forms by which a word is found when it is misspelt, hashed.</summary>
    public static uint[] Keys(string text) =>
        text.Length < 3 ? [] : [.. Deletions(text.AsSpan(0, Math.Min(Prefix, text.Length)), text.Length < 6 ? 1 : 2)];

    /// <summary>Short words have too many neighbours that mean something else.</summary>
    public static int MaxDistance(int length) => length < 5 ? 0 : length < 10 ? 1 : 2;

    /// <summary>Terms within <paramref name="maximum"/> slips, unordered, each once; only the first of a text in two languages.</summary>
    public List<(int Term, int Distance)> Find(ReadOnlySpan<char> word, int maximum)
    {
        var found = new List<(int, int)>();
        if (maximum == 0) return found;
        var seen = new HashSet<int>();
        foreach (var key in Deletions(word[..Math.Min(Prefix, word.Length)], maximum))
        {
            var at = Array.BinarySearch(_keys, key);
            if (at < 0) continue;
            while (at > 0 && _keys[at - 1] == key) at--;
            for (; at < _keys.Length && _keys[at] == key; at++)
            {
                if (!seen.Add(_terms[at])) continue;
                var distance = EditDistance.Between(word, _texts[_terms[at]], maximum);
                if (distance <= maximum) found.Add((_terms[at], distance));
            }
        }

        return found;
    }

    private static HashSet<uint> Deletions(ReadOnlySpan<char> text, int maximum)
    {
        var keys = new HashSet<uint>();
        Delete(text, maximum, keys);
        return keys;
    }

    private static void Delete(ReadOnlySpan<char> text, int left, HashSet<uint> keys)
    {
        keys.Add(Hash(text));
        if (left == 0 || text.Length <= 1) return;
        Span<char> shorter = stackalloc char[text.Length - 1];
        for (var i = 0; i < text.Length; i++)
        {
            text[..i].CopyTo(shorter);
            text[(i + 1)..].CopyTo(shorter[i..]);
            Delete(shorter, left - 1, keys);
        }
    }

    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var b in MemoryMarshal.AsBytes(text)) hash = (hash ^ b) * 16777619u;
        return hash;
    }
}
