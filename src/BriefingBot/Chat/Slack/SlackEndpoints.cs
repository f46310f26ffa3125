using System.Text.Json;
using BriefingBot.Core.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BriefingBot.Chat.Slack;

/// <summary>Where Slack calls us. Each route takes all three kinds of request; every one is told at once that we have it, and the work is done after.</summary>
internal static partial class SlackEndpoints
{
    private const string Help = $"Ask about a person, a country or a topic, for example: /ask {QuestionAnswerer.Example}";
    private const string Busy = "Too many questions are waiting. Please ask again in a minute.";
    private const string NoAnswerAddress = "Slack gave no address to answer at. Please try again.";

    /// <summary>Maps the group <c>/slack</c>, which only Slack may call.</summary>
    public static RouteGroupBuilder MapSlack(this IEndpointRouteBuilder routes)
    {
        var slack = routes.MapGroup("/slack")
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(SlackAuthentication.SchemeName).RequireAuthenticatedUser())
            .WithMetadata(new SlackOnly())
            .ExcludeFromDescription()
            .DisableAntiforgery();
        slack.MapPost("/commands", ReceiveAsync);
        slack.MapPost("/events", ReceiveAsync);
        slack.MapPost("/interactions", ReceiveAsync);
        return slack;
    }

    private static async Task<IResult> ReceiveAsync(HttpRequest request, WorkQueue work, SlackAnswers answers, ILogger<SlackAnswers> logger, CancellationToken cancellationToken)
    {
        try
        {
            if (!request.HasFormContentType)
            {
                using var body = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
                return Event(body.RootElement, work, answers, logger);
            }

            var form = await request.ReadFormAsync(cancellationToken);
            if (form["payload"] is [{ Length: > 0 } payload, ..])
            {
                using var body = JsonDocument.Parse(payload);
                return Interaction(body.RootElement, work, answers);
            }

            return form.ContainsKey("ssl_check") ? TypedResults.Ok() : form.ContainsKey("command") ? Command(SlackCommand.Read(form), work, answers) : TypedResults.BadRequest();
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException)
        {
            return TypedResults.BadRequest();
        }
    }

    private static JsonHttpResult<SlackReply> Command(SlackCommand command, WorkQueue work, SlackAnswers answers)
    {
        var isAsk = command.Command.Equals("/ask", StringComparison.OrdinalIgnoreCase);
        var isBriefing = command.Command.Equals("/briefing", StringComparison.OrdinalIgnoreCase);
        return Reply(
            !(isAsk || isBriefing) || (isAsk && command.Text.Length == 0) ? Help :
            command.ResponseUrl is not { } url ? NoAnswerAddress :
            work.TryEnqueue(token => answers.AnswerAsync(command, url, isBriefing, token)) ? "Looking…" : Busy);
    }

    private static IResult Event(JsonElement body, WorkQueue work, SlackAnswers answers, ILogger logger)
    {
        switch (body.Text("type"))
        {
            case "url_verification" when body.Text("challenge") is { } challenge:
                return TypedResults.Ok(new { challenge });
            case "event_callback" when SlackQuestion.Read(body) is { } question:
                return work.TryEnqueue(token => answers.AnswerAsync(question, token))
                    ? TypedResults.Ok()
                    : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable); // Slack sends it again
            case "event_callback" when SlackLeft.Read(body) is { } left:
                return work.TryEnqueue(token => answers.LeaveAsync(left, token)) ? TypedResults.Ok() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
            case "event_callback" when SlackLost.Read(body) is { } lost:
                Log.Lost(logger, lost.Team, lost.Reason);
                return work.TryEnqueue(token => answers.LoseAsync(lost.Team, lost.Reason, token)) ? TypedResults.Ok() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
            case "app_rate_limited":
                Log.RateLimited(logger, body.Text("team_id"));
                return TypedResults.Ok();
            default:
                return TypedResults.Ok();
        }
    }

    private static IResult Interaction(JsonElement body, WorkQueue work, SlackAnswers answers) =>
        SlackPress.Read(body) is { } press && !work.TryEnqueue(token => answers.AnswerAsync(press, token))
            ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok();

    private static JsonHttpResult<SlackReply> Reply(string words) => TypedResults.Json(SlackReply.Ephemeral(words), SlackJson.Options);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Nothing can be posted in workspace {Team}: {Reason}")]
        public static partial void Lost(ILogger logger, string team, string reason);

        [LoggerMessage(2, LogLevel.Warning, "Slack holds back events of workspace {Team}: there are too many.")]
        public static partial void RateLimited(ILogger logger, string? team);
    }
}
