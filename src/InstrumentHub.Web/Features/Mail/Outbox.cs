using InstrumentHub.Core;
using InstrumentHub.Core.Mail;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Mail;

/// <summary>
/// Where a feature leaves its mail: <see cref="Add"/> puts it in the context of the act, so that one <c>SaveChanges</c> stores both; after the commit
/// <see cref="RingAsync"/> wakes whoever sends.
/// </summary>
public sealed class Outbox(HubContext hub, IStringLocalizer<Texts> texts, SiteAddress site, SiteSettings settings, IDoorbell doorbell, TimeProvider time)
{
    public const string Topic = "mail";

    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(2);

    /// <param name="language">The reader's: <c>nl</c> or <c>en</c>.</param>
    /// <param name="write">Writes the letter with texts and addresses in that language.</param>
    /// <param name="goodFor">Until when it still makes sense; two days when left out.</param>
    /// <param name="dedupeKey">Unique for mail that may be asked for twice, such as <c>digest/2026-11-21/(account)</c>.</param>
    public OutgoingMail Add(string to, string language, Func<IStringLocalizer, Addresses, Letter> write, TimeSpan? goodFor = null, string? dedupeKey = null)
    {
        var reader = Languages.FromTag(language);
        var addresses = new Addresses(reader);
        var content = Localisation.In(reader, () => write(texts, addresses)).Render(language, settings.Name, site.Trusted(addresses.Home), settings.MailFooter(language));
        var mail = OutgoingMail.Write(to, content, time.GetUtcNow(), goodFor ?? GoodFor, dedupeKey);
        hub.OutgoingMail.Add(mail);
        return mail;
    }

    /// <summary>What the site calls itself, for the subject of a mail.</summary>
    public string SiteName => settings.Name;

    public Task RingAsync(CancellationToken cancel) => doorbell.RingAsync(Topic, cancel: cancel);
}
