using InstrumentHub.Core.Accounts;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Every mail about an account. Each is written for somebody who did not ask for it as well.</summary>
public sealed class AccountLetters(Outbox outbox, SiteAddress site)
{
    public void ConfirmAddress(Account account, string secret) => Write(account, OneTimePurpose.ConfirmAddress.Lifetime(), (texts, to) => new(
        texts["Bevestig je e-mailadres"], Hello(texts, account),
        [texts["Je hebt een account gemaakt. Bevestig dat dit adres van jou is, dan kun je beginnen. De link werkt een dag."]])
    {
        Action = new(texts["Bevestig je e-mailadres"], Link(to.RegisterConfirm, to, secret)),
        After = [texts["Heb jij dit niet gedaan? Dan hoef je niets te doen. Het account verdwijnt vanzelf."]],
    });

    public void AlreadyKnown(Account account) => Write(account, null, (texts, to) => new(
        texts["Je hebt al een account"], Hello(texts, account),
        [texts["Iemand, waarschijnlijk jijzelf, wilde een account maken met dit e-mailadres. Dat account is er al."]])
    {
        Action = new(texts["Inloggen"], site.Trusted(to.SignIn)),
        After = [texts["Weet je je wachtwoord niet meer? Laat je op de inlogpagina een link mailen. Was jij dit niet? Dan hoef je niets te doen."]],
    });

    public void SignInLink(Account account, string secret) => Write(account, OneTimePurpose.SignIn.Lifetime(), (texts, to) => new(
        texts["Je link om in te loggen"], Hello(texts, account),
        [texts["Met deze link log je in. Hij werkt één keer, een kwartier lang."]])
    {
        Action = new(texts["Inloggen"], Link(to.SignInLink, to, secret)),
        After = [texts["Heb jij hier niet om gevraagd? Dan hoef je niets te doen. Stuur deze mail niet door: wie de link heeft, kan inloggen."]],
    });

    public void ChoosePassword(Account account, string secret) => Write(account, OneTimePurpose.ChoosePassword.Lifetime(), (texts, to) => new(
        texts["Kies een nieuw wachtwoord"], Hello(texts, account),
        [texts["Met deze link kies je een nieuw wachtwoord. Hij werkt één keer, een uur lang."]])
    {
        Action = new(texts["Kies een nieuw wachtwoord"], Link(to.ChoosePassword, to, secret)),
        After = [texts["Heb jij hier niet om gevraagd? Dan hoef je niets te doen. Je oude wachtwoord blijft gewoon werken."]],
    });

    /// <summary>To the new address.</summary>
    public void ChangeAddress(Account account, string address, string secret) => Write(account, OneTimePurpose.ChangeAddress.Lifetime(), (texts, to) => new(
        texts["Bevestig je nieuwe e-mailadres"], Hello(texts, account),
        [texts["Je wilt dit adres gaan gebruiken voor je account. Bevestig dat het van jou is. De link werkt een dag."]])
    {
        Action = new(texts["Bevestig je nieuwe e-mailadres"], Link(to.MyAddressConfirm, to, secret)),
        After = [texts["Zegt dit je niets? Dan hoef je niets te doen."]],
    }, address);

    /// <summary>To the old address.</summary>
    public void AddressChanged(Account account, string old) => Write(account, null, (texts, to) => new(
        texts["Je e-mailadres is veranderd"], Hello(texts, account),
        [texts["Je account heeft een ander e-mailadres gekregen. Mail gaat voortaan daarheen."],
            texts["Was jij dit niet? Neem dan contact op met de beheerder van de site."]]), old);

    public void PasswordChanged(Account account) => Write(account, null, (texts, to) => new(
        texts["Je wachtwoord is veranderd"], Hello(texts, account),
        [texts["Het wachtwoord van je account is zojuist veranderd. Op andere apparaten ben je uitgelogd."]])
    {
        Action = new(texts["Bekijk je beveiliging"], site.Trusted(to.MySecurity)),
        After = [texts["Was jij dit niet? Kies dan meteen een nieuw wachtwoord via de inlogpagina."]],
    });

    public void NewDevice(Account account, SignInRecord record) => Write(account, null, (texts, to) => new(
        texts["Je bent ingelogd op een ander apparaat"], Hello(texts, account),
        [texts["Er is ingelogd met {0}. Zo'n apparaat zagen we niet eerder bij jouw account. Was jij dat? Dan is alles in orde.", record.Browser]])
    {
        Action = new(texts["Bekijk waar je bent ingelogd"], site.Trusted(to.MySecurity)),
        After = [texts["Was jij het niet? Log dan overal uit en kies een nieuw wachtwoord. Dat kan op de pagina Beveiliging."]],
    });

    public void LinkProvider(Account account, string provider, string secret) => Write(account, OneTimePurpose.LinkProvider.Lifetime(), (texts, to) => new(
        texts["Inloggen met {0}: is dit jouw account?", provider], Hello(texts, account),
        [texts["Iemand, waarschijnlijk jijzelf, wilde inloggen met {0} en heeft daar dit e-mailadres. Hier bestaat al een account met dat adres. Klopt het, koppel ze dan. De link werkt een uur.", provider]])
    {
        Action = new(texts["Koppelen en inloggen"], Link(to.ProviderLinkByMail, to, secret)),
        After = [texts["Was jij dit niet? Doe dan niets. Er verandert niets aan je account."]],
    });

    public void Deleted(string name, string address, string language) => outbox.Add(address, language, (texts, _) => new(
        texts["Je account is verwijderd"], texts["Hallo {0},", name],
        [texts["Je account is verwijderd, zoals je vroeg. Dit is de laatste mail die je van ons krijgt."]]));

    private void Write(Account account, TimeSpan? goodFor, Func<IStringLocalizer, Addresses, Letter> letter, string? to = null) =>
        outbox.Add(to ?? account.Email!, account.Language, letter, goodFor);

    private static string Hello(IStringLocalizer texts, Account account) => texts["Hallo {0},", account.Name];

    private string Link(string page, Addresses to, string secret) => site.Trusted(to.WithKey(page, secret));
}
