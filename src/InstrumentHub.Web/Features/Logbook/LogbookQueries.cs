using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Web.Features.Communities;

namespace InstrumentHub.Web.Features.Logbook;

internal static class LogbookQueries
{
    /// <summary>
    /// The steps of one community that somebody may read. A step shows no wider than its community: what is meant for everyone shows to everyone only
    /// while the community is open. "Only me" is for the author, as long as they are a member.
    /// </summary>
    public static IQueryable<LogbookStep> ThatShowFor(this IQueryable<LogbookStep> steps, Actor actor, CommunityPlace place)
    {
        var widths = Widths(actor, place);
        var author = place.IsMember ? actor.AccountId : null;
        return steps.Where(s => s.CommunityId == place.Id && ((widths.Contains(s.Visibility) && s.HiddenAt == null) || s.AuthorId == author));
    }

    /// <summary>Steps that everyone may read, of communities that everyone may read.</summary>
    public static IQueryable<LogbookStep> ThatArePublic(this IQueryable<LogbookStep> steps, IQueryable<Community> communities) =>
        steps.Where(s => s.Visibility == Visibility.Public && s.HiddenAt == null && communities.Any(c => c.Id == s.CommunityId && c.Visibility == CommunityVisibility.Open && c.HiddenAt == null));

    private static Visibility[] Widths(Actor actor, CommunityPlace place) => (place.IsMember, place.Visibility) switch
    {
        (true, _) => [Visibility.Public, Visibility.Platform, Visibility.Community],
        (false, CommunityVisibility.Open) when actor.IsSignedIn => [Visibility.Public, Visibility.Platform],
        (false, CommunityVisibility.Open) => [Visibility.Public],
        _ => [],
    };
}
