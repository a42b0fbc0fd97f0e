using System.Runtime.InteropServices;
using Lucene.Net.Analysis.TokenAttributes;

namespace InstrumentHub.Search.Lucene.Analysis;

/// <summary>A term at its place in a text: [Start, End) in UTF-16 units, and which word of the text it is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Occurrence(string Term, int Start, int End, int Position);

/// <summary>Runs a text through a chain outside the index, for questions and for texts that are only shown.</summary>
internal static class TextReading
{
    public static List<Occurrence> Read(this Chains chains, string text, SearchLanguage language, Form form)
    {
        var found = new List<Occurrence>();
        using var stream = chains.GetTokenStream(FieldNames.Of("text", language, form), text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        var offset = stream.AddAttribute<IOffsetAttribute>();
        var step = stream.AddAttribute<IPositionIncrementAttribute>();
        stream.Reset();
        var position = -1;
        while (stream.IncrementToken())
        {
            position += step.PositionIncrement;
            if (term.Length > 0) found.Add(new Occurrence(term.ToString(), offset.StartOffset, offset.EndOffset, position));
        }

        stream.End();
        return found;
    }

    /// <summary>The terms of a single word, each once.</summary>
    public static string[] TermsOf(this Chains chains, string word, SearchLanguage language, Form form) =>
        [.. chains.Read(word, language, form).Select(found => found.Term).Distinct(StringComparer.Ordinal)];
}
