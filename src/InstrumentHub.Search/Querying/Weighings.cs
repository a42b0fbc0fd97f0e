namespace InstrumentHub.Search.Querying;

/// <summary>How a question was understood and what its words weigh in this index: the same for whichever documents it is asked of.</summary>
/// <param name="Best">The score of the best document, before neighbouring words count.</param>
internal sealed record Weighing(string Text, bool PrefixLastWord, QueryPlan Plan, GroupWeight[] Weights, float Best);

/// <summary>
/// Remembers the last few questions: an answer is made in steps (what matches, what joins, what to show), and only the first has to look at all documents.
/// Two questions that fall on one place push each other out, which costs time and nothing else.
/// </summary>
internal sealed class Weighings
{
    private const int Places = 64;
    private readonly Weighing?[] _last = new Weighing?[Places];

    public Weighing? Find(SearchQuery query) =>
        Volatile.Read(ref _last[Place(query.Text, query.PrefixLastWord)]) is { } known && known.PrefixLastWord == query.PrefixLastWord && known.Text == query.Text ? known : null;

    public void Keep(Weighing weighing) => Volatile.Write(ref _last[Place(weighing.Text, weighing.PrefixLastWord)], weighing);

    private static int Place(string text, bool prefix) => (int)((uint)HashCode.Combine(text, prefix) % Places);
}
