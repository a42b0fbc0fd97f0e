using System.Text.RegularExpressions;
using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Index;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.Compound;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Pattern;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;
using LuceneAnalyzer = Lucene.Net.Analysis.Analyzer;
using Snowball = Lucene.Net.Tartarus.Snowball.Ext;

namespace InstrumentHub.Search.Lucene.Analysis;

/// <summary>
/// The Dutch and the English chains of filters, per form. All begin alike, so that a word has the same place in every form of a text.
/// </summary>
internal sealed partial class Chains() : LuceneAnalyzer(new OnePerChain())
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private const WordDelimiterFlags Cutting = WordDelimiterFlags.GENERATE_WORD_PARTS | WordDelimiterFlags.GENERATE_NUMBER_PARTS
        | WordDelimiterFlags.CATENATE_ALL | WordDelimiterFlags.STEM_ENGLISH_POSSESSIVE;

    private static readonly CharArraySet[] Stop = [StopSet(SearchLanguage.Dutch), StopSet(SearchLanguage.English)];

    /// <summary>Words of two fields, or of two situations, must not look like neighbours.</summary>
    public override int GetPositionIncrementGap(string fieldName) => FieldTable.Gap;

    protected override TextReader InitReader(string fieldName, TextReader reader) => new MappingCharFilter(Signs.Rewritten, reader);

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var (language, form) = FieldNames.ChainOf(fieldName);
        var source = new WhitespaceTokenizer(Version, reader);
        TokenStream words = new WordDelimiterFilter(Version, source, Signs.Types, Cutting, protWords: null);
        words = new PatternReplaceFilter(words, Signs.Uncounted(), "", all: true);
        words = new LengthFilter(Version, words, 1, int.MaxValue);
        words = new LowerCaseFilter(Version, new ASCIIFoldingFilter(words));
        words = new TruncateTokenFilter(words, InstrumentHub.Search.Analysis.Tokenizer.MaxWord);
        return new TokenStreamComponents(source, form switch
        {
            Form.Stem when language == SearchLanguage.Dutch => DutchStems(new StopFilter(Version, words, Stop[(int)language])),
            Form.Stem or Form.OtherStem => new SnowballFilter(new StopFilter(Version, words, Stop[(int)language]), new Snowball.EnglishStemmer()),
            Form.Part => Parts(new StopFilter(Version, words, Stop[(int)language])),
            _ => words,
        });
    }

    private static RemoveDuplicatesTokenFilter Parts(TokenStream words) => new(DutchStems(new DictionaryCompoundWordTokenFilter(
        Version, words, CompoundWords.Dictionary, minWordSize: 7, CompoundWords.Shortest, CompoundWords.Longest, onlyLongestMatch: true)));

    /// <summary>
    /// Porter's Dutch rules, with before them verbs by their infinitive and what they leave alone (ideeën and foto's once signs are folded, the double letter of stappen) and
    /// after them what spelling does to the end of a word: brief and brieven, reis and reizen.
    /// </summary>
    private static PatternReplaceFilter DutchStems(TokenStream words)
    {
        words = new PatternReplaceFilter(new InfinitiveFilter(words), Plural(), "${a}${b}${c}${d}", all: false);
        words = new SnowballFilter(words, new Snowball.DutchStemmer());
        words = new PatternReplaceFilter(words, FinalV(), "f", all: false);
        return new PatternReplaceFilter(words, FinalZ(), "s", all: false);
    }

    private static CharArraySet StopSet(SearchLanguage language) => StopFilter.MakeStopSet(Version, [.. StopWords.Of(language)]);

    [GeneratedRegex(@"^((?<a>.{2,}(ee|ie))en|(?<b>.{3,}[ao])s|(?<c>.*(?<double>[bfglmnprs]))\k<double>(?<d>e|en|er|ers|end|ende|ing|ingen))$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plural();

    [GeneratedRegex("(?<=..)v$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FinalV();

    [GeneratedRegex("(?<=..)z$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FinalZ();

    /// <summary>Filters are made once per thread and chain; there are as many fields as a document has names, but six chains.</summary>
    private sealed class OnePerChain : ReuseStrategy
    {
        public override TokenStreamComponents? GetReusableComponents(LuceneAnalyzer analyzer, string fieldName) =>
            GetStoredValue(analyzer) is Dictionary<(SearchLanguage, Form), TokenStreamComponents> made
                ? made.GetValueOrDefault(FieldNames.ChainOf(fieldName)) : null;

        public override void SetReusableComponents(
            LuceneAnalyzer analyzer, string fieldName, TokenStreamComponents components)
        {
            if (GetStoredValue(analyzer) is not Dictionary<(SearchLanguage, Form), TokenStreamComponents> made)
                SetStoredValue(analyzer, made = []);
            made[FieldNames.ChainOf(fieldName)] = components;
        }
    }
}
