using System.IO.Compression;

namespace InstrumentHub.Search.Analysis;

/// <summary>The dictionary of Words/README.md, read once, when the first snapshot is built.</summary>
internal static class DutchWords
{
    private const string Resource = "InstrumentHub.Search.Analysis.Words.dutch-words.bin";

    private static readonly Lazy<WordForms> Loaded = new(Load);

    public static WordForms Forms => Loaded.Value;

    /// <summary>Changes when the dictionary does.</summary>
    public static string Fingerprint
    {
        get
        {
            using var resource = Open();
            return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(resource));
        }
    }

    /// <summary>Hands over every form of the dictionary; the span only lasts as long as the call.</summary>
    public static void ForEach(Action<ReadOnlySpan<char>, WordUse> visit)
    {
        using var resource = Open();
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(resource, CompressionMode.Decompress)) brotli.CopyTo(unpacked);
        var bytes = unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length);

        Span<char> word = stackalloc char[64];
        for (var at = 0; at < bytes.Length;)
        {
            int length = bytes[at++];
            var use = (WordUse)bytes[at++];
            for (; bytes[at] != 0; at++) word[length++] = (char)bytes[at];
            at++;
            visit(word[..length], use);
        }
    }

    private static Stream Open() => typeof(DutchWords).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"{Resource} is not embedded");

    private static WordForms Load()
    {
        var forms = new WordForms(250_000);
        ForEach(forms.Add);
        return forms;
    }
}
