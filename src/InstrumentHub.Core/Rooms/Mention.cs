using System.Text.RegularExpressions;

namespace InstrumentHub.Core.Rooms;

/// <summary>Who a text mentions: <c>@</c> and a handle, not within a word such as a mail address.</summary>
public static partial class Mention
{
    public const int MaxHandleLength = 40;

    /// <summary>Handles in lower case, each once, in the order in which they stand.</summary>
    public static IEnumerable<string> In(string text) =>
        Pattern().Matches(text).Select(m => m.Groups["handle"].Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![\w@/.])@(?<handle>[A-Za-z0-9](?:-?[A-Za-z0-9]){0,39})(?![\w@])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
