using InstrumentHub.Core.Administration;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Usage;

internal static class UsageTexts
{
    public static string Of(IStringLocalizer texts, UsageKind kind) => kind switch
    {
        UsageKind.Section => texts["Bekeken pagina’s"],
        UsageKind.Instrument => texts["Bekeken instrumenten"],
        UsageKind.Search => texts["Zoekvragen"],
        UsageKind.Proposal => texts["Ingestuurde voorstellen"],
        UsageKind.Comment => texts["Reacties in kamers"],
        UsageKind.Rating => texts["Waarderingen"],
        UsageKind.ActiveCommunity => texts["Actieve communities"],
        _ => texts["Nieuwe accounts"],
    };

    public static string Section(IStringLocalizer texts, string section) => section switch
    {
        "home" => texts["Voorpagina"],
        "instruments" => texts["Instrumenten"],
        "phases" => texts["Fasen"],
        "concepts" => texts["Begrippen"],
        "cases" => texts["Praktijken"],
        "connections" => texts["Kaart van verbanden"],
        "communities" => texts["Communities"],
        "rooms" => texts["Gesprekken"],
        "collections" => texts["Verzamelingen"],
        "contributing" => texts["Meedoen aan de catalogus"],
        "moderation" => texts["Moderatie"],
        "accounts" => texts["Accounts"],
        _ => texts["Over deze site"],
    };
}
