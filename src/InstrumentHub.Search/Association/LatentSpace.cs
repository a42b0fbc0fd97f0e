namespace InstrumentHub.Search.Association;

/// <summary>
/// Latent semantic analysis (S. Deerwester and others, 1990) of the catalogue's own passages: words that keep the same company get
/// vectors that point the same way, so that a situation finds texts that say it in other words, in either language.
/// </summary>
internal sealed class LatentSpace
{
    /// <summary>More passages than this teach nothing new about words and make every rebuild slower; they are taken at even distances.</summary>
    private const int LearntFrom = 12_000;
    private const int LearntTerms = 20_000;

    private readonly Passages _passages;
    private readonly float[]?[] _terms;

    /// <summary>One after the other: a question is compared with all of them.</summary>
    private readonly float[] _documents;

    /// <param name="passages">What is learnt from and placed.</param>
    /// <param name="documents">How many documents there are.</param>
    /// <param name="settings">How many directions, and what not to learn from.</param>
    /// <param name="learnt">Meanings of the same terms, to place new passages by instead of learning again (folding-in); or null.</param>
    public LatentSpace(Passages passages, int documents, AssociationSettings settings, LatentSpace? learnt)
    {
        _passages = passages;
        if (learnt is null) (_terms, Rank) = Learn(passages, settings);
        else
        {
            (_terms, Rank) = (new float[passages.Terms.Count][], learnt.Rank);
            learnt._terms.CopyTo(_terms, 0);
        }

        PassageVectors = new float[passages.Searched][];
        _documents = new float[documents * Rank];
        Parallel.For(0, documents, doc => Place(doc, settings, learnt));
    }

    /// <summary>Unchanged texts stay where they are; what became of their words' rarity meanwhile waits until meanings are learnt again.</summary>
    private void Place(int doc, AssociationSettings settings, LatentSpace? learnt)
    {
        var (from, to) = _passages.Of(doc);
        var place = _documents.AsSpan(doc * Rank, Rank);
        if (learnt is not null && _passages.Before[doc] is >= 0 and var before)
        {
            Array.Copy(learnt.PassageVectors, learnt._passages.Of(before).From, PassageVectors, from, to - from);
            learnt.Document(before).CopyTo(place);
            return;
        }

        for (var p = from; p < to; p++)
        {
            PassageVectors[p] = settings.Hidden.Contains(_passages.All[p].Field) ? new float[Rank] : Fold(_passages.All[p]);
            Vectors.Add(place, PassageVectors[p], 1);
            Vectors.Normalise(PassageVectors[p]);
        }

        Vectors.Normalise(place);
    }

    public int Rank { get; }

    private (float[]?[] Terms, int Rank) Learn(Passages passages, AssociationSettings settings)
    {
        var step = Math.Max(1, (passages.All.Count + LearntFrom - 1) / LearntFrom);
        var sample = Enumerable.Range(0, passages.All.Count).Where(p => (p % step == 0 || p >= passages.Searched) && !settings.Hidden.Contains(passages.All[p].Field)).ToList();
        var columns = Columns(passages, sample);
        var rows = sample.ConvertAll(p => Row(passages.All[p], columns));
        var (vectors, strengths) = RandomisedSvd.Decompose(rows, columns.Count, settings.Rank);
        var terms = new float[]?[passages.Terms.Count];
        foreach (var (term, column) in columns) terms[term] = vectors[column];
        return (terms, strengths.Length);
    }

    /// <summary>Of length 1, or all zero where nothing is known.</summary>
    public ReadOnlySpan<float> Document(int doc) => _documents.AsSpan(doc * Rank, Rank);

    /// <summary>The cosine of a direction with every document, at least 0.</summary>
    public void Compare(float[] direction, float[] documents)
    {
        for (var doc = 0; doc < documents.Length; doc++) documents[doc] = Math.Max(0, Vectors.Dot(direction, Document(doc)));
    }

    /// <summary>Per searched passage, of length 1.</summary>
    public float[][] PassageVectors { get; }

    /// <summary>The direction of a question; all zero when none of its words is known.</summary>
    public float[] Question(IReadOnlyList<QuestionTerms> words)
    {
        var vector = new float[Rank];
        foreach (var word in words)
            foreach (var (term, weight) in word.Terms)
                if (_terms[term] is { } direction) Vectors.Add(vector, direction, weight / word.Terms.Count * _passages.Idf(term));
        Vectors.Normalise(vector);
        return vector;
    }

    /// <summary>How alike two words are used, -1 to 1; 0 when nothing is known of one of them.</summary>
    public float Likeness(int a, int b)
    {
        if (_terms[a] is not { } x || _terms[b] is not { } y) return 0;
        var lengths = MathF.Sqrt(Vectors.Dot(x, x) * Vectors.Dot(y, y));
        return lengths > 0 ? Vectors.Dot(x, y) / lengths : 0;
    }

    private float[] Fold(TextPassage passage)
    {
        var vector = new float[Rank];
        for (var i = 0; i < passage.Terms.Length; i++)
            if (_terms[passage.Terms[i]] is { } direction) Vectors.Add(vector, direction, Weight(passage, i));
        return vector;
    }

    private static Dictionary<int, int> Columns(Passages passages, List<int> sample)
    {
        var columns = new Dictionary<int, int>();
        var frequency = new int[passages.Terms.Count];
        foreach (var p in sample)
            foreach (var term in passages.All[p].Terms) frequency[term]++;
        foreach (var term in Enumerable.Range(0, frequency.Length).Where(t => frequency[t] > 1).OrderByDescending(t => frequency[t]).ThenBy(t => t).Take(LearntTerms))
            columns.Add(term, columns.Count);
        return columns;
    }

    private SparseRow Row(TextPassage passage, Dictionary<int, int> columns)
    {
        var known = Enumerable.Range(0, passage.Terms.Length).Where(i => columns.ContainsKey(passage.Terms[i])).ToArray();
        var values = Array.ConvertAll(known, i => Weight(passage, i));
        Vectors.Normalise(values);
        return new SparseRow(Array.ConvertAll(known, i => columns[passage.Terms[i]]), values);
    }

    private float Weight(TextPassage passage, int i) => MathF.Log(1 + passage.Counts[i]) * _passages.Idf(passage.Terms[i]);
}
