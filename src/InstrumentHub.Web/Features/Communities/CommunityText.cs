using InstrumentHub.Core;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>What people write about and in their community, made safe to show; every page, feed and API of communities takes it from here.</summary>
internal static class CommunityText
{
    public static HtmlView? Html(string? markdown, Language language) => string.IsNullOrEmpty(markdown) ? null : new(SafeMarkdown.ToHtml(markdown, new TextOptions(language)));
}
