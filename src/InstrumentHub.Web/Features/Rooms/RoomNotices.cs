using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>Tells people that they were mentioned or answered, in the transaction of the comment; who is both hears it once.</summary>
public sealed class RoomNotices(SnapshotHolder catalogue, IStringLocalizer<Texts> texts)
{
    /// <param name="answered">Who began the thread; null when the comment begins one, or they are gone.</param>
    public void Tell(HubContext hub, RoomSeat seat, Comment comment, IReadOnlyCollection<Guid> mentioned, Guid? answered)
    {
        foreach (var account in mentioned.Where(m => m != comment.AuthorId)) { Add(hub, seat, comment, account, NoticeKind.Mention); }
        if (answered is { } first && first != comment.AuthorId && !mentioned.Contains(first)) { Add(hub, seat, comment, first, NoticeKind.Reply); }
    }

    private void Add(HubContext hub, RoomSeat seat, Comment comment, Guid account, NoticeKind kind) => hub.Notices.Add(new(
        account, kind, new(Sentence(Language.Dutch, seat, kind), Sentence(Language.English, seat, kind)),
        new(Url(new(Language.Dutch), seat, comment), Url(new(Language.English), seat, comment)), comment.At, $"comment/{comment.Id}"));

    private static string Url(Addresses to, RoomSeat seat, Comment comment)
    {
        var room = seat.Room.Community is { } community ? to.Room(community.Slug, seat.Room.Instrument) : to.Room(seat.Room.Instrument);
        return $"{room}?c={comment.Id}#c-{comment.Id}";
    }

    private string Sentence(Language language, RoomSeat seat, NoticeKind kind)
    {
        var (name, title) = (seat.Person?.Name ?? "", catalogue.Current?.Catalogue.Find(seat.Room.Instrument)?.Record.Title.In(language) ?? seat.Room.Instrument);
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Tag());
        try { return kind == NoticeKind.Mention ? texts["{0} noemt je in het gesprek over {1}.", name, title] : texts["{0} antwoordt je in het gesprek over {1}.", name, title]; }
        finally { CultureInfo.CurrentUICulture = before; }
    }
}
