using InstrumentHub.Core;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Notifications;

/// <summary>Where a feature tells somebody something: it goes into the context of the act, so that one <c>SaveChanges</c> stores both.</summary>
public sealed class Notices(HubContext hub, IStringLocalizer<Texts> texts, TimeProvider time)
{
    /// <param name="text">Writes the sentence in the language that is current.</param>
    /// <param name="url">The address it leads to, relative.</param>
    /// <param name="dedupeKey">Unique per account, for what may happen twice and is told once.</param>
    public void Tell(Guid account, NoticeKind kind, Func<IStringLocalizer, string> text, Func<Addresses, string> url, string? dedupeKey = null) =>
        hub.Notices.Add(new(account, kind, Both(texts, text), new(url(new(Language.Dutch)), url(new(Language.English))), time.GetUtcNow(), dedupeKey));

    /// <summary>A sentence in both languages.</summary>
    internal static LocalText Both(IStringLocalizer texts, Func<IStringLocalizer, string> text) => new(Localisation.In(Language.Dutch, () => text(texts)), Localisation.In(Language.English, () => text(texts)));
}
