using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Html;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>What people wrote, as HTML that is safe to show. There is no other way to make one than from Markdown, so who holds one need not wonder.</summary>
[JsonConverter(typeof(CommentHtml.AsText))]
public sealed class CommentHtml : IHtmlContent
{
    public static readonly CommentHtml Empty = new("");

    private readonly string _html;

    private CommentHtml(string html) => _html = html;

    public static CommentHtml Of(string markdown, Language language) => new(SafeMarkdown.ToHtml(markdown, language).ToString());

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_html);

    public override string ToString() => _html;

    internal sealed class AsText : JsonConverter<CommentHtml>
    {
        public override CommentHtml Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("HTML is never read.");

        public override void Write(Utf8JsonWriter writer, CommentHtml value, JsonSerializerOptions options) => writer.WriteStringValue(value._html);
    }
}
