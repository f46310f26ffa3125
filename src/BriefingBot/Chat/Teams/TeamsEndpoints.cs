using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BriefingBot.Chat.Teams;

/// <summary>Marks the route that <see cref="TeamsAuthentication"/> is for.</summary>
internal sealed class TeamsEndpoint;

/// <summary><c>POST /api/messages</c>: the Activity protocol of the Bot Framework.</summary>
internal static class TeamsEndpoints
{
    private const string Help = "help";

    /// <summary>Maps the endpoint, behind its authentication scheme.</summary>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder routes)
    {
        TeamsServices.SayMode(routes.ServiceProvider);
        var teams = routes.MapGroup("/api/messages")
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(TeamsAuthentication.SchemeName).RequireAuthenticatedUser())
            .WithMetadata(new TeamsEndpoint())
            .DisableAntiforgery()
            .ExcludeFromDescription();
        teams.MapPost(string.Empty, Receive);
        return teams;
    }

    /// <summary>Takes an activity on. Teams waits 15 seconds, so the work is queued; only an <c>invoke</c> is answered here.</summary>
    private static Results<StatusCodeHttpResult, JsonHttpResult<InvokeResponse>> Receive(HttpContext context, WorkQueue work, TeamsAnswers answers)
    {
        if (context.Features.Get<TeamsRequest>() is not { IsTooLarge: false } request)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (request.Activity is not { } activity)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var reference = ConversationReference.Of(activity, request.IsProved);
        if (activity.Type == "invoke")
        {
            return Invoke(activity, reference, work, answers);
        }

        return TypedResults.StatusCode(WorkFor(activity, reference, answers) switch
        {
            null => StatusCodes.Status200OK,
            var task when work.TryEnqueue(task) => StatusCodes.Status202Accepted,
            _ => StatusCodes.Status503ServiceUnavailable,
        });
    }

    private static Func<CancellationToken, Task>? WorkFor(Activity activity, ConversationReference reference, TeamsAnswers answers) => activity.Type switch
    {
        "message" when activity.From?.Id == activity.Recipient?.Id => null,
        "message" => token => answers.AnswerAsync(activity, reference, activity.Words() is { Length: > 0 } words ? words : Help, token),
        "conversationUpdate" when activity.IncludesBot(activity.MembersAdded) => token => answers.WelcomeAsync(activity, reference, token),
        "conversationUpdate" when activity.IncludesBot(activity.MembersRemoved) => token => answers.ForgetAsync(activity, reference, token),
        "installationUpdate" when activity.Action?.StartsWith("add", StringComparison.Ordinal) == true => token => answers.RememberAsync(reference, token),
        "installationUpdate" when activity.Action?.StartsWith("remove", StringComparison.Ordinal) == true => token => answers.ForgetAsync(activity, reference, token),
        _ => null,
    };

    private static Results<StatusCodeHttpResult, JsonHttpResult<InvokeResponse>> Invoke(
        Activity activity, ConversationReference reference, WorkQueue work, TeamsAnswers answers)
    {
        if (activity.Name != "adaptiveCard/action")
        {
            return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
        }

        var question = activity.Value.TextAt("action", "data", "question");
        return string.IsNullOrWhiteSpace(question)
            ? Reply(InvokeResponse.Error("BadRequest", "This button carries no question."))
            : work.TryEnqueue(token => answers.AnswerAsync(activity, reference, question.Trim(), token))
                ? Reply(InvokeResponse.Message("Looking…"))
                : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static JsonHttpResult<InvokeResponse> Reply(InvokeResponse response) => TypedResults.Json(response, ActivityJson.Options);
}

/// <summary>What an <c>adaptiveCard/action</c> is answered with; the HTTP status is 200 even for an error.</summary>
/// <param name="StatusCode">The status of the action.</param>
/// <param name="Type">What <paramref name="Value"/> is.</param>
/// <param name="Value">A message to show, or an error.</param>
internal sealed record InvokeResponse(int StatusCode, string Type, JsonElement Value)
{
    /// <summary>A short notice.</summary>
    public static InvokeResponse Message(string words) =>
        new(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", JsonSerializer.SerializeToElement(words, ActivityJson.Options));

    /// <summary>An error.</summary>
    public static InvokeResponse Error(string code, string message) =>
        new(StatusCodes.Status400BadRequest, "application/vnd.microsoft.error", JsonSerializer.SerializeToElement(new { code, message }, ActivityJson.Options));
}
