using System.IO.Compression;

namespace InstrumentHub.Search.Analysis;

/// <summary>The dictionary of Words/README.md, read once, when the first snapshot is built.</summary>
internal static class DutchWords
{
    private const string Resource = "InstrumentHub.Search.Analysis.Words.dutch-words.bin";

    private static readonly Lazy<WordForms> Loaded = new(Load);

    public static WordForms Forms => Loaded.Value;

    private static WordForms Load()
    {
        using var resource = typeof(DutchWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded");
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(resource, CompressionMode.Decompress)) brotli.CopyTo(unpacked);
        var bytes = unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length);

        var forms = new WordForms(250_000);
        Span<char> word = stackalloc char[64];
        for (var at = 0; at < bytes.Length;)
        {
            int length = bytes[at++];
            var use = (WordUse)bytes[at++];
            for (; bytes[at] != 0; at++) word[length++] = (char)bytes[at];
            at++;
            forms.Add(word[..length], use);
        }

        return forms;
    }
}
