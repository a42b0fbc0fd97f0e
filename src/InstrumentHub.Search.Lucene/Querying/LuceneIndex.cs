using System.Globalization;
using InstrumentHub.Search.Index;
using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>
/// Everything a snapshot reads. Documents are numbered by id, whatever their place in Lucene's segments, so that a lower number wins a tie.
/// </summary>
internal sealed class LuceneIndex
{
    private readonly DirectoryReader _reader;
    private readonly int[] _numbers;
    private readonly int[] _places;
    private readonly string[][] _fields;

    public LuceneIndex(SearchDocument[] documents, SearchSettings settings, DirectoryReader reader, Chains chains, FormCache forms)
    {
        (Documents, Settings, _reader, Chains) = (documents, settings, reader, chains);
        Ids = documents.Select((d, i) => (d.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        _numbers = new int[reader.MaxDoc];
        _places = new int[documents.Length];
        Number();
        Searcher = new IndexSearcher(reader) { Similarity = new FieldSimilarity(settings) };
        Words = new WordTable(reader, chains, forms, Written());
        Facets = new FacetIndex(documents);
        Sorts = new SortIndex(documents);
        var names = MultiFields.GetMergedFieldInfos(reader).Select(info => info.Name).Where(name => FieldNames.FieldOf(name) is not (null or FieldNames.All)).ToList();
        _fields = [.. Enum.GetValues<SearchLanguage>().Select(language => names.Where(name => FieldNames.ChainOf(name).Language == language)
            .Select(name => FieldNames.FieldOf(name)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray())];
    }

    public SearchDocument[] Documents { get; }
    public SearchSettings Settings { get; }
    public Chains Chains { get; }
    public IndexSearcher Searcher { get; }
    public WordTable Words { get; }
    public FacetIndex Facets { get; }
    public SortIndex Sorts { get; }
    public Dictionary<string, int> Ids { get; }

    public int Count => Documents.Length;
    public IList<AtomicReaderContext> Leaves => _reader.Leaves;
    public IndexReaderContext Top => Searcher.TopReaderContext;
    public int MaxDoc => _reader.MaxDoc;

    /// <summary>The names of the fields that some document has in this language.</summary>
    public string[] FieldsIn(SearchLanguage language) => _fields[(int)language];

    public FieldSettings SettingsOf(string field) => Settings.Fields.GetValueOrDefault(field) ?? Settings.OtherField;

    /// <summary>From Lucene's number of a document to ours.</summary>
    public int NumberOf(int luceneDoc) => _numbers[luceneDoc];

    /// <summary>And back.</summary>
    public int PlaceOf(int doc) => _places[doc];

    private void Number()
    {
        var value = new BytesRef();
        foreach (var leaf in Leaves)
        {
            var ids = leaf.AtomicReader.GetBinaryDocValues(FieldNames.Id);
            var live = leaf.AtomicReader.LiveDocs;
            for (var doc = 0; doc < leaf.AtomicReader.MaxDoc; doc++)
            {
                if (live is not null && !live.Get(doc)) continue;
                ids.Get(doc, value);
                var number = Ids[value.Utf8ToString()];
                (_numbers[leaf.DocBase + doc], _places[number]) = (number, leaf.DocBase + doc);
            }
        }
    }

    /// <summary>The spelling of the first document that has the word counts.</summary>
    private Dictionary<(SearchLanguage, string), string> Written()
    {
        var written = new Dictionary<(SearchLanguage, string), string>();
        foreach (var place in _places)
        {
            foreach (var line in _reader.Document(place).GetField(FieldNames.Written).GetStringValue(CultureInfo.InvariantCulture).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = line.Split('\t');
                written.TryAdd(((SearchLanguage)int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]), parts[2]);
            }
        }

        return written;
    }
}
