using InstrumentHub.Core;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>What people write about and in their community, made safe to show; every page of communities takes it from here.</summary>
internal static class CommunityText
{
    /// <param name="topHeading">The level of the first heading in the text: one below the heading it stands under.</param>
    public static HtmlView? Html(string? markdown, Language language, int topHeading) =>
        string.IsNullOrEmpty(markdown) ? null : new(SafeMarkdown.ToHtml(markdown, new TextOptions(language) { TopHeading = topHeading }));
}
