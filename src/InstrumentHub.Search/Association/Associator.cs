using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Querying;

namespace InstrumentHub.Search.Association;

/// <summary>What was made of one question.</summary>
internal sealed record Understanding(IReadOnlyList<QuestionTerms> Words, float[] Direction, IReadOnlyDictionary<int, Activation> Active)
{
    /// <summary>The documents that spoke for the question in the second round, best first.</summary>
    public int[] Speakers { get; set; } = [];

    /// <summary>Whether one of the question's words may be this stem.</summary>
    public bool Asks(int term)
    {
        foreach (var word in Words)
            foreach (var (own, _) in word.Terms)
                if (own == term) return true;
        return false;
    }

    /// <summary>How often documents were opened after questions like this one.</summary>
    public Dictionary<int, int> Opened { get; } = [];

    /// <summary>Where documents were put to use, as far as the question is about that; not for those that earned more by being opened.</summary>
    public Dictionary<int, Practised> Practised { get; } = [];
}

/// <summary>Gathers the evidence beside the lexical score: first from the question, then from the documents that answer it best.</summary>
internal sealed class Associator
{
    /// <summary>Documents beside the lexical ones that are looked at closely.</summary>
    private const int Near = 128;
    private readonly AssociationSettings _settings;
    private readonly UnitScorer _whole, _parts;
    private readonly Topics _topics;
    private readonly bool[] _short;
    private readonly LabelFinder _labels;

