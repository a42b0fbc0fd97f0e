using InstrumentHub.Core.Accounts;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>What a browser says it is, no finer than a person would say it: "Firefox, Windows".</summary>
internal static class BrowserName
{
    // Every browser names its ancestors too, so the youngest name counts.
    private static readonly (string Mark, string Name)[] Families =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var family = Find(Families, userAgent) ?? "Browser";
        var name = Find(Systems, userAgent) is { } system ? $"{family}, {system}" : family;
        return name.Length > SignInRecord.MaxBrowserLength ? name[..SignInRecord.MaxBrowserLength] : name;
    }

    private static string? Find((string Mark, string Name)[] marks, string userAgent) =>
        marks.Where(m => userAgent.Contains(m.Mark, StringComparison.Ordinal)).Select(m => m.Name).FirstOrDefault();
}
