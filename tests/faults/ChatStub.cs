using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Faults;

/// <summary>A message that a platform took.</summary>
/// <param name="Channel">Where, as Slack or Teams names it.</param>
/// <param name="Id">The platform's id of it.</param>
/// <param name="Body">As it was sent.</param>
internal sealed record PostedMessage(string Channel, string Id, JsonNode Body)
{
    /// <summary>The delivery key it carries; null in Teams.</summary>
    public string? Key => (string?)Body["metadata"]?["event_payload"]?["key"];
}

/// <summary>Slack's Web API and a connector of Teams over HTTP: keep what is posted, and tell of each moment of a call.</summary>
internal sealed class ChatStub : IAsyncDisposable
{
    /// <summary>The one channel of Slack that the bot may not read.</summary>
    public const string BlindChannel = "CBLIND";

    private readonly ConcurrentQueue<PostedMessage> messages = new();
    private readonly WebApplication app;
    private int ids;

    private ChatStub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/api/chat.postMessage", (Delegate)PostToSlackAsync);
        app.MapPost("/api/conversations.history", (Delegate)ReadSlackAsync);
        app.MapPost("/token", () => Results.Json(new { access_token = "made-up", expires_in = 3600 }));
        app.MapPost("/teams/v3/conversations/{conversation}/activities", PostToTeamsAsync);
    }

    /// <summary>Told of each moment of a call before it goes on: <c>slack.chat.postMessage.taken</c>.</summary>
    public Func<string, Task> Moment { get; set; } = _ => Task.CompletedTask;

    /// <summary>Asked at each post how to answer it badly; null: well.</summary>
    public Func<string, BadAnswer?> Answer { get; set; } = _ => null;

    /// <summary>Where it is, with a slash at the end.</summary>
    public string Url => app.Urls.Single() + "/";

    /// <summary>How much was taken so far.</summary>
    public int Count => messages.Count;

    /// <summary>What was taken after the first <paramref name="earlier"/>, in order.</summary>
    public IReadOnlyList<PostedMessage> After(int earlier) => [.. messages.Skip(earlier)];

    public static async Task<ChatStub> StartAsync(CancellationToken cancellationToken)
    {
        var stub = new ChatStub();
        await stub.app.StartAsync(cancellationToken);
        return stub;
    }

    /// <summary>A day passes: what carries the key of today carries that of an earlier date from now on.</summary>
    public void Redate(string today, string earlier)
    {
        foreach (var payload in messages.Where(message => message.Key?.EndsWith("|" + today, StringComparison.Ordinal) == true).Select(message => message.Body["metadata"]!["event_payload"]!))
        {
            payload["key"] = ((string)payload["key"]!)[..^today.Length] + earlier;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> PostToSlackAsync(HttpContext context)
    {
        const string call = "slack.chat.postMessage";
        var body = await BodyAsync(context.Request);
        await Moment($"{call}.received");
        if (Badly(Answer(call), context, (string)body["channel"]!, body) is { } bad)
        {
            return bad;
        }

        var message = Take((string)body["channel"]!, body);
        await Moment($"{call}.taken");
        context.Response.OnCompleted(() => Moment($"{call}.answered"));
        return Json(new JsonObject { ["ok"] = true, ["channel"] = message.Channel, ["ts"] = message.Id });
    }

    private async Task<IResult> ReadSlackAsync(HttpContext context)
    {
        const string call = "slack.conversations.history";
        var form = await context.Request.ReadFormAsync(CancellationToken.None);
        await Moment($"{call}.received");
        context.Response.OnCompleted(() => Moment($"{call}.answered"));
        var channel = (string?)form["channel"];
        var newest = messages.Where(message => message.Channel == channel).Reverse().Take(int.Parse(form["limit"]!, CultureInfo.InvariantCulture));
        return channel == BlindChannel
            ? Json(new JsonObject { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = "channels:history" })
            : Json(new JsonObject
            {
                ["ok"] = true,
                ["messages"] = new JsonArray([.. newest.Select(message => new JsonObject { ["ts"] = message.Id, ["metadata"] = message.Body["metadata"]!.DeepClone() })]),
            });
    }

    private async Task<IResult> PostToTeamsAsync(string conversation, HttpContext context)
    {
        const string call = "teams.activities";
        var body = await BodyAsync(context.Request);
        await Moment($"{call}.received");
        if (Badly(Answer(call), context, conversation, body) is { } bad)
        {
            return bad;
        }

        var message = Take(conversation, body);
        await Moment($"{call}.taken");
        context.Response.OnCompleted(() => Moment($"{call}.answered"));
        return Json(new JsonObject { ["id"] = message.Id });
    }

    private IResult? Badly(BadAnswer? answer, HttpContext context, string channel, JsonNode body)
    {
        if (answer is BadAnswer.TakenAndClosed or BadAnswer.TakenAndFailed)
        {
            Take(channel, body);
        }

        switch (answer)
        {
            case BadAnswer.TakenAndClosed or BadAnswer.Closed:
                context.Abort();
                return Results.Empty;
            case BadAnswer.TakenAndFailed or BadAnswer.Failed:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            case BadAnswer.Busy:
                context.Response.Headers.RetryAfter = "1";
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                return null;
        }
    }

    private PostedMessage Take(string channel, JsonNode body)
    {
        var message = new PostedMessage(channel, FormattableString.Invariant($"{1_800_000_000 + Interlocked.Increment(ref ids)}.000100"), body);
        messages.Enqueue(message);
        return message;
    }

    private static async Task<JsonNode> BodyAsync(HttpRequest request) => (await JsonNode.ParseAsync(request.Body, cancellationToken: CancellationToken.None))!;

    private static IResult Json(JsonObject answer) => Results.Text(answer.ToJsonString(), "application/json", Encoding.UTF8);
}
