using System.Text.Json.Nodes;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Logbook;
using InstrumentHub.Web.Features.Phases;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using RoomListing = InstrumentHub.Web.Features.Rooms.RoomListing;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>A community's page, with in it what the one who asks may read and nothing else.</summary>
public sealed class CommunityProjection(HubContext hub, PageContext page, PhaseCards phases, Cards cards, LogbookProjection logbook, RoomListing rooms)
{
    private const int StepsShown = 5, HostsShown = 12;

    public async Task<CommunityHead> HeadAsync(CommunityPlace place, CancellationToken cancel)
    {
        var more = await hub.Communities.Where(c => c.Id == place.Id).Select(c => new { c.IsExample, c.HiddenAs }).SingleAsync(cancel);
        return new(place.Id, place.Slug, place.Name, place.Role, place.IsArchived, more.IsExample, place.Visibility)
        {
            HiddenAs = more.HiddenAs,
            Waiting = place.Role >= CommunityRole.Facilitator ? await hub.DeskItems.CountAsync(i => i.CommunityId == place.Id && i.ClosedAt == null && i.Reach != DeskReach.Platform, cancel) : 0,
            HasRequests = place.Role >= CommunityRole.Facilitator && await hub.JoinRequests.AnyAsync(r => r.CommunityId == place.Id && r.Answer == JoinAnswer.Waiting, cancel),
        };
    }

    public async Task<CommunityView> ViewAsync(Actor actor, CommunityPlace place, CancellationToken cancel)
    {
        var listed = await hub.Communities.Where(c => c.Id == place.Id).Select(c => new { c.Challenge, c.Sectors, c.Region, c.Phase, c.StartedAt, c.ArchivedAt }).SingleAsync(cancel);
        var view = new CommunityView
        {
            Head = await HeadAsync(place, cancel),
            Challenge = listed.Challenge,
            Sectors = [.. listed.Sectors.Select(s => new LinkView(page.Label(ConceptScheme.Sectors, s), $"{page.To.Communities}?sector={Uri.EscapeDataString(s)}"))],
            Region = listed.Region is { } region ? new(region, $"{page.To.Communities}?region={Uri.EscapeDataString(Core.Content.Slug.From(region))}") : null,
            Phases = listed.Phase is { } phase ? new(phases.All(), phase) : null,
            Phase = listed.Phase is { } at ? new(at, page.Label(ConceptScheme.Phases, at), page.To.Phase(at)) : null,
            StartedAt = listed.StartedAt,
            ArchivedAt = listed.ArchivedAt,
            Joining = await JoiningAsync(actor, place, cancel),
            Share = new(place.Name, page.Site.Absolute(page.To.Community(place.Slug))),
        };
        return actor.May(place.Reading, place.Standing) ? await OpenAsync(view, actor, place, cancel) : view;
    }

    public async Task<IHtmlContent?> StructuredDataAsync(CommunityPlace place, CancellationToken cancel)
    {
        if (place.Visibility != CommunityVisibility.Open) { return null; }
        var row = await hub.Communities.Where(c => c.Id == place.Id).Select(c => new { c.Challenge, c.Region, c.StartedAt }).SingleAsync(cancel);
        var url = page.Site.Absolute(page.To.Community(place.Slug));
        return StructuredData.Script(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Organization",
            ["@id"] = url,
            ["url"] = url,
            ["name"] = place.Name,
            ["description"] = row.Challenge,
            ["areaServed"] = row.Region,
            ["foundingDate"] = row.StartedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    private async Task<CommunityView> OpenAsync(CommunityView view, Actor actor, CommunityPlace place, CancellationToken cancel)
    {
        var more = await hub.Communities.Where(c => c.Id == place.Id).Select(c => new { c.Description, c.Instruments, Members = c.Members.Count }).SingleAsync(cancel);
        var inSteps = await hub.LogbookSteps.ThatShowFor(actor, place).Where(s => s.Instrument != null).OrderByDescending(s => s.Day).Select(s => s.Instrument!).ToListAsync(cancel);
        return view with
        {
            IsOpen = true,
            Description = CommunityText.Html(more.Description, page.Language, topHeading: 3),
            Members = more.Members,
            Hosts = await HostsAsync(place, cancel),
            Instruments = [.. more.Instruments.Concat(inSteps).Distinct().Select(page.Catalogue.Find).OfType<PublishedInstrument>().Take(Community.MaxInstruments).Select(cards.Of)],
            Rooms = await rooms.OfAsync(actor, place, more.Instruments, cancel),
            Steps = await logbook.StepsAsync(actor, place, 0, StepsShown, cancel),
        };
    }

    private async Task<IReadOnlyList<PersonView>> HostsAsync(CommunityPlace place, CancellationToken cancel)
    {
        var hosts = await (from m in hub.Memberships.Where(m => m.CommunityId == place.Id && m.Role != CommunityRole.Member)
                           join a in hub.Accounts on m.AccountId equals a.Id
                           where a.DeletedAt == null
                           orderby m.JoinedAt
                           select new { a.Name, a.Handle, m.Role }).Take(HostsShown).ToListAsync(cancel);
        return [.. hosts.OrderByDescending(h => h.Role).Select(h => new PersonView(h.Name, page.To.Profile(h.Handle), h.Role))];
    }

    private async Task<JoiningView> JoiningAsync(Actor actor, CommunityPlace place, CancellationToken cancel)
    {
        var request = actor.AccountId is { } account && !place.IsMember
            ? await hub.JoinRequests.Where(r => r.CommunityId == place.Id && r.AccountId == account).Select(r => new { r.Answer }).SingleOrDefaultAsync(cancel)
            : null;
        var may = actor.May(Permissions.AskToJoin) && !place.IsMember && !place.IsArchived;
        return new(place.Slug, actor.IsSignedIn, may && request?.Answer is not (JoinAnswer.Waiting or JoinAnswer.Declined), request?.Answer);
    }
}
