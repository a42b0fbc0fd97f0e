using System.Globalization;

namespace InstrumentHub.Web.Features.Shared;

/// <summary>Dates and numbers as the page's language writes them.</summary>
internal static class Format
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Day(DateTimeOffset time) => Day(DateOnly.FromDateTime(time.Date));

    /// <summary>Day and hour, on the clocks of the Netherlands.</summary>
    public static string Moment(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Netherlands).ToString("d MMMM yyyy HH:mm", CultureInfo.CurrentCulture);

    private static readonly TimeZoneInfo Netherlands = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
