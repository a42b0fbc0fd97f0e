using System.Security.Cryptography;
using System.Text;
using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Index;

namespace InstrumentHub.Search.Lucene.Storage;

/// <summary>
/// Says whether an index on disk was made as this program would make it: by the layout's number, by Lucene's version, by the words that the
/// chains are given, and by what they make of a sample that walks through their filters.
/// </summary>
internal static class IndexVersion
{
    /// <summary>To be raised when what is kept of a document changes.</summary>
    private const int Layout = 2;

    private const string Sample = """
        Zij brachten, haakten af en liepen vast terwijl er werd samengewerkt. De partnerschapskaart: co-creatie in 4*4 minuten, foto’s en ideeën van collega's; brieven, stappen, reizen, leergemeenschappen
        Celebrating communities' successes, stories and networks; the state-of-the-art wasn't ｆｕｌｌ of café ﬁles, ﬁnanciën en straße
        """;

    public static string Of(Chains chains)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.Unicode.GetBytes(text + '\n'));

        Add($"{Layout} {typeof(IndexWriter).Assembly.GetName().Version} {typeof(IndexWriter).Module.ModuleVersionId}");
        foreach (var language in Enum.GetValues<SearchLanguage>())
        {
            foreach (var word in StopWords.Of(language).Order(StringComparer.Ordinal)) Add(word);
            foreach (var form in FieldNames.FormsOf(language))
                foreach (var found in chains.Read(Sample, language, form)) Add(found.ToString());
        }

        Add(DutchWords.Fingerprint);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
