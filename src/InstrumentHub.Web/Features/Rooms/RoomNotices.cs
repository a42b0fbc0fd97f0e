using InstrumentHub.Core;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>Tells people that they were mentioned or answered, in the transaction of the comment; who is both hears it once.</summary>
public sealed class RoomNotices(SnapshotHolder catalogue, IStringLocalizer<Texts> texts)
{
    /// <param name="answered">Who began the thread; null when the comment begins one, or they are gone.</param>
    public void Tell(HubContext hub, RoomSeat seat, Comment comment, IReadOnlyCollection<Guid> mentioned, Guid? answered) =>
        Tell(hub, new SaidIn(seat.Room.Instrument, seat.Room.Community?.Slug, seat.Person?.Name ?? ""), comment, mentioned, answered);

    internal void Tell(HubContext hub, SaidIn seat, Comment comment, IReadOnlyCollection<Guid> mentioned, Guid? answered)
    {
        foreach (var account in mentioned.Where(m => m != comment.AuthorId)) { Add(hub, seat, comment, account, NoticeKind.Mention); }
        if (answered is { } first && first != comment.AuthorId && !mentioned.Contains(first)) { Add(hub, seat, comment, first, NoticeKind.Reply); }
    }

    /// <summary>
    /// Who made an instrument, and who follows it, hear that people talk about it: once a day, however lively it gets. What is said in a community's
    /// room stays there.
    /// </summary>
    /// <param name="except">Who spoke, and who hears of this comment in another way.</param>
    public Task TellOthersAsync(HubContext hub, RoomSeat seat, RoomNews news, DateTimeOffset at, IReadOnlyCollection<Guid> except, CancellationToken cancel) =>
        seat.Room.Community is null ? TellOthersAsync(hub, seat.Room.Instrument, news, at, except, cancel) : Task.CompletedTask;

    /// <summary>The same of the public room of an instrument.</summary>
    internal async Task TellOthersAsync(HubContext hub, string slug, RoomNews news, DateTimeOffset at, IReadOnlyCollection<Guid> except, CancellationToken cancel)
    {
        var key = $"room/{slug}/{news}/{at:yyyy-MM-dd}";
        var people = hub.MakerClaims.Where(c => c.Instrument == slug && c.State == MakerClaimState.Confirmed).Select(c => c.AccountId);
        if (news == RoomNews.Comments) { people = people.Union(hub.Follows.Where(f => f.SubjectKind == SubjectKind.Instrument && f.SubjectKey == slug).Select(f => f.AccountId)); }
        var untold = await people.Where(p => !except.Contains(p) && hub.Accounts.Any(a => a.Id == p && a.DeletedAt == null) && !hub.Notices.Any(n => n.AccountId == p && n.DedupeKey == key)).ToListAsync(cancel);
        // Those that wait in this very context to be saved, no query sees.
        foreach (var person in untold.Where(p => !hub.Notices.Local.Any(n => n.AccountId == p && n.DedupeKey == key)))
        {
            hub.Notices.Add(new(person, NoticeKind.Followed, new(NewsIn(Language.Dutch), NewsIn(Language.English)), new(new Addresses(Language.Dutch).Room(slug), new Addresses(Language.English).Room(slug)), at, key));
        }
        string NewsIn(Language language) => Localisation.In<string>(language, () => news == RoomNews.Comments ? texts["Er is een nieuw gesprek over “{0}”", Title(language, slug)] : texts["Er zijn nieuwe waarderingen van “{0}”, jouw instrument", Title(language, slug)]);
    }

    private void Add(HubContext hub, SaidIn seat, Comment comment, Guid account, NoticeKind kind) => hub.Notices.Add(new(
        account, kind, new(Sentence(Language.Dutch, seat, kind), Sentence(Language.English, seat, kind)),
        new(Url(new(Language.Dutch), seat, comment), Url(new(Language.English), seat, comment)), comment.At, $"comment/{comment.Id}"));

    private static string Url(Addresses to, SaidIn seat, Comment comment)
    {
        var room = seat.Community is { } community ? to.Room(community, seat.Instrument) : to.Room(seat.Instrument);
        return $"{room}?c={comment.Id}#c-{comment.Id}";
    }

    private string Sentence(Language language, SaidIn seat, NoticeKind kind)
    {
        var (name, title) = (seat.By, Title(language, seat.Instrument));
        return Localisation.In<string>(language, () => kind == NoticeKind.Mention ? texts["{0} noemt je in het gesprek over {1}.", name, title] : texts["{0} antwoordt je in het gesprek over {1}.", name, title]);
    }

    private string Title(Language language, string slug) => catalogue.Current?.Catalogue.Find(slug)?.Record.Title.In(language) ?? slug;
}

/// <summary>What there is to tell of a room to who is not in it.</summary>
public enum RoomNews
{
    Comments,
    Ratings,
}

/// <summary>Where something was said, and by whom.</summary>
/// <param name="Community">The slug; null in a public room.</param>
internal sealed record SaidIn(string Instrument, string? Community, string By);
