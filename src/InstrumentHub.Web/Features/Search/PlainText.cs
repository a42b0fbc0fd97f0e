using Markdig;

namespace InstrumentHub.Web.Features.Search;

internal static class PlainText
{
    /// <summary>Markdown without its marks, for the index and for descriptions.</summary>
    public static string Of(string markdown) => Markdown.ToPlainText(markdown).Trim();
}
