using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Takes the character 0 out of whatever is sent. No database takes it, and what the database then says would look as if it were away; the framework refuses
/// a whole form for it. Half of a pair needs nothing here: UTF-8 has no way to write it, and a half that JSON escapes is refused when it is read.
/// </summary>
internal static class WholeTexts
{
    /// <summary>Unicode's sign for a character that could not be read.</summary>
    public const char Mark = '\uFFFD';

    private const string Escaped = "%00", UrlEncoded = "application/x-www-form-urlencoded";

    public static IApplicationBuilder UseWholeTexts(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var request = http.Request;
        if (request.QueryString.Value?.Contains(Escaped, StringComparison.Ordinal) == true) { request.Query = new QueryCollection(Marked(request.Query)); }
        if (request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) == true && MayBeRead(http)) { await WholeBodyAsync(request); }
        await next(http);
    });

    public static string Of(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    public static bool IsWhole(IEnumerable<KeyValuePair<string, StringValues>> fields) => fields.All(f => f.Value.All(v => v?.Contains('\0', StringComparison.Ordinal) != true));

    public static Dictionary<string, StringValues> Whole(IEnumerable<KeyValuePair<string, StringValues>> fields) => Each(fields, Of);

    /// <summary>In an address something stays in its place: without it a filter would be empty, and that is another address.</summary>
    private static Dictionary<string, StringValues> Marked(IEnumerable<KeyValuePair<string, StringValues>> fields) => Each(fields, text => text.Replace('\0', Mark));

    private static Dictionary<string, StringValues> Each(IEnumerable<KeyValuePair<string, StringValues>> fields, Func<string, string> change) =>
        fields.ToDictionary(f => f.Key, f => new StringValues([.. f.Value.Select(v => v is null ? null : change(v))]), StringComparer.OrdinalIgnoreCase);

    /// <summary>The page that tells of a fault comes along with the same form, which was read then, or was what could not be read.</summary>
    private static bool MayBeRead(HttpContext http) => http.Features.Get<IFormFeature>()?.Form is null && http.Features.Get<IExceptionHandlerFeature>()?.Error is not BadHttpRequestException;

    /// <summary>As large as a body may be, which is what reading it as a form would take too.</summary>
    private static async Task WholeBodyAsync(HttpRequest request)
    {
        using var sent = new MemoryStream();
        await request.Body.CopyToAsync(sent, request.HttpContext.RequestAborted);
        var text = Of(Encoding.Latin1.GetString(sent.GetBuffer().AsSpan(0, (int)sent.Length)));
        // Once: where taking one out brings another together nobody wrote a text, and the framework refuses the form.
        text = text.Replace(Escaped, "", StringComparison.Ordinal);
        request.Body = new MemoryStream(Encoding.Latin1.GetBytes(text));
        request.ContentLength = text.Length;
    }
}

/// <summary>The same for forms with files, which are only read where an action asks for one; and a form that cannot be read at all is a bad request.</summary>
internal sealed class WholeForms : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var (request, features) = (context.HttpContext.Request, context.HttpContext.Features);
        var isAnsweringFault = features.Get<IStatusCodeReExecuteFeature>() is not null || features.Get<IExceptionHandlerFeature>() is not null;
        try
        {
            if (!isAnsweringFault && request.HasFormContentType && await request.ReadFormAsync(context.HttpContext.RequestAborted) is var form && !WholeTexts.IsWhole(form))
            {
                request.Form = new FormCollection(WholeTexts.Whole(form), form.Files);
            }
        }
        catch (InvalidDataException)
        {
            context.Result = new BadRequestResult();
            return;
        }
        await next();
    }
}

/// <summary>The same for JSON, by the API and over the wire of rooms.</summary>
internal sealed class WholeStrings : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() is { } text ? WholeTexts.Of(text) : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
