namespace InstrumentHub.Core.Moderation;

/// <summary>"I do not agree with what was decided": goes to another moderator than the one who decided. Once per decision.</summary>
public sealed class Objection
{
    public const int MaxTextLength = 2_000;

    /// <summary>How long one can object; the Digital Services Act asks platforms for at least six months (article 20).</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(183);

    private Objection()
    {
    }

    /// <exception cref="RuleException">It is too late, or the decision is not about this account.</exception>
    public static Objection To(Decision decision, Guid account, string text, DateTimeOffset at)
    {
        if (decision.ConcernsAccountId != account) { throw new RuleException("not-about-you", "Dit besluit gaat niet over jou."); }
        if (at - decision.At > OpenFor) { throw new RuleException("too-late-to-object", "Tegen dit besluit kun je geen bezwaar meer maken: dat kon zes maanden."); }
        return new() { Id = Guid.CreateVersion7(at), DecisionId = decision.Id, AccountId = account, Text = text, At = at };
    }

    public Guid Id { get; private init; }
    public Guid DecisionId { get; private init; }
    public Guid AccountId { get; private init; }
    public string Text { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public bool? Upheld { get; private set; }

    public void Decide(bool upheld, DateTimeOffset at) => (Upheld, DecidedAt) = (upheld, at);

    /// <summary>The decision on it was taken back.</summary>
    public void Reconsider() => (Upheld, DecidedAt) = (null, null);
}
