using System.Text.Json;
using System.Text.Json.Serialization;
using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>What people say in rooms, as HTML that is safe to show.</summary>
internal static class CommentHtml
{
    /// <summary>The heading that a comment stands under is the third.</summary>
    private const int TopHeading = 4;

    /// <param name="mentions">The handles that are somebody's; others stay text.</param>
    public static SafeHtml Of(string markdown, IReadOnlyList<string> mentions, Language language)
    {
        Addresses to = new(language);
        return SafeMarkdown.ToHtml(markdown, new TextOptions(language) { TopHeading = TopHeading, Mentions = handle => mentions.Contains(handle) ? to.Profile(handle) : null });
    }
}

/// <summary>On the wire it is text; nobody ever sends it in.</summary>
internal sealed class HtmlAsText : JsonConverter<SafeHtml>
{
    public override SafeHtml Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("HTML is never read.");

    public override void Write(Utf8JsonWriter writer, SafeHtml value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
