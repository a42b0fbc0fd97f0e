using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>Acts and reasons in words.</summary>
internal static class ActTexts
{
    /// <summary>On the button: what one is about to do.</summary>
    public static string Button(IStringLocalizer texts, DecisionAct act) => act switch
    {
        DecisionAct.Leave => texts["Laat staan"],
        DecisionAct.Hide => texts["Verberg"],
        DecisionAct.Unhide => texts["Toon weer"],
        DecisionAct.Return => texts["Terug naar de schrijver"],
        DecisionAct.Accept => texts["Neem over"],
        DecisionAct.EditAndAccept => texts["Pas aan en neem over"],
        DecisionAct.Decline => texts["Wijs af"],
        DecisionAct.LockThread => texts["Sluit het gesprek"],
        DecisionAct.UnlockThread => texts["Open het gesprek weer"],
        DecisionAct.SlowRoom => texts["Vertraag de kamer"],
        DecisionAct.UnslowRoom => texts["Haal de vertraging weg"],
        DecisionAct.Warn => texts["Waarschuw"],
        DecisionAct.Suspend => texts["Schors"],
        DecisionAct.Remove => texts["Verwijder"],
        DecisionAct.Purge => texts["Wis voorgoed"],
        DecisionAct.PassOn => texts["Geef door aan de site"],
        DecisionAct.LockRoom => texts["Sluit de kamer"],
        DecisionAct.UnlockRoom => texts["Open de kamer weer"],
        DecisionAct.UpholdObjection => texts["Geef gelijk"],
        DecisionAct.RejectObjection => texts["Blijf bij het besluit"],
        _ => Done(texts, act),
    };

    /// <summary>In the log and to who flagged: what was done.</summary>
    public static string Done(IStringLocalizer texts, DecisionAct act) => act switch
    {
        DecisionAct.Leave => texts["laten staan"],
        DecisionAct.Hide => texts["is verborgen"],
        DecisionAct.Unhide => texts["weer getoond"],
        DecisionAct.Return => texts["teruggestuurd naar de schrijver"],
        DecisionAct.Accept => texts["overgenomen"],
        DecisionAct.EditAndAccept => texts["aangepast en overgenomen"],
        DecisionAct.Decline => texts["afgewezen"],
        DecisionAct.LockThread => texts["gesprek gesloten"],
        DecisionAct.UnlockThread => texts["gesprek weer geopend"],
        DecisionAct.SlowRoom => texts["kamer vertraagd"],
        DecisionAct.UnslowRoom => texts["vertraging weggehaald"],
        DecisionAct.Warn => texts["schrijver gewaarschuwd"],
        DecisionAct.Suspend => texts["schrijver geschorst"],
        DecisionAct.Unsuspend => texts["schorsing opgeheven"],
        DecisionAct.Remove => texts["verwijderd"],
        DecisionAct.Purge => texts["voorgoed gewist"],
        DecisionAct.Undo => texts["besluit teruggedraaid"],
        DecisionAct.UpholdObjection => texts["bezwaar gegrond"],
        DecisionAct.RejectObjection => texts["bezwaar ongegrond"],
        DecisionAct.ChangeRole => texts["rol gewijzigd"],
        DecisionAct.ChangeSetting => texts["instelling gewijzigd"],
        DecisionAct.Restore => texts["een eerdere versie teruggezet"],
        DecisionAct.ChangeSynonyms => texts["synoniemen gewijzigd"],
        DecisionAct.PassOn => texts["doorgegeven aan de moderators van de site"],
        DecisionAct.LockRoom => texts["kamer gesloten"],
        DecisionAct.UnlockRoom => texts["kamer weer geopend"],
        _ => texts["vertrouwelijke kamer ingezien na een melding"],
    };

    public static string ForConcerned(IStringLocalizer texts, Decision decision) => decision.Act == DecisionAct.Suspend && decision.Until is { } until
        ? texts["je kunt tot {0} niets schrijven", Format.Day(until)]
        : Done(texts, decision.Act);

    /// <summary>On the desk: how a thing stands.</summary>
    public static string Of(IStringLocalizer texts, Concealment why) => why switch
    {
        Concealment.Held => texts["wacht op een moderator"],
        Concealment.Returned => texts["teruggestuurd naar de schrijver"],
        Concealment.Removed => texts["verwijderd"],
        Concealment.Purged => texts["voorgoed gewist"],
        _ => texts["is verborgen"],
    };

    /// <summary>To who wrote it, above what nobody else sees.</summary>
    public static string ForAuthor(IStringLocalizer texts, Concealment why) => why switch
    {
        Concealment.Held => texts["Dit wacht op een moderator. Alleen jij ziet het nu."],
        Concealment.Returned => texts["Een moderator vroeg je om dit aan te passen. Alleen jij ziet het nu."],
        Concealment.Purged => texts["Een moderator heeft deze tekst voorgoed gewist."],
        _ => texts["Een moderator heeft dit verborgen. Alleen jij ziet het nu."],
    };

    public static string Of(IStringLocalizer texts, DecisionGround ground) => ground == DecisionGround.Law ? texts["de wet"] : texts["de gedragsregels"];

    public static string Of(IStringLocalizer texts, FlagReason reason) => reason switch
    {
        FlagReason.Unsafe => texts["Het is onveilig of kwetsend"],
        FlagReason.PersonalData => texts["Er staan persoonsgegevens in"],
        FlagReason.NotTrue => texts["Het klopt niet"],
        FlagReason.Spam => texts["Het is reclame of spam"],
        FlagReason.Rights => texts["Het is van iemand anders overgenomen"],
        FlagReason.Unlawful => texts["Het mag niet volgens de wet"],
        _ => texts["Iets anders"],
    };

    public static string Of(IStringLocalizer texts, SubjectKind kind) => kind switch
    {
        SubjectKind.Comment => texts["een reactie"],
        SubjectKind.Profile => texts["een profiel"],
        SubjectKind.Community => texts["een community"],
        SubjectKind.LogbookStep => texts["een stap in een logboek"],
        SubjectKind.Instrument => texts["een van de instrumenten"],
        SubjectKind.Concept => texts["een begrip"],
        SubjectKind.Case => texts["een praktijk"],
        SubjectKind.Proposal => texts["een voorstel"],
        SubjectKind.Collection => texts["een verzameling"],
        SubjectKind.MakerClaim => texts["een aanvraag van een maker"],
        SubjectKind.Account => texts["een account"],
        SubjectKind.Room => texts["een kamer"],
        SubjectKind.MakerNote => texts["een bericht van een maker"],
        _ => texts["een zoekvraag"],
    };

    public static string Of(IStringLocalizer texts, Urgency urgency) => urgency switch
    {
        Urgency.High => texts["dringend"],
        Urgency.Middle => texts["gewoon"],
        _ => texts["kan wachten"],
    };

    public static string Of(IStringLocalizer texts, DeskKind kind) => kind switch
    {
        DeskKind.Flagged => texts["een melding"],
        DeskKind.Proposal => texts["een voorstel"],
        DeskKind.FirstPost => texts["het eerste bericht van een nieuwkomer"],
        DeskKind.MakerClaim => texts["een aanvraag van een maker"],
        DeskKind.WeakQuestion => texts["een vraag zonder antwoord"],
        DeskKind.Objection => texts["een bezwaar"],
        DeskKind.Mended => texts["een verbeterde tekst"],
        DeskKind.ListedWord => texts["een woord van de lijst"],
        DeskKind.Freshness => texts["een pagina die al lang niet bekeken is"],
        _ => texts["een gewijzigd bestand"],
    };
}
