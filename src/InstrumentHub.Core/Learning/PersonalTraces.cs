using System.Text.RegularExpressions;

namespace InstrumentHub.Core.Learning;

/// <summary>
/// Recognises what points at a person: a mail address, a telephone or other long number, a web address, somebody's handle. Names cannot be told from other words,
/// which is why a question is only kept when three people asked it.
/// </summary>
public static partial class PersonalTraces
{
    /// <summary>Seven figures or more, however they are spaced: telephone, citizen service, account and client numbers.</summary>
    [GeneratedRegex(@"\d(?:[\s().+/\-]{0,2}\d){6,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LongNumber();

    /// <summary>Also an account number (IBAN) and a Dutch postal code with its house number.</summary>
    [GeneratedRegex(@"@|https?:|www\.|\b[a-z]{2}\d{2}\s?[a-z]{4}|\b\d{4}\s?[a-z]{2}\s?\d", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Address();

    public static bool In(string text) => Address().IsMatch(text) || LongNumber().IsMatch(text);
}
