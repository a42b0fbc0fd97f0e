using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Makers;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Links;

/// <summary>Tells who looks after a page that a link on it has died.</summary>
internal sealed class LinkNews(HubContext hub, MakerBook makers, Notices notices)
{
    /// <summary>Saves nothing. The same link on the same page is told once a month, should it come and go.</summary>
    public async Task DiedAsync(string key, string host, IEnumerable<LinkPlace> places, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var place in places.DistinctBy(p => (p.Kind, p.Key)))
        {
            foreach (var person in await PeopleAsync(place, cancel))
            {
                var dedupe = $"link/{key[..16]}/{place.Kind}/{place.Key}/{now:yyyy-MM}";
                if (await hub.Notices.AnyAsync(n => n.AccountId == person && n.DedupeKey == dedupe, cancel)) { continue; }
                notices.Tell(person, NoticeKind.Proposal, t => t["Een link op “{0}” werkt niet meer: {1}", place.Title, host], to => Url(to, place), dedupe);
            }
        }
    }

    private async Task<IEnumerable<Guid>> PeopleAsync(LinkPlace place, CancellationToken cancel)
    {
        if (place.Author is { } author) { return [author]; }
        if (place.Kind != SubjectKind.Instrument) { return []; }
        var people = await makers.OfAsync(place.Key, cancel);
        people.AddRange(await hub.Freshness.Where(f => f.Instrument == place.Key && f.StewardId != null).Select(f => f.StewardId!.Value).ToListAsync(cancel));
        return people.Distinct();
    }

    /// <summary>Where who is told can do something about it.</summary>
    private static string Url(Addresses to, LinkPlace place) => place.Kind switch
    {
        SubjectKind.Collection => to.EditCollection(place.Key),
        SubjectKind.MakerNote => to.Maker(place.Key),
        _ => to.Freshness(place.Key),
    };
}
