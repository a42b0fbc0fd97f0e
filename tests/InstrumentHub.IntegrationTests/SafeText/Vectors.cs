using System.Globalization;
using System.Text.RegularExpressions;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.SafeText;

/// <summary>A text that tries to run something.</summary>
internal sealed record Vector(int Number, string Family, string Text);

/// <summary>The texts of <c>vectors.txt</c>.</summary>
internal static partial class Vectors
{
    private static readonly (string Sign, string Character)[] Signs = [("␀", "\0"), ("␉", "\t"), ("⏎", "\n"), ("␌", "\f"), ("␍", "\r")];

    public static IReadOnlyList<Vector> All { get; } = Read();

    private static List<Vector> Read()
    {
        List<Vector> vectors = [];
        string? family = null;
        foreach (var line in File.ReadLines(Path.Combine(Checkout.Root, "tests", "InstrumentHub.IntegrationTests", "SafeText", "vectors.txt")))
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal)) { family = line[4..]; }
            else if (family is not null && line.Length > 0) { vectors.Add(new(vectors.Count, family, Unwrap(line))); }
        }
        return vectors;
    }

    private static string Unwrap(string line)
    {
        foreach (var (sign, character) in Signs) { line = line.Replace(sign, character, StringComparison.Ordinal); }
        return Code().Replace(line, match =>
        {
            var value = int.Parse(match.ValueSpan[3..^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return value > 0xFFFF ? char.ConvertFromUtf32(value) : ((char)value).ToString();
        });
    }

    [GeneratedRegex(@"\{U\+[0-9A-F]{4,5}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
