using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Association;

/// <summary>Says by which ways a document is near a question.</summary>
internal sealed class PathFinder(Associator associator, SearchDocument[] documents, FusionWeights weights, SearchLanguage language)
{
    private const int MaxConcepts = 3;

    /// <summary>Words that meet less often than this many times what chance gives are no reason: everybody stands beside "people".</summary>
    private const float LeastLift = 4;

    /// <summary>A word in more passages than this stands beside everything; counting how often would cost more than it tells.</summary>
    private const int TooCommon = 1_000;
    private const int MaxPairs = 8;
    private readonly ActivationGraph _graph = associator.Graph;

    /// <summary>Whether there is any way at all: the ways that cost little to find are tried first.</summary>
    public bool Any(Understanding question, Features features, int doc) =>
        (weights[Feature.Concept] * features[Feature.Concept][doc] > 0 && OfConcept(question, doc, 1) is not null)
        || (weights[Feature.SharedConcept] * features[Feature.SharedConcept][doc] > 0 && OfShared(question, doc, 1) is not null)
        || Find(question, features, doc).Count > 0;

    /// <summary>The weightiest first; empty when only its own words speak for it.</summary>
    public List<AssociationPath> Find(Understanding question, Features features, int doc)
    {
        var total = features.All(doc, weights);
        if (total <= 0) return [];
        var paths = new List<AssociationPath>();
        Keep(OfConcept(question, doc, weights[Feature.Concept] * features[Feature.Concept][doc] / total));
        Keep(OfLink(question, features, doc, weights[Feature.Linked] * features[Feature.Linked][doc] / total));
        Keep(OfShared(question, doc, weights[Feature.SharedConcept] * features[Feature.SharedConcept][doc] / total));
        Keep(OfWords(question, doc, (weights[Feature.LatentPassage] * features[Feature.LatentPassage][doc] + weights[Feature.LatentDocument] * features[Feature.LatentDocument][doc]) / total));
        Keep(OfUse(question, doc, weights[Feature.Used] * features[Feature.Used][doc] / total));
        paths.Sort(static (a, b) => b.Share.CompareTo(a.Share));
        return paths;

        void Keep(AssociationPath? path)
        {
            if (path is { Share: > 0 }) paths.Add(path);
        }
    }

    private ConceptPath? OfConcept(Understanding question, int doc, double share)
    {
        var (best, strength) = (-1, 0f);
        foreach (var (concept, weight) in _graph.About[doc])
        {
            if (!question.Active.TryGetValue(concept, out var activation)) continue;
            var value = activation.Strength * weight * _graph.Rarity[concept];
            if (value > strength) (best, strength) = (concept, value);
        }

        if (best < 0) return null;
        var chain = new List<string>();
        for (var at = best; at >= 0; at = question.Active[at].From) chain.Insert(0, _graph.Concepts[at]);
        return new ConceptPath(share, question.Active[best].Words, chain);
    }

    private LinkPath? OfLink(Understanding question, Features features, int doc, double share)
    {
        var best = _graph.Links[doc].Where(l => question.Speakers.Contains(l.To))
            .OrderByDescending(l => features.First(l.To, weights)).ThenBy(l => l.To).Select(l => ((int To, string Kind)?)l).FirstOrDefault();
        return best is { } link ? new LinkPath(share, documents[link.To].Id, link.Kind) : null;
    }

    private SharedConceptPath? OfShared(Understanding question, int doc, double share)
    {
        var own = Array.ConvertAll(_graph.About[doc], a => a.Concept);
        foreach (var other in question.Speakers)
        {
            if (other == doc || !Array.Exists(_graph.About[other], a => own.Contains(a.Concept))) continue;
            var shared = _graph.About[other].Where(a => own.Contains(a.Concept)).OrderByDescending(a => _graph.Rarity[a.Concept] * a.Weight).Take(MaxConcepts).ToList();
            return new SharedConceptPath(share, documents[other].Id, [.. shared.Select(a => _graph.Concepts[a.Concept])]);
        }

        return null;
    }

    private static AssociationPath? OfUse(Understanding question, int doc, double share) =>
        question.Practised.TryGetValue(doc, out var practised) ? new PractisePath(share, practised.Concept, practised.By, practised.Times)
        : question.Opened.TryGetValue(doc, out var times) ? new UsePath(share, times)
        : null;

    /// <summary>The pair of words, one of the question and one of the nearest passage, that brings them together most.</summary>
    private WordPath? OfWords(Understanding question, int doc, double share)
    {
        var (at, _) = associator.NearestPassage(question.Direction, doc);
        if (at < 0) return null;
        var passage = associator.Passages.All[at];
        foreach (var (word, term, found, _) in Pairs(question, passage))
        {
            var together = associator.Passages.Together(term, found);
            if (together > 1 && associator.Passages.Lift(term, found, together) >= LeastLift && Written(passage, found) is { } written)
                return new WordPath(share, word, written.Text.Text.Substring(written.Span.Start, written.Span.Length), passage.Field, written.Text.Language, written.Text.Text, written.Span, together);
        }

        return null;
    }

    /// <summary>Words of the question beside words of the passage that the question lacks, the most alike and telling first.</summary>
    private List<(string Word, int Asked, int Found, float Value)> Pairs(Understanding question, TextPassage passage)
    {
        var (passages, pairs) = (associator.Passages, new List<(string Word, int Asked, int Found, float Value)>());
        foreach (var word in question.Words)
        {
            foreach (var (term, _) in word.Terms)
            {
                if (passages.Postings[term].Length is < 2 or > TooCommon) continue;
                foreach (var found in passage.Terms)
                {
                    if (passages.Postings[found].Length is < 2 or > TooCommon || question.Asks(found)) continue;
                    var value = associator.Latent.Likeness(term, found) * passages.Idf(term) * passages.Idf(found);
                    if (value > 0) pairs.Add((word.Word, term, found, value));
                }
            }
        }

        pairs.Sort(static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : (a.Found, a.Asked).CompareTo((b.Found, b.Asked)));
        if (pairs.Count > MaxPairs) pairs.RemoveRange(MaxPairs, pairs.Count - MaxPairs);
        return pairs;
    }

    /// <summary>Where a term stands as a word of its own, in the reader's language unless there is no such version; else null.</summary>
    private (SearchField Text, TextSpan Span)? Written(TextPassage passage, int term)
    {
        var tokenizer = new Tokenizer();
        var own = passage.Texts.Any(t => t.Language == language);
        foreach (var text in passage.Texts.Where(t => !own || t.Language == language))
            foreach (var token in tokenizer.Tokenize(text.Text))
                if (associator.Passages.Terms.Find(tokenizer.Folded(token), text.Language) == term)
                    return (text, new TextSpan(token.Start, token.End - token.Start));
        return null;
    }
}
