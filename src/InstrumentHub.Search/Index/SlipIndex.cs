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

        pairs.Sort();
        _keys = new uint[pairs.Count];
        _terms = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++) (_keys[i], _terms[i]) = ((uint)(pairs[i] >> 32), (int)(uint)pairs[i]);
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
