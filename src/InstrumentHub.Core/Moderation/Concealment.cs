namespace InstrumentHub.Core.Moderation;

/// <summary>Why something that somebody wrote is out of sight. Whoever wrote it still sees it, until it is purged.</summary>
public enum Concealment
{
    /// <summary>A moderator keeps it out of sight; in its place stands that they do.</summary>
    Hidden,

    /// <summary>It waits for a moderator, who has not judged it yet: nobody else sees that it is there.</summary>
    Held,

    /// <summary>Back with who wrote it, to be mended; mended it is held.</summary>
    Returned,

    /// <summary>Taken away; in its place stands that it was. It can still be brought back.</summary>
    Removed,

    /// <summary>Its words are gone for good, as are all that it said before.</summary>
    Purged,
}

/// <summary>
/// Something that people write and a moderator can put out of sight. What is gone for good neither comes back nor is hidden for another reason, and a new reason
/// does not change since when it is out of sight.
/// </summary>
public abstract class Concealable
{
    /// <summary>Null while it is in sight.</summary>
    public DateTimeOffset? HiddenAt { get; protected set; }

    public Concealment? HiddenAs { get; protected set; }

    /// <summary>Puts it out of sight, or says anew why it is.</summary>
    /// <exception cref="RuleException">Its words are gone for good.</exception>
    public void Conceal(Concealment why, DateTimeOffset at)
    {
        DemandWords();
        (HiddenAt, HiddenAs) = (HiddenAt ?? at, why);
    }

    /// <summary>Brings it back into sight.</summary>
    /// <exception cref="RuleException">Its words are gone for good.</exception>
    public void Reveal()
    {
        DemandWords();
        (HiddenAt, HiddenAs) = (null, null);
    }

    /// <summary>Its words, and all that it ever said, are gone for good.</summary>
    public abstract void Purge(DateTimeOffset at);

    private void DemandWords()
    {
        if (HiddenAs == Concealment.Purged) { throw new RuleException("purged", "Deze tekst is voorgoed gewist."); }
    }
}

/// <summary>What a decision does to a thing that can be put out of sight, and how it is taken back: one place for every kind.</summary>
public static class Concealing
{
    /// <summary>Every act that this knows.</summary>
    public static readonly IReadOnlyList<DecisionAct> Acts =
        [DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Accept, DecisionAct.Return, DecisionAct.Remove, DecisionAct.Purge];

    /// <summary>Does the act, and leaves in the decision what it was before.</summary>
    /// <exception cref="RuleException">Its words are gone for good, or the act is none of these.</exception>
    public static void Apply(this Concealable thing, Decision decision)
    {
        decision.Note(thing.HiddenAs?.ToString());
        switch (decision.Act)
        {
            case DecisionAct.Hide: thing.Conceal(Concealment.Hidden, decision.At); break;
            case DecisionAct.Return: thing.Conceal(Concealment.Returned, decision.At); break;
            case DecisionAct.Remove: thing.Conceal(Concealment.Removed, decision.At); break;
            case DecisionAct.Unhide or DecisionAct.Accept: thing.Reveal(); break;
            case DecisionAct.Purge: thing.Purge(decision.At); break;
            default: throw new RuleException("act-does-not-fit", "Dit besluit past hier niet bij.");
        }
    }

    /// <summary>As it was before the decision.</summary>
    public static void Revert(this Concealable thing, Decision decision, DateTimeOffset at)
    {
        if (Enum.TryParse<Concealment>(decision.Before, out var before)) { thing.Conceal(before, at); }
        else { thing.Reveal(); }
    }

    /// <summary>Acts of <see cref="Acts"/> that make no sense as it stands now.</summary>
    public static IReadOnlyList<DecisionAct> Unfit(this Concealable thing) => thing.HiddenAs switch
    {
        null => [DecisionAct.Unhide, DecisionAct.Accept],
        Concealment.Held => [DecisionAct.Unhide, DecisionAct.Hide],
        Concealment.Hidden => [DecisionAct.Hide, DecisionAct.Accept],
        Concealment.Purged => Acts,
        _ => [DecisionAct.Hide, DecisionAct.Accept, DecisionAct.Return],
    };

    /// <summary>Whether its author changed what was sent back: then it waits for a moderator once more.</summary>
    public static bool IsReturned(this Concealable thing) => thing.HiddenAs == Concealment.Returned;
}
