using System.Collections.Concurrent;
using InstrumentHub.Search.Index;
using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>The terms a word has in each form, remembered between snapshots: most words stay.</summary>
internal sealed class FormCache
{
    private readonly ConcurrentDictionary<(SearchLanguage, string), string[][]> _forms = new();

    public string[][] Of(Chains chains, string word, SearchLanguage language) => _forms.GetOrAdd((language, word), key =>
        [.. FieldNames.FormsOf(key.Item1).Skip(1).Select(form => chains.TermsOf(key.Item2, key.Item1, form))]);
}

/// <summary>
/// The words of the documents of one moment, per language and sorted, and which of them share a stem. Lucene's own dictionary also has the
/// words of deleted documents until segments merge, and knows no way from a stem back to words.
/// </summary>
internal sealed class WordTable
{
    private static readonly SearchLanguage[] Languages = [SearchLanguage.Dutch, SearchLanguage.English];
    private readonly string[][] _words;
    private readonly int[][] _frequencies;
    private readonly Relation[][] _relations;
    private readonly IReadOnlyDictionary<(SearchLanguage, string), string> _written;

    public WordTable(IndexReader reader, Chains chains, FormCache forms, IReadOnlyDictionary<(SearchLanguage, string), string> written)
    {
        _written = written;
        var counts = Array.ConvertAll(Languages, language => Count(reader, FieldNames.Of(FieldNames.All, language, Form.Word)));
        _words = Array.ConvertAll(counts, c => c.Keys.ToArray());
        _frequencies = Array.ConvertAll(counts, c => c.Values.ToArray());
        _relations = Array.ConvertAll(Languages, language => Relate(_words[(int)language], language, chains, forms));
    }

    public IReadOnlyList<string> Words(SearchLanguage language) => _words[(int)language];

    /// <summary>In how many documents it is written, in any field of this language.</summary>
    public int Frequency(string word, SearchLanguage language) =>
        Array.BinarySearch(_words[(int)language], word, StringComparer.Ordinal) is >= 0 and var at ? _frequencies[(int)language][at] : 0;

    public bool Has(string word, SearchLanguage language) => Frequency(word, language) > 0;

    /// <summary>The words that are found by this term in this form.</summary>
    public IEnumerable<string> With(string term, SearchLanguage language, Form form)
    {
        if (form == Form.Word) return Has(term, language) ? [term] : [];
        var relations = _relations[(int)language];
        return (int)form > relations.Length ? [] : relations[(int)form - 1][term].ToArray().Select(word => _words[(int)language][word]);
    }

    public bool Any(string term, SearchLanguage language, Form form)
    {
        var relations = _relations[(int)language];
        return form == Form.Word ? Has(term, language) : (int)form <= relations.Length && relations[(int)form - 1][term].Length > 0;
    }

    /// <summary>The words that begin like this.</summary>
    public IEnumerable<string> Beginning(string prefix, SearchLanguage language)
    {
        var words = _words[(int)language];
        var at = Array.BinarySearch(words, prefix, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at; at < words.Length && words[at].StartsWith(prefix, StringComparison.Ordinal); at++) yield return words[at];
    }

    /// <summary>As people write it: with its accents and hyphens, in lower case.</summary>
    public string Written(string word, SearchLanguage language) => _written.GetValueOrDefault((language, word)) ?? word;

    private static SortedDictionary<string, int> Count(IndexReader reader, string field)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(field) is not { } terms) continue;
            var live = leaf.AtomicReader.LiveDocs;
            DocsEnum? docs = null;
            var words = terms.GetEnumerator();
            while (words.MoveNext())
            {
                var count = words.DocFreq;
                if (live is not null) count = CountLive(docs = words.Docs(live, docs, DocsFlags.NONE));
                if (count == 0) continue;
                var word = words.Term.Utf8ToString();
                counts[word] = counts.GetValueOrDefault(word) + count;
            }
        }

        return counts;
    }

    private static int CountLive(DocsEnum docs)
    {
        var count = 0;
        while (docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) count++;
        return count;
    }

    private static Relation[] Relate(string[] words, SearchLanguage language, Chains chains, FormCache cache)
    {
        var forms = new string[words.Length][][];
        Parallel.For(0, words.Length, i => forms[i] = cache.Of(chains, words[i], language));
        var builders = FieldNames.FormsOf(language).Skip(1).Select(_ => new Relation.Builder()).ToArray();
        for (var word = 0; word < words.Length; word++)
            for (var form = 0; form < builders.Length; form++)
                foreach (var term in forms[word][form]) builders[form].Add(term, word);
        return Array.ConvertAll(builders, builder => builder.Build());
    }
}
