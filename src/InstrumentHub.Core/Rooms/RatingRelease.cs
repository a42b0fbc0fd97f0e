namespace InstrumentHub.Core.Rooms;

/// <summary>
/// Decides which new and changed ratings may enter a room's picture. Whoever looks before and after can subtract; so the picture changes only by
/// at least <see cref="RatingPicture.Minimum"/> people at once, not only as a whole but in every part of it that is shown or that can be worked out
/// from what is shown (all minus the parts). Where a context would give one or two away it is left out of what is released, and they count in the
/// whole only; where even that would, they wait for others. (Complementary suppression and batching: Willenborg and De Waal, Elements of Statistical
/// Disclosure Control, 2001, chapters 5 and 6.)
/// </summary>
public static class RatingRelease
{
    /// <summary>Releases what may be released; safe to ask after every rating.</summary>
    /// <param name="ratings">All of the room.</param>
    public static void Run(IReadOnlyCollection<Rating> ratings)
    {
        var steps = ratings.Where(r => r.Released is null || r.Released != new ReleasedRating(r.Scores, r.Context)).Select(r => new Step(r)).ToList();
        // Every turn takes at least one context or one rating out, so this ends.
        while (steps.Count >= RatingPicture.Minimum && (Withhold(steps) || Drop(steps)))
        {
        }
        steps.RemoveAll(s => !s.Changes);
        if (steps.Count < RatingPicture.Minimum || Narrow(steps).Any()) { return; }
        foreach (var step in steps) { step.Rating.Release(step.Context); }
    }

    /// <summary>Leaves contexts out that would move a part of the picture by fewer than the minimum.</summary>
    private static bool Withhold(List<Step> steps)
    {
        var withheld = false;
        foreach (var (dimension, members) in Narrow(steps))
        {
            // The nameless part is what remains of the whole: when too few are in it, all go there that were not named before.
            foreach (var step in members.Count > 0 ? members : steps) { withheld |= step.Withhold(dimension); }
        }
        return withheld;
    }

    /// <summary>Lets those wait that would still show: they stand in a part already and cannot be moved unseen.</summary>
    private static bool Drop(List<Step> steps)
    {
        var narrow = Narrow(steps).SelectMany(n => n.Members.Count > 0 ? n.Members : [.. steps.Where(s => s.Touches(n.Dimension).Contains(null))]).ToHashSet();
        return steps.RemoveAll(s => narrow.Contains(s) || !s.Changes) > 0;
    }

    /// <summary>The parts that would change by fewer people than the minimum; no members for the nameless part.</summary>
    private static IEnumerable<(Dimension Dimension, List<Step> Members)> Narrow(List<Step> steps) =>
        from dimension in Enum.GetValues<Dimension>()
        from part in steps.SelectMany(s => s.Touches(dimension).Distinct().Select(value => (Value: value, Step: s))).GroupBy(x => x.Value, x => x.Step)
        where part.Count() < RatingPicture.Minimum
        select (dimension, part.Key is null ? [] : part.ToList());

    private sealed class Step(Rating rating)
    {
        public Rating Rating => rating;
        public RatingContext Context { get; private set; } = rating.Context;
        public bool Changes => rating.Released != new ReleasedRating(rating.Scores, Context);

        /// <summary>The parts of a dimension that change when this is released: where it goes, and where it stood.</summary>
        public IEnumerable<string?> Touches(Dimension dimension) => !Changes ? [] : rating.Released is { } before ? [Context.Of(dimension), before.Context.Of(dimension)] : [Context.Of(dimension)];

        /// <returns>Whether there was something to leave out.</returns>
        public bool Withhold(Dimension dimension)
        {
            if (Context.Of(dimension) is null || rating.Released?.Context.Of(dimension) is not null) { return false; }
            Context = Context.Without(dimension);
            return true;
        }
    }
}
