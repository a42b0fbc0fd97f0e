namespace InstrumentHub.Core.Moderation;

/// <summary>
/// When somebody is no longer new. Trust comes from what one did for others and what stayed, never from time spent reading: that says nothing, and to
/// measure it would be to follow people. Somebody who vouches (an invitation, an institution) gives it at once.
/// What counts is what somebody trusted could have seen: two new accounts that talk in a community of their own make nobody trusted. The numbers are ours.
/// </summary>
public static class TrustRule
{
    /// <summary>A comment or a step counts once it stood so long without a moderator having to act on it.</summary>
    public static readonly TimeSpan StandsAfter = TimeSpan.FromDays(7);

    /// <summary>As long as a moderator had to act on something of theirs in this time, nobody grows.</summary>
    public static readonly TimeSpan UpheldCountsFor = TimeSpan.FromDays(90);

    public const int PerAcceptedProposal = 3, PerComment = 1, PerStep = 1, Needed = 5;

    /// <summary>All on one day is a good day, and no more than that.</summary>
    public const int DaysNeeded = 2;

    public static int Points(Merits made) => (made.AcceptedProposals * PerAcceptedProposal) + (made.StandingComments * PerComment) + (made.StandingSteps * PerStep);

    public static bool IsEarnedBy(Merits made) => made.Upheld == 0 && made.Days >= DaysNeeded && Points(made) >= Needed;
}

/// <summary>What somebody did for others, as far as it counts.</summary>
/// <param name="StandingComments">Older than <see cref="TrustRule.StandsAfter"/>, and in sight.</param>
/// <param name="StandingSteps">The same of steps in logbooks.</param>
/// <param name="Days">On how many different days all of it was made.</param>
/// <param name="Upheld">Decisions within <see cref="TrustRule.UpheldCountsFor"/> that put something of theirs out of sight, warned or suspended them, and still hold.</param>
public sealed record Merits(int AcceptedProposals, int StandingComments, int StandingSteps, int Days, int Upheld);
