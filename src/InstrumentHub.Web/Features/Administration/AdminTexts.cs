using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>What the administration is about, in words.</summary>
internal static class AdminTexts
{
    public static LocalizedString Of(IStringLocalizer texts, PlatformRole role) => role switch
    {
        PlatformRole.Administrator => texts["beheerder"],
        PlatformRole.Moderator => texts["moderator"],
        _ => texts["gewoon lid"],
    };

    public static LocalizedString Of(IStringLocalizer texts, PersonState state) => state switch
    {
        PersonState.Newcomer => texts["nieuwkomer"],
        PersonState.Trusted => texts["vertrouwd"],
        PersonState.Suspended => texts["geschorst"],
        _ => texts["adres niet bevestigd"],
    };

    public static LocalizedString Of(IStringLocalizer texts, AuditAct act) => act switch
    {
        AuditAct.ChangeRole => texts["rol gewijzigd"],
        AuditAct.ChangeTrust => texts["vertrouwen gewijzigd"],
        AuditAct.Suspend => texts["account geschorst"],
        AuditAct.EndSuspension => texts["schorsing opgeheven"],
        AuditAct.ChangeSetting => texts["instelling gewijzigd"],
        AuditAct.StartMaintenance => texts["onderhoud begonnen"],
        AuditAct.EndMaintenance => texts["onderhoud beëindigd"],
        AuditAct.ChangeConcept => texts["begrip gewijzigd"],
        AuditAct.RemoveConcept => texts["begrip verwijderd"],
        AuditAct.ExportData => texts["alles geëxporteerd"],
        _ => texts["alles geïmporteerd"],
    };

    /// <summary>What a setting is called on the page.</summary>
    public static LocalizedString Name(IStringLocalizer texts, SettingSpec spec) => spec.Key switch
    {
        "site.name" => texts["Naam van de site"],
        "site.introduction-nl" => texts["Introductie op de voorpagina, in het Nederlands"],
        "site.introduction-en" => texts["Introductie op de voorpagina, in het Engels"],
        "site.contact" => texts["E-mailadres voor vragen"],
        "accounts.registration" => texts["Wie een account mag maken"],
        "texts.words-nl" => texts["Nederlandse woordenlijst"],
        "texts.words-en" => texts["Engelse woordenlijst"],
        "texts.own-words" => texts["Eigen woorden"],
        "newcomers.links" => texts["Links in een tekst van een nieuwkomer"],
        "newcomers.posts-per-hour" => texts["Teksten van een nieuwkomer per uur"],
        "newcomers.first-posts" => texts["Eerste reacties die een moderator bekijkt"],
        "mail.footer-nl" => texts["Onder elke mail, in het Nederlands"],
        "mail.footer-en" => texts["Onder elke mail, in het Engels"],
        "retention.unconfirmed-days" => texts["Accounts die niet bevestigd zijn"],
        "retention.mail-days" => texts["Mail die verstuurd is"],
        "retention.sign-in-days" => texts["Wanneer iemand inlogde"],
        _ => texts["Aantallen over het gebruik"],
    };

    public static LocalizedString? Help(IStringLocalizer texts, SettingSpec spec) => spec.Key switch
    {
        "site.name" => texts["Staat bovenaan elke pagina, in mail en in feeds."],
        "site.introduction-nl" or "site.introduction-en" => texts["Laat leeg voor de tekst die de site zelf heeft."],
        "site.contact" => texts["Staat op de pagina’s over privacy en toegankelijkheid."],
        "accounts.registration" => texts["De eerste beheerder kan altijd een account maken. Wie er al een heeft, merkt hier niets van."],
        "texts.words-nl" or "texts.words-en" => texts["Staat een woord van de lijst in een tekst, dan kijkt een moderator ernaar. De tekst wordt niet geweigerd."],
        "texts.own-words" => texts["Eén woord per regel, voor elke taal. Met een * erachter telt ook wat erop volgt."],
        "newcomers.first-posts" => texts["In openbare gesprekken wachten ze tot een moderator ze plaatst. Met 0 wacht er niets. Wie is uitgenodigd, wacht nooit."],
        "newcomers.links" or "newcomers.posts-per-hour" => texts["Een nieuwkomer is iemand van wie nog geen bijdragen zijn blijven staan."],
        "mail.footer-nl" or "mail.footer-en" => texts["Bijvoorbeeld wie de site beheert. Komt boven de naam van de site te staan."],
        "retention.usage-days" => texts["In dagen. Daarna verdwijnen ze vanzelf."],
        _ when spec.Kind == SettingKind.Number => texts["In dagen. Daarna verdwijnen ze vanzelf. Wijzig je dit, kijk dan of de pagina over privacy nog klopt."],
        _ => null,
    };

    public static LocalizedString Choice(IStringLocalizer texts, string value) => value switch
    {
        SettingSpecs.Open => texts["elke bezoeker"],
        SettingSpecs.ByInvitation => texts["wie is uitgenodigd, of inlogt via een instelling"],
        SettingSpecs.ByInstitution => texts["alleen wie inlogt via een instelling"],
        SettingSpecs.On => texts["aan"],
        _ => texts["uit"],
    };

    public static LocalizedString Of(IStringLocalizer texts, Infrastructure.SettingSource source) => source switch
    {
        Infrastructure.SettingSource.Site => texts["hier ingesteld"],
        Infrastructure.SettingSource.Configuration => texts["uit de configuratie van de server"],
        _ => texts["de standaard"],
    };

    /// <summary>A field of a concept, by its path in the record.</summary>
    public static string Field(IStringLocalizer texts, string path) => path switch
    {
        "prefLabel.nl" => texts["Naam in het Nederlands"],
        "prefLabel.en" => texts["Naam in het Engels"],
        "definition.nl" => texts["Betekenis in het Nederlands"],
        "definition.en" => texts["Betekenis in het Engels"],
        "altLabels.nl" => texts["Andere woorden, Nederlands"],
        "altLabels.en" => texts["Andere woorden, Engels"],
        "hiddenLabels.nl" => texts["Spelfouten die gevonden worden, Nederlands"],
        "hiddenLabels.en" => texts["Spelfouten die gevonden worden, Engels"],
        "broader" => texts["Bredere begrippen"],
        "related" => texts["Verwante begrippen"],
        _ => path,
    };

    public static string Of(IStringLocalizer texts, SettingSpec spec, SettingFault fault) => fault switch
    {
        SettingFault.TooLong => texts["Dit is te lang: ten hoogste {0} tekens.", spec.MaxLength],
        SettingFault.NotInRange => texts["Vul een getal in van {0} tot {1}.", spec.Min, spec.Max],
        SettingFault.NoSuchChoice => texts["Kies een van de mogelijkheden."],
        SettingFault.NoAddress => texts["Dit lijkt geen e-mailadres. Een adres ziet eruit als naam@voorbeeld.nl."],
        SettingFault.NoWords => texts["Zet op elke regel één woord."],
        _ => texts["Vul dit in."],
    };
}
