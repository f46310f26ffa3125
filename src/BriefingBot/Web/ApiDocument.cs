using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace BriefingBot.Web;

/// <summary><c>GET /openapi/v1.json</c>: what is under <c>/api</c>, for programs. It is open to everybody: it names routes and shapes, and nothing that is stored.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";

    private const string Words = """
        Ask what was said, bring articles, and manage briefings.

        From this machine no key is needed; from elsewhere, one of Api:Keys goes in the header Authorization: Bearer KEY. What is refused is answered with a problem (RFC 9457) whose detail says in words what is wrong and what to send instead.

        Dates are calendar dates as in 2027-03-29, instants are in UTC as in 2027-03-29T07:00:00Z. Spans are half-open pairs of Unicode code points. Fields may be added; none is renamed.
        """;

    /// <summary>Adds what <see cref="MapApiDocument"/> needs.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => // the shapes are described as StatementJson writes them
        {
            json.SerializerOptions.PropertyNamingPolicy = StatementJson.Options.PropertyNamingPolicy;
            json.SerializerOptions.NumberHandling = StatementJson.Options.NumberHandling;
            foreach (var converter in StatementJson.Options.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        return services.AddSingleton<ApiDocumentText>().AddOpenApi("v1", options =>
        {
            options.ShouldInclude = route => route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.CreateSchemaReferenceId = NameOf;
            options.AddSchemaTransformer(NameWordsAsync);
            options.AddOperationTransformer(TellAsync);
            options.AddDocumentTransformer(IntroduceAsync);
        });
    }

    /// <summary>Maps the document.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes
        .MapGet("/openapi/v1.json", async (ApiDocumentText text, CancellationToken token) => Results.Bytes(await text.GetAsync(token), "application/json; charset=utf-8"));

    // ShownAnswer and SentFlag are Answer and SentFlag: what is sent is named so, what is read has the plain name
    private static string? NameOf(JsonTypeInfo type)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return name?.StartsWith("Shown", StringComparison.Ordinal) == true ? name["Shown".Length..] : name;
    }

    private static Task IntroduceAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var web = context.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value;
        document.Info = new() { Title = "BriefingBot", Version = "1", Description = Words, License = new() { Name = "MIT", Identifier = "MIT" } };
        document.Servers = [new() { Url = web.PublicUrl.AbsolutePath.TrimEnd('/') is { Length: > 0 } path ? path : "/", Description = "Where this document came from." }]; // no Host that somebody sends gets into it
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "One of the keys of the setting Api:Keys." },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }, []]; // on this machine none is needed
        return Task.CompletedTask;
    }

    // one of some words is a word; null is said where it may stand, or it would be allowed twice, which no oneOf allows
    private static Task NameWordsAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type).IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. (schema.Enum ?? []).Where(word => word is not null && word.GetValueKind() == JsonValueKind.String)];
        }

        return Task.CompletedTask;
    }

    private static async Task TellAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var told in metadata.OfType<ApiParameter>())
        {
            operation.Parameters ??= [];
            var bound = operation.Parameters.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.Name == told.Name);
            if (bound is null)
            {
                bound = new() { Name = told.Name, In = ParameterLocation.Query, Required = told.IsRequired };
                operation.Parameters.Add(bound);
            }

            (bound.Description, bound.Schema) = (told.Words, told.Schema);
        }

        if (metadata.OfType<ApiBody>().FirstOrDefault() is { } body && context.Document is { } document)
        {
            document.AddComponent(body.Type.Name, await context.GetOrCreateSchemaAsync(body.Type, parameterDescription: null, cancellationToken));
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = body.Words,
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [MediaTypeNames.Application.Json] = new() { Schema = new OpenApiSchemaReference(body.Type.Name, document) },
                },
            };
        }

        var responses = new OpenApiResponses();
        foreach (var (status, response) in (operation.Responses ?? []).OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            response.Description = metadata.OfType<IProducesResponseTypeMetadata>().FirstOrDefault(told => $"{told.StatusCode}" == status)?.Description ?? response.Description;
            responses[status] = response;
        }

        operation.Responses = responses;
        foreach (var header in metadata.OfType<ApiHeader>())
        {
            if (operation.Responses?[$"{header.Status}"] is OpenApiResponse response)
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                response.Headers[header.Name] = new OpenApiHeader { Description = header.Words, Schema = ApiValues.Words };
            }
        }
    }
}
