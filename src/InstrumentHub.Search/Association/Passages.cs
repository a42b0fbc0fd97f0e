using System.Runtime.InteropServices;
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
    /// <param name="documents">In the order of their numbers.</param>
    /// <param name="concepts">Their definitions are learnt from.</param>
    /// <param name="settings">Which fields say nothing about the subject, and which are never shown.</param>
    /// <param name="terms">Where words get their numbers.</param>
    public Passages(SearchDocument[] documents, IReadOnlyList<NetworkConcept> concepts, AssociationSettings settings, TermSpace terms)
    {
        Terms = terms;
        var tokenizer = new Tokenizer();
        for (var doc = 0; doc < documents.Length; doc++)
        {
            // The nth situation in Dutch and the nth in English say the same.
            var seen = new Dictionary<(string, SearchLanguage), int>();
            var fields = documents[doc].Fields.Where(f => !settings.Ignored.Contains(f.Name)).Select(f =>
            {
                var nth = seen.GetValueOrDefault((f.Name, f.Language));
                seen[(f.Name, f.Language)] = nth + 1;
                return (Key: (f.Name, nth), Field: f);
            });
            foreach (var group in fields.GroupBy(f => f.Key)) Add(doc, group.Key.Name, [.. group.Select(f => f.Field)], tokenizer);
        }

        Searched = All.Count;
        for (var c = 0; c < concepts.Count; c++)
            Add(~c, "definition", [.. concepts[c].Labels.Concat(concepts[c].Definitions).Select(d => new SearchField("definition", d.Language, d.Text))], tokenizer);
        Postings = new List<int>[Terms.Count];
        for (var term = 0; term < Postings.Length; term++) Postings[term] = [];
        for (var p = 0; p < All.Count; p++)
            if (!settings.Hidden.Contains(All[p].Field))
                foreach (var term in All[p].Terms) Postings[term].Add(p);
    }

    public TermSpace Terms { get; }

    /// <summary>By document; definitions last.</summary>
    public List<TextPassage> All { get; } = [];

    /// <summary>How many of <see cref="All"/> belong to documents.</summary>
    public int Searched { get; }

    /// <summary>Term to the passages that have it and may be shown, ascending.</summary>
    public List<int>[] Postings { get; }

    public float Idf(int term) => MathF.Log(1 + (All.Count - Postings[term].Count + 0.5f) / (Postings[term].Count + 0.5f));

    /// <summary>The passages of a document taken together by part, by document; a part below 0 is left out.</summary>
    public List<TextUnit> Together(int documents, Func<TextPassage, int> partOf, int parts)
    {
        var bags = new Dictionary<int, float>?[documents, parts];
        foreach (var passage in All.Take(Searched))
        {
            if (partOf(passage) is not (>= 0 and var at)) continue;
            var bag = bags[passage.Doc, at] ??= [];
            for (var i = 0; i < passage.Terms.Length; i++) CollectionsMarshal.GetValueRefOrAddDefault(bag, passage.Terms[i], out _) += passage.Counts[i];
        }

        var units = new List<TextUnit>();
        for (var doc = 0; doc < documents; doc++)
            for (var part = 0; part < parts; part++)
                if (bags[doc, part] is { } bag) units.Add(Unit(doc, part, bag));
        return units;
    }

    public static TextUnit Unit(int doc, int part, Dictionary<int, float> bag)
    {
        var terms = bag.Keys.Order().ToArray();
        return new TextUnit(doc, part, terms, Array.ConvertAll(terms, term => bag[term]));
    }

    /// <summary>In how many passages both stand.</summary>
    public int Together(int a, int b)
    {
        var (small, large) = Postings[a].Count < Postings[b].Count ? (Postings[a], Postings[b]) : (Postings[b], Postings[a]);
        return small.Count(p => large.BinarySearch(p) >= 0);
    }

    /// <summary>How many times more often than by chance two terms stand together (K. Church and P. Hanks 1990, before the logarithm).</summary>
    public float Lift(int a, int b, int together) => (float)together * All.Count / ((float)Postings[a].Count * Postings[b].Count);

    private void Add(int doc, string field, List<SearchField> texts, Tokenizer tokenizer)
    {
        var bag = new Dictionary<int, float>();
        foreach (var text in texts) Terms.Collect(text.Text, text.Language, tokenizer, bag);
        if (bag.Count == 0) return;
        var terms = bag.Keys.Order().ToArray();
        All.Add(new TextPassage(doc, field, texts, terms, Array.ConvertAll(terms, term => bag[term])));
    }
}
