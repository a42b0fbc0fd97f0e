using InstrumentHub.Search.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace InstrumentHub.Search.Lucene.Analysis;

/// <summary>Brings forms of Dutch verbs back to the infinitive, which no filter of Lucene does; a stemmer goes after it.</summary>
internal sealed class InfinitiveFilter : TokenFilter
{
    private readonly ICharTermAttribute _term;

    public InfinitiveFilter(TokenStream words) : base(words) => _term = AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken()) return false;
        if (DutchVerbs.Infinitive(_term.Buffer.AsSpan(0, _term.Length)) is { } infinitive) _term.SetEmpty().Append(infinitive);
        return true;
    }
}
