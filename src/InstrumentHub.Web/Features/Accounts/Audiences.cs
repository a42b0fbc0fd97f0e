using InstrumentHub.Core.Accounts;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Accounts;

internal static class Audiences
{
    /// <summary>From many to few.</summary>
    public static readonly IReadOnlyList<Audience> All = [Audience.Public, Audience.Platform, Audience.Communities, Audience.Self];

    public static string Name(IStringLocalizer texts, Audience audience) => audience switch
    {
        Audience.Public => texts["Iedereen"],
        Audience.Platform => texts["Wie is ingelogd"],
        Audience.Communities => texts["Communities waar ik ook in zit"],
        _ => texts["Alleen ik"],
    };
}
