using System.Security.Cryptography;
using System.Text;
using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace InstrumentHub.Search.Lucene.Storage;

/// <summary>From a document to what Lucene keeps of it. Texts are not stored: whoever builds the index has them.</summary>
internal static class LuceneDocuments
{
    private static readonly FieldType Postings = new()
    {
        IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS,
    };

    private static readonly FieldType Lookup = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_ONLY, OmitNorms = true };

    public static Document Of(SearchDocument document, string hash, Chains chains)
    {
        var made = new Document
        {
            new StringField(FieldNames.Id, document.Id, Field.Store.NO),
            new BinaryDocValuesField(FieldNames.Id, new BytesRef(document.Id)),
            new BinaryDocValuesField(FieldNames.Hash, new BytesRef(hash)),
            new StoredField(FieldNames.Written, Written(document, chains)),
        };
        foreach (var field in document.Fields)
        {
            foreach (var form in FieldNames.FormsOf(field.Language))
                made.Add(new Field(FieldNames.Of(field.Name, field.Language, form), field.Text, Postings));
            made.Add(new Field(FieldNames.Of(FieldNames.All, field.Language, Form.Word), field.Text, Lookup));
        }

        return made;
    }

    /// <summary>Of everything that is indexed; what only filters and orders use is not in it.</summary>
    public static string HashOf(SearchDocument document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in document.Fields)
        {
            hash.AppendData(Encoding.Unicode.GetBytes(field.Name));
            hash.AppendData([0, 0, (byte)field.Language, 0]);
            hash.AppendData(Encoding.Unicode.GetBytes(field.Text));
            hash.AppendData([0, 0, 0xFF, 0xFF]);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Lines of language, folded word and spelling, for words that have signs the index folds away.</summary>
    private static string Written(SearchDocument document, Chains chains)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<(SearchLanguage, string)>();
        foreach (var field in document.Fields)
        {
            foreach (var word in chains.Read(field.Text, field.Language, Form.Word))
            {
                if (!seen.Add((field.Language, word.Term))) continue;
                var written = field.Text[word.Start..word.End].ToLowerInvariant();
                if (written != word.Term && !written.Any(char.IsWhiteSpace)) lines.Add($"{(int)field.Language}\t{word.Term}\t{written}");
            }
        }

        return string.Join('\n', lines);
    }
}
