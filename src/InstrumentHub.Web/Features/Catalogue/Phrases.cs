using InstrumentHub.Core.Catalogue;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>Numbers as people say them.</summary>
internal static class Phrases
{
    public static string? Duration(IntRange? minutes, IStringLocalizer texts)
    {
        if (minutes is null) { return null; }
        var inHours = (minutes.From ?? minutes.To) >= 120 && minutes.From.GetValueOrDefault() % 60 == 0 && minutes.To.GetValueOrDefault() % 60 == 0;
        return inHours
            ? Range(new(minutes.From / 60, minutes.To / 60), texts, "{0} tot {1} uur", "{0} uur", "vanaf {0} uur", "hooguit {0} uur")
            : Range(minutes, texts, "{0} tot {1} minuten", "{0} minuten", "vanaf {0} minuten", "hooguit {0} minuten");
    }

    public static string? GroupSize(IntRange? people, IStringLocalizer texts) => people is null
        ? null
        : Range(people, texts, "{0} tot {1} mensen", "{0} mensen", "vanaf {0} mensen", "hooguit {0} mensen");

    public static string? Setting(Setting? setting, IStringLocalizer texts) => setting switch
    {
        Core.Catalogue.Setting.OnSite => texts["op locatie"].Value,
        Core.Catalogue.Setting.Online => texts["online"].Value,
        Core.Catalogue.Setting.Both => texts["op locatie of online"].Value,
        _ => null,
    };

    private static string Range(IntRange range, IStringLocalizer texts, string both, string same, string from, string to) => range switch
    {
        { From: { } f, To: { } t } when f == t => texts[same, f],
        { From: { } f, To: { } t } => texts[both, f, t],
        { From: { } f } => texts[from, f],
        _ => texts[to, range.To!.Value],
    };
}
