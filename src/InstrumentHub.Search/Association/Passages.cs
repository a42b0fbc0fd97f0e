using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Association;

/// <summary>
/// A stretch of text that says one thing, in all languages at once: the Dutch and the English version of a situation are one passage,
/// so what is learnt from them crosses languages (as in S. Dumais and others, cross-language latent semantic indexing, 1997).
/// </summary>
/// <param name="Doc">The document, or ~concept for the definition of a concept.</param>
/// <param name="Field">The name of the field.</param>
/// <param name="Texts">The versions.</param>
/// <param name="Terms">Ascending.</param>
/// <param name="Counts">How often each occurs.</param>
internal sealed record TextPassage(int Doc, string Field, IReadOnlyList<SearchField> Texts, int[] Terms, float[] Counts)
{
    public float Length { get; } = Counts.Sum();
}

/// <summary>Cuts documents into passages and finds them back by term.</summary>
internal sealed class Passages
{
    private readonly SearchDocument[] _documents;
    private readonly (int From, int To)[] _own;

    /// <param name="documents">In the order of their numbers.</param>
    /// <param name="concepts">Their definitions are learnt from.</param>
    /// <param name="settings">Which fields say nothing about the subject, and which are never shown.</param>
    /// <param name="terms">Where words get their numbers.</param>
    /// <param name="before">Those of documents that are mostly the same, by the same numbers: what did not change is not cut again. Or null.</param>
    public Passages(SearchDocument[] documents, IReadOnlyList<NetworkConcept> concepts, AssociationSettings settings, TermSpace terms, Passages? before = null)
    {
        (Terms, _documents, _own) = (terms, documents, new (int, int)[documents.Length]);
        Before = Same(before);
        var tokenizer = new Tokenizer();
        for (var doc = 0; doc < documents.Length; doc++)
        {
            var from = All.Count;
            Cut(doc, settings, tokenizer, before);
            _own[doc] = (from, All.Count);
        }

        Searched = All.Count;
        for (var c = 0; c < concepts.Count; c++)
            Add(~c, "definition", [.. concepts[c].Labels.Concat(concepts[c].Definitions).Select(d => new SearchField("definition", d.Language, d.Text))], tokenizer);
        Postings = Invert(settings);
    }

    /// <summary>Per document its number among those before it, or -1 when it is new or changed.</summary>
    public int[] Before { get; }

    /// <summary>The passages of a document: [From, To).</summary>
    public (int From, int To) Of(int doc) => _own[doc];

    public TermSpace Terms { get; }

    /// <summary>By document; definitions last.</summary>
    public List<TextPassage> All { get; } = [];

    /// <summary>How many of <see cref="All"/> belong to documents.</summary>
    public int Searched { get; }

    /// <summary>Term to the passages that have it and may be shown, ascending.</summary>
    public int[][] Postings { get; }

    public float Idf(int term) => MathF.Log(1 + (All.Count - Postings[term].Length + 0.5f) / (Postings[term].Length + 0.5f));

    /// <summary>The passages of a document taken together by part, by document; a part below 0 is left out.</summary>
    public List<TextUnit> Together(int documents, Func<TextPassage, int> partOf, int parts)
    {
        var units = new TextUnit?[documents * parts];
        Parallel.For(0, documents, () => new TermBag(Terms.Count), (doc, _, bag) =>
        {
            var (from, to) = _own[doc];
            for (var part = 0; part < parts; part++)
            {
                for (var p = from; p < to; p++)
                    if (partOf(All[p]) == part) bag.Add(All[p], 1);
                units[(doc * parts) + part] = bag.Take(doc, part);
            }

            return bag;
        }, static _ => { });
        return [.. units.OfType<TextUnit>()];
    }

    /// <summary>In how many passages both stand.</summary>
    public int Together(int a, int b)
    {
        var (small, large) = Postings[a].Length < Postings[b].Length ? (Postings[a], Postings[b]) : (Postings[b], Postings[a]);
        return small.Count(p => Array.BinarySearch(large, p) >= 0);
    }

    /// <summary>How many times more often than by chance two terms stand together (K. Church and P. Hanks 1990, before the logarithm).</summary>
    public float Lift(int a, int b, int together) => (float)together * All.Count / ((float)Postings[a].Length * Postings[b].Length);

    private int[][] Invert(AssociationSettings settings)
    {
        var shown = All.ConvertAll(p => !settings.Hidden.Contains(p.Field));
        var counts = new int[Terms.Count];
        for (var p = 0; p < All.Count; p++)
            if (shown[p])
                foreach (var term in All[p].Terms) counts[term]++;
        var postings = Array.ConvertAll(counts, count => count == 0 ? [] : new int[count]);
        Array.Clear(counts);
        for (var p = 0; p < All.Count; p++)
            if (shown[p])
                foreach (var term in All[p].Terms) postings[term][counts[term]++] = p;
        return postings;
    }

    private int[] Same(Passages? before)
    {
        var numbers = before?._documents.Select((d, i) => (d.Id, i)).ToDictionary(d => d.Id, d => d.i, StringComparer.Ordinal);
        return Array.ConvertAll(_documents, d => numbers is not null && numbers.TryGetValue(d.Id, out var at)
            && (ReferenceEquals(before!._documents[at], d) || before._documents[at].Fields.SequenceEqual(d.Fields)) ? at : -1);
    }

    private void Cut(int doc, AssociationSettings settings, Tokenizer tokenizer, Passages? before)
    {
        if (Before[doc] >= 0)
        {
            var (from, to) = before!._own[Before[doc]];
            for (var p = from; p < to; p++) All.Add(before.All[p].Doc == doc ? before.All[p] : before.All[p] with { Doc = doc });
            return;
        }

        // The nth situation in Dutch and the nth in English say the same.
        var seen = new Dictionary<(string, SearchLanguage), int>();
        var fields = _documents[doc].Fields.Where(f => !settings.Ignored.Contains(f.Name)).Select(f =>
        {
            var nth = seen.GetValueOrDefault((f.Name, f.Language));
            seen[(f.Name, f.Language)] = nth + 1;
            return (Key: (f.Name, nth), Field: f);
        });
        foreach (var group in fields.GroupBy(f => f.Key)) Add(doc, group.Key.Name, [.. group.Select(f => f.Field)], tokenizer);
    }

    private void Add(int doc, string field, List<SearchField> texts, Tokenizer tokenizer)
    {
        var bag = new Dictionary<int, float>();
        foreach (var text in texts) Terms.Collect(text.Text, text.Language, tokenizer, bag);
        if (bag.Count == 0) return;
        var terms = bag.Keys.Order().ToArray();
        All.Add(new TextPassage(doc, field, texts, terms, Array.ConvertAll(terms, term => bag[term])));
    }
}
