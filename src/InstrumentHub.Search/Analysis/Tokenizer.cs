using System.Globalization;
using System.Text;

namespace InstrumentHub.Search.Analysis;

/// <summary>
/// Cuts text into folded words that know their place in the original. <c>co-creatie</c> gives <c>co</c>, <c>creatie</c> and, over
/// both, <c>cocreatie</c>; <c>4*4</c> gives <c>4x4</c>; <c>foto's</c> gives <c>foto</c>. Not thread-safe: one per thread, reused,
/// because its buffers are where an index build would otherwise spend its memory.
/// </summary>
internal sealed class Tokenizer
{
    /// <summary>Longer words are cut: nobody looks for them, and they make every later step slower.</summary>
    public const int MaxWord = 64;
    private const int MaxJoined = 4;

    private readonly List<Token> _tokens = [];
    private char[] _folded = new char[256];
    private int _length;

    public IReadOnlyList<Token> Tokens => _tokens;

    public ReadOnlySpan<char> Folded(Token token) => _folded.AsSpan(token.FoldedStart, token.FoldedLength);

    public ReadOnlySpan<Token> Tokenize(ReadOnlySpan<char> text)
    {
        _tokens.Clear();
        _length = 0;
        var position = 0;
        var at = 0;
        while (at < text.Length)
        {
            var rune = Folding.Next(text[at..], out var length);
            if (IsWord(rune)) at = ReadWords(text, at, ref position);
            else at += length;
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens);
    }

    /// <summary>Reads a word, or a chain of words tied by hyphens.</summary>
    private int ReadWords(ReadOnlySpan<char> text, int at, ref int position)
    {
        var first = _tokens.Count;
        while (true)
        {
            at = ReadWord(text, at, position);
            if (_tokens[^1].FoldedLength == 0) _tokens.RemoveAt(_tokens.Count - 1);
            else position++;
            var next = AfterHyphen(text, at);
            if (next < 0) break;
            at = next;
        }

        var parts = _tokens.Count - first;
        if (parts is > 1 and <= MaxJoined) AddJoined(first, parts);
        // Of co-creatie-sessie the halves count too: co-creatie is a word.
        if (parts == 3) AddJoined(first, 2);
        if (parts == 3) AddJoined(first + 1, 2);
        return at;
    }

    private int ReadWord(ReadOnlySpan<char> text, int start, int position)
    {
        var folded = _length;
        var at = start;
        var end = start;
        while (at < text.Length && _length - folded < MaxWord)
        {
            var rune = Folding.Next(text[at..], out var length);
            if (IsWord(rune) || Folding.IsIgnorable(rune)) Append(rune);
            else if (IsApostrophe(rune) && at > start && IsWordAt(text, at + length)) at = SkipEnding(text, at);
            else if (rune.Value is '*' or '×' && IsDigitAt(text, at - 1) && IsDigitAt(text, at + length)) Append(new Rune('x'));
            else break;
            at += length;
            end = Math.Min(at, text.Length);
        }

        // The rest of an overlong word belongs to nothing, but its marks belong to the last letter.
        while (at < text.Length && Folding.IsIgnorable(Folding.Next(text[at..], out var length))) end = at += length;
        _tokens.Add(new Token(start, end, folded, _length - folded, position, 1));
        return Math.Max(at, end);
    }

    /// <summary>The 's of a plural or a genitive (foto's, team's) and the 'n of zo'n, z'n are no part of the word.</summary>
    private static int SkipEnding(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at + 1] is 's' or 'S' or 'n' or 'N' && !IsWordAt(text, at + 2) ? at + 1 : at;

    private static int AfterHyphen(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is not ('-' or '\u2010' or '\u2011')) return -1;
        return IsWordAt(text, at + 1) ? at + 1 : -1;
    }

    private void AddJoined(int first, int parts)
    {
        var (from, to) = (_tokens[first], _tokens[first + parts - 1]);
        var length = to.FoldedStart + to.FoldedLength - from.FoldedStart;
        if (length <= MaxWord) _tokens.Add(new Token(from.Start, to.End, from.FoldedStart, length, from.Position, parts));
    }

    private void Append(Rune rune)
    {
        if (_length + Folding.MaxExpansion > _folded.Length) Array.Resize(ref _folded, _folded.Length * 2);
        if (rune.IsAscii)
        {
            _folded[_length++] = char.ToLowerInvariant((char)rune.Value);
            return;
        }

        foreach (var c in Folding.Fold(rune)) _folded[_length++] = c;
    }

    private static bool IsWord(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘' or 'ʼ' or '＇' or '`' or '´';

    private static bool IsWordAt(ReadOnlySpan<char> text, int at) => at < text.Length && IsWord(Folding.Next(text[at..], out _));

    private static bool IsDigitAt(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
