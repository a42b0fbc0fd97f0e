using System.Runtime.InteropServices;

namespace InstrumentHub.Search.Analysis;

/// <summary>
/// A word in a text: where it stands in the original, where its folded form stands in the tokenizer's buffer, and which place
/// it takes in the order of words. A <paramref name="Span"/> above 1 marks a joined form that covers the parts which follow it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(int Start, int End, int FoldedStart, int FoldedLength, int Position, int Span)
{
    public bool IsJoined => Span > 1;
}