    /// <param name="documents">In the order of their numbers.</param>
    /// <param name="network">What ties them together.</param>
    /// <param name="use">What use has taught.</param>
    /// <param name="settings">How meaning is learnt.</param>
    /// <param name="learnt">An earlier one whose meanings are taken over, or null.</param>
    public Associator(SearchDocument[] documents, ConceptNetwork network, UseEvidence use, AssociationSettings settings, Associator? learnt = null)
    {
        _settings = settings;
        Numbers = documents.Select((d, i) => (d.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        Passages = new Passages(documents, network.Concepts, settings, learnt is null ? new TermSpace() : new TermSpace(learnt.Passages.Terms), learnt?.Passages);
        Graph = new ActivationGraph(network, Numbers);
        _short = [.. Passages.All.Take(Passages.Searched).Select(p => settings.Passages.Contains(p.Field))];
        (LatentSpace? latent, UnitScorer? whole, UnitScorer? parts, Topics? topics) = (null, null, null, null);
        Parallel.Invoke(
            () => latent = new LatentSpace(Passages, documents.Length, settings, learnt?.Latent),
            () => whole = new UnitScorer(Passages.Together(documents.Length, _ => 0, 1), Passages.Terms.Count, 0.75f),
            () => parts = new UnitScorer(Passages.Together(documents.Length, PartOf, Parts.Length), Passages.Terms.Count, 0.5f),
            () => topics = new Topics(Passages, Graph));
        (Latent, _whole, _parts, _topics) = (latent!, whole!, parts!, topics!);
        Use = new UseLearner(use, Numbers, Passages, Graph.Concepts);
        _labels = new LabelFinder(network.Concepts);
    }

    /// <summary>What a document consists of, for evidence by part.</summary>
    private static readonly Feature[] Parts = [Feature.Names, Feature.Situations, Feature.Purpose, Feature.Body];

    public IReadOnlyDictionary<string, int> Numbers { get; }
    public Passages Passages { get; }
    public LatentSpace Latent { get; }
    public ActivationGraph Graph { get; }
    public UseLearner Use { get; private set; }

    /// <summary>The same with what use has taught since: all that was learnt from texts is shared.</summary>
    public Associator With(UseEvidence use)
    {
        var other = (Associator)MemberwiseClone();
        other.Use = new UseLearner(use, Numbers, Passages, Graph.Concepts);
        return other;
    }

    public Understanding Understand(string text, IReadOnlyList<QueryWord> words)
    {
        var terms = words.Where(w => w.Use is QueryWordUse.Searched or QueryWordUse.Unknown)
            .Select(w => Passages.Terms.OfQuestion(w.Text, Folding.Fold(w.Text), w.Found)).ToList();
        var searched = words.Where(w => w.Use != QueryWordUse.Ignored).ToList();
        foreach (var (verb, infinitive) in LooseVerbs.Find(searched, static word => Folding.Fold(word.Text)))
            if (Passages.Terms.OfVerb(searched[verb].Text, infinitive) is { } joined) terms.Add(joined);
        var sightings = _labels.Find(QueryReader.Shorten(text), (float)_settings.PartialLabel);
        return new Understanding(terms, Latent.Question(terms), Graph.Spread(sightings, (float)_settings.Decay, _settings.Steps));
    }

    /// <summary>Fills the features and returns the documents worth ranking: the lexical ones and those nearest by association.</summary>
    /// <param name="lexical">The best lexical hits of all: they decide who speaks for the question.</param>
    /// <param name="within">The best lexical hits under the filters, which are weighed too.</param>
    public int[] Weigh(
        Understanding question, List<(int Doc, float Score)> lexical, List<(int Doc, float Score)> within, FusionWeights weights, Features features)
    {
        var best = lexical.Count == 0 ? 0 : lexical.Max(hit => hit.Score);
        foreach (var (doc, score) in lexical.Concat(within)) features[Feature.Lexical][doc] = best > 0 ? score / best : 0;
        if (weights.Document > 0) _whole.Score(question.Words, [features[Feature.Document]]);
        if (Array.Exists(Parts, part => weights[part] > 0)) _parts.Score(question.Words, Array.ConvertAll(Parts, part => features[part]));
        features.ToShares(Feature.Document);
        Array.ForEach(Parts, features.ToShares);
        if (weights.Concept > 0) Activate(question, features[Feature.Concept]);
        if (weights.Topic > 0) _topics.Score(question.Words, features[Feature.Topic]);
        if (weights.Used > 0)
        {
            Use.Score(question.Words, features[Feature.Used], question.Opened);
            Use.Score(question.Active, features[Feature.Used], question.Practised);
        }

        if (weights.LatentDocument > 0) Latent.Compare(question.Direction, features[Feature.LatentDocument]);

        var candidates = Candidates(lexical, weights, features);
        int[] all = [.. candidates.Concat(within.Select(hit => hit.Doc)).Distinct().Order()];
        if (weights.LatentPassage > 0)
            foreach (var doc in all) features[Feature.LatentPassage][doc] = NearestPassage(question.Direction, doc).Likeness;
        SecondRound(question, candidates, all, weights, features);
        return candidates;
    }

    /// <summary>The short passage of a document that lies nearest to a direction; -1 when it has none.</summary>
    public (int Passage, float Likeness) NearestPassage(float[] direction, int doc)
    {
        var (found, likeness) = (-1, 0f);
        var (from, to) = Passages.Of(doc);
        for (var p = from; p < to; p++)
        {
            if (!_short[p]) continue;
            var cosine = Vectors.Dot(direction, Latent.PassageVectors[p]);
            if (cosine > likeness) (found, likeness) = (p, cosine);
        }

        return (found, likeness);
    }

    private static int PartOf(TextPassage passage) => passage.Field switch
    {
        "title" or "alias" => 0,
        "situation" => 1,
        "purpose" or "summary" => 2,
        "concept" or "hidden" => -1,
        _ => 3,
    };

    private static int[] Candidates(List<(int Doc, float Score)> lexical, FusionWeights weights, Features features)
    {
        var top = new TopList(Near);
        var scores = features.Scratch;
        features.AddFirst(weights, scores);
        for (var doc = 0; doc < scores.Length; doc++)
        {
            if (scores[doc] > 0) top.Add(TopList.Key(scores[doc], doc));
            scores[doc] = 0;
        }

        return [.. lexical.Select(hit => hit.Doc).Concat(top.Take().Select(TopList.Doc)).Distinct().Order()];
    }

    private void Activate(Understanding question, float[] documents)
    {
        var (most, strongest) = (0f, 0f);
        foreach (var (concept, activation) in question.Active)
        {
            strongest = Math.Max(strongest, activation.Strength);
            foreach (var (doc, weight) in Graph.DocsOf(concept))
                most = Math.Max(most, documents[doc] += activation.Strength * Graph.Rarity[concept] * weight);
        }

        if (most <= 0) return;
        var scale = Math.Min(1, strongest) / most;
        for (var doc = 0; doc < documents.Length; doc++) documents[doc] *= scale;
    }

    /// <summary>
    /// Pseudo-relevance feedback (J. Rocchio 1971), over concepts and meanings instead of words: what the best documents have in
    /// common, others may have too.
    /// </summary>
    private void SecondRound(Understanding question, int[] candidates, int[] all, FusionWeights weights, Features features)
    {
        var top = new TopList(_settings.Feedback);
        foreach (var doc in candidates) top.Add(TopList.Key(features.First(doc, weights), doc));
        var keys = top.Take();
        question.Speakers = Array.ConvertAll(keys, TopList.Doc);
        if (keys.Length == 0 || TopList.Score(keys[0]) <= 0) return;
        var best = TopList.Score(keys[0]);
        var concepts = new Dictionary<int, float>();
        var meaning = new float[Latent.Rank];
        foreach (var key in keys)
        {
            var (doc, say) = (TopList.Doc(key), TopList.Score(key) / best);
            say *= say;
            Vectors.Add(meaning, Latent.Document(doc), say);
            foreach (var (concept, weight) in Graph.About[doc])
                concepts[concept] = concepts.GetValueOrDefault(concept) + say * weight * Graph.Rarity[concept];
        }

        Vectors.Normalise(meaning);
        var length = MathF.Sqrt(concepts.OrderBy(c => c.Key).Sum(c => c.Value * c.Value));
        foreach (var doc in all)
        {
            if (length > 0) features[Feature.SharedConcept][doc] = Shared(concepts, length, doc);
            features[Feature.SharedMeaning][doc] = Math.Max(0, Vectors.Dot(meaning, Latent.Document(doc)));
            foreach (var (other, _) in Graph.Links[doc])
                features[Feature.Linked][doc] = Math.Max(features[Feature.Linked][doc], Math.Min(1, Use.Trust(doc, other)) * features.First(other, weights) / best);
        }
    }

    private float Shared(Dictionary<int, float> concepts, float length, int doc)
    {
        var (sum, own) = (0f, 0f);
        foreach (var (concept, weight) in Graph.About[doc])
        {
            var value = weight * Graph.Rarity[concept];
            own += value * value;
            sum += value * concepts.GetValueOrDefault(concept);
        }

        return own > 0 ? sum / (length * MathF.Sqrt(own)) : 0;
    }
}
