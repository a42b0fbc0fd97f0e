using InstrumentHub.Web.Features.Search;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InstrumentHub.Web.Features.Api;

/// <summary>What the generated description does not know: parameters that are read by hand, parts that may be left out, and limits.</summary>
internal static class ApiDescription
{
    /// <summary>An absent value is not written, so what may be null is never required.</summary>
    public static Task LeaveOutWhatMayBeAbsent(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var mayBeNull = property.Type?.HasFlag(JsonSchemaType.Null) == true || property.OneOf?.Any(o => o.Type == JsonSchemaType.Null) == true;
            if (mayBeNull) { schema.Required?.Remove(name); }
        }
        return Task.CompletedTask;
    }

    public static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        operation.Responses ??= [];
        // One content type is ever sent; the framework lists all that its JSON formatter could serve.
        foreach (var response in operation.Responses.Values) { Keep(response.Content); }
        operation.Responses["429"] = new OpenApiResponse { Description = "Too many requests from one client; Retry-After says after how many seconds to come back." };

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            // Read by hand and forgiving: anything that is no number counts as left out.
            if (parameter.Name is "size") { parameter.Schema = Number(SearchForm.MaxPageSize); }
            if (parameter.Name is "page") { parameter.Schema = Number(SearchForm.MaxPage); }
            if (parameter.Name is "lang") { parameter.Schema = OneOf("nl", "en"); }
            if (parameter.Name is "sort") { parameter.Schema = OneOf("title", "newest"); }
        }
        if (context.Description.RelativePath == "api/v1/search") { AddFacets(operation); }
        return Task.CompletedTask;
    }

    private static void AddFacets(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        foreach (var facet in CatalogueFacets.All)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = facet.Name,
                In = ParameterLocation.Query,
                Description = "May be repeated; one of the values must fit. The answer's facets list the values there are.",
                Explode = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            });
        }
    }

    private static void Keep(IDictionary<string, OpenApiMediaType>? content)
    {
        content?.Remove("text/plain");
        content?.Remove("text/json");
    }

    private static OpenApiSchema Number(int max) => new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = max.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static OpenApiSchema OneOf(params string[] values) => new() { Type = JsonSchemaType.String, Enum = [.. values.Select(v => System.Text.Json.Nodes.JsonValue.Create(v)!)] };
}
