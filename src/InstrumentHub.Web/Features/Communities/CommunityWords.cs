using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>Roles and visibilities as people read them.</summary>
internal static class CommunityWords
{
    public static string Role(this IStringLocalizer texts, CommunityRole role) => role switch
    {
        CommunityRole.Owner => texts["Eigenaar"],
        CommunityRole.Facilitator => texts["Begeleider"],
        _ => texts["Lid"],
    };

    public static string Visibility(this IStringLocalizer texts, CommunityVisibility visibility) => visibility switch
    {
        CommunityVisibility.Open => texts["Open"],
        CommunityVisibility.Private => texts["Besloten"],
        _ => texts["Verborgen"],
    };

    public static string Visibility(this IStringLocalizer texts, Visibility visibility) => visibility switch
    {
        Core.Visibility.Public => texts["Iedereen"],
        Core.Visibility.Platform => texts["Wie is ingelogd"],
        Core.Visibility.Community => texts["De community"],
        _ => texts["Alleen ik"],
    };
}
