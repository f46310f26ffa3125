using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace BriefingBot.Web;

/// <summary>What a parameter of a route means.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">What it means, its unit, and what holds without it.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="IsRequired">Whether nothing works without it.</param>
internal sealed record ApiParameter(string Name, string Words, OpenApiSchema Schema, bool IsRequired);

/// <summary>What a route takes as its body.</summary>
/// <param name="Type">The type of the JSON.</param>
/// <param name="Words">What it is.</param>
internal sealed record ApiBody(Type Type, string Words);

/// <summary>A header that comes with an answer.</summary>
/// <param name="Status">The answer's status.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">What it says.</param>
internal sealed record ApiHeader(int Status, string Name, string Words);

/// <summary>Says of a route under <c>/api</c> what <c>/openapi/v1.json</c> tells of it; <see cref="ApiDocument"/> puts it together.</summary>
internal static class ApiDescription
{
    private const string Problem = MediaTypeNames.Application.ProblemJson;

    /// <summary>Names the route, and what is the same for all: who is let in, and what a failure looks like.</summary>
    /// <param name="route">The route.</param>
    /// <param name="name">Its name in programs made from the document, as in <c>listFlags</c>.</param>
    /// <param name="group">The group it stands in.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="words">What else is worth knowing.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string name, string group, string summary, string words)
    {
        route.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(method => !method.HttpMethods.All(HttpMethods.IsGet)))
            {
                endpoint.Metadata.Add(Answer(StatusCodes.Status403Forbidden, typeof(ProblemDetails), Problem, "A page of another site sent it without a key: nothing was done."));
                endpoint.Metadata.Add(Answer(StatusCodes.Status415UnsupportedMediaType, typeof(ProblemDetails), Problem, "It came as something else than application/json: nothing was done."));
            }
        });
        return route.WithName(name).WithTags(group).WithSummary(summary).WithDescription(words).WithMetadata(
            Answer(StatusCodes.Status401Unauthorized, null, null, "The caller is from elsewhere and showed no key of Api:Keys. There is no body."),
            Answer(StatusCodes.Status421MisdirectedRequest, null, null, "The Host header names neither this machine nor the host of Web:PublicUrl. There is no body."),
            Answer(StatusCodes.Status500InternalServerError, typeof(ProblemDetails), Problem, "Something went wrong in the service; its log says what."));
    }

    /// <summary>Says what a parameter means.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string name, string words, OpenApiSchema schema, bool isRequired = false) =>
        route.WithMetadata(new ApiParameter(name, words, schema, isRequired));

    /// <summary>Says what the body is. The handler checks the type of the content by itself, after the caller.</summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder route, string words) => route.WithMetadata(new ApiBody(typeof(TBody), words));

    /// <summary>Says what is answered.</summary>
    public static RouteHandlerBuilder Gives<TBody>(this RouteHandlerBuilder route, int status, string words) => route.WithMetadata(Answer(status, typeof(TBody), MediaTypeNames.Application.Json, words));

    /// <summary>Says that it is done, and that there is no body.</summary>
    public static RouteHandlerBuilder GivesNothing(this RouteHandlerBuilder route, string words) => route.WithMetadata(Answer(StatusCodes.Status204NoContent, null, null, words));

    /// <summary>Says which header comes with an answer.</summary>
    public static RouteHandlerBuilder GivesHeader(this RouteHandlerBuilder route, int status, string name, string words) => route.WithMetadata(new ApiHeader(status, name, words));

    /// <summary>Says what is refused, with the reason in words.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int status, string words) => route.WithMetadata(Answer(status, typeof(ProblemDetails), Problem, words));

    private static ProducesResponseTypeMetadata Answer(int status, Type? type, string? content, string words) =>
        new(status, type ?? typeof(void), content is null ? [] : [content]) { Description = words };
}
