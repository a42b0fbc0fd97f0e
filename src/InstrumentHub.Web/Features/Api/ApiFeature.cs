using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using InstrumentHub.Web.Infrastructure;
using Microsoft.OpenApi;

namespace InstrumentHub.Web.Features.Api;

internal static class ApiFeature
{
    public const string Cors = "read";

    private const string Version = "1.0.0";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddCors(cors => cors.AddPolicy(Cors, policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader().WithExposedHeaders("API-Version", "Retry-After")));
        services.Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(json =>
        {
            json.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
            json.JsonSerializerOptions.Converters.Add(new WholeStrings());
            // Letters stay letters; what would mean something to HTML is escaped, should an answer ever end up in a page.
            json.JsonSerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            json.JsonSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        // The description is made with these; the answers with those above.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase)));
        services.AddOpenApi("v1", openApi => openApi
            .AddSchemaTransformer(ApiDescription.LeaveOutWhatMayBeAbsent)
            .AddOperationTransformer(ApiDescription.Complete)
            .AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "InstrumentHub",
                Version = Version,
                Description = "The catalogue of facilitation instruments: search, suggestions, records and what goes with what. Reading needs no account.",
                License = new OpenApiLicense { Name = "CC BY 4.0", Url = new Uri("https://creativecommons.org/licenses/by/4.0/") },
            };
            return Task.CompletedTask;
        }));
        return services;
    }

    /// <summary>Under <c>/api/v1</c>: the full version in every answer, as the Dutch REST API Design Rules ask, and a description that any site may read.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/api/v1/openapi.json").RequireCors(Cors);
        app.MapGet("/api/v1", () => Results.Redirect(Addresses.ApiDescription)).ExcludeFromDescription();
    }

    public static IApplicationBuilder UseApiVersion(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments(Addresses.Api, StringComparison.OrdinalIgnoreCase)) { http.Response.Headers["API-Version"] = Version; }
        return next(http);
    });
}
