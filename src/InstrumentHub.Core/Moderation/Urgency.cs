namespace InstrumentHub.Core.Moderation;

/// <summary>How soon somebody should look: low, middle or high, from the weight of the reasons and of who gave them.</summary>
public enum Urgency
{
    Low,
    Middle,
    High,
}

public static class Urgencies
{
    /// <summary>From this weight on; the numbers are ours: one trusted person who calls something unsafe is enough for middle, two for high.</summary>
    public const int MiddleFrom = 4, HighFrom = 8;

    /// <summary>What waits in its turn: a proposal, a newcomer's first words.</summary>
    public const int Waiting = 1;

    public static Urgency Of(int weight) => weight >= HighFrom ? Urgency.High : weight >= MiddleFrom ? Urgency.Middle : Urgency.Low;

    /// <summary>What one flag adds. Harm to a person weighs most; who is not signed in, or is new, weighs half, so that one visitor cannot make everything urgent.</summary>
    public static int Weight(this FlagReason reason, bool trusted) => (reason, trusted) switch
    {
        (FlagReason.Unlawful, true) => 8,
        (FlagReason.Unsafe or FlagReason.PersonalData, true) => 4,
        (FlagReason.Spam or FlagReason.Rights, true) => 2,
        (_, true) => 1,
        (FlagReason.Unlawful, false) => 4,
        (FlagReason.Unsafe or FlagReason.PersonalData, false) => 2,
        _ => 1,
    };
}
