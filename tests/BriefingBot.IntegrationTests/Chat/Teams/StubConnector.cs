using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BriefingBot.IntegrationTests.Chat.Teams;

/// <summary>What arrived at the connector.</summary>
internal sealed record Posted(string Path, string? Authorization, JsonObject Activity)
{
    public string? Type => (string?)Activity["type"];

    public string Method { get; init; } = "POST";

    /// <summary>All words of its card, run by run.</summary>
    public string Words => string.Concat(Runs(Activity["attachments"]));

    private static IEnumerable<string?> Runs(JsonNode? node) => node switch
    {
        JsonObject run when (string?)run["type"] == "TextRun" => [(string?)run["text"]],
        JsonObject item => item.SelectMany(property => Runs(property.Value)),
        JsonArray array => array.SelectMany(Runs),
        _ => [],
    };
}

/// <summary>The Bot Connector on this machine: records what is posted, and answers as told.</summary>
internal sealed class StubConnector : IAsyncDisposable
{
    private readonly Channel<Posted> posted = Channel.CreateUnbounded<Posted>();
    private readonly WebApplication app = Loopback.Build();
    private int ids;

    private StubConnector() => app.MapMethods("/emea/v3/{**path}", ["POST", "PUT"], async context =>
    {
        var token = context.RequestAborted;
        var activity = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: token))!.AsObject();
        var path = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        posted.Writer.TryWrite(new(path, context.Request.Headers.Authorization, activity) { Method = context.Request.Method });
        if ((string?)activity["type"] == "message" && Answers.TryDequeue(out var answer))
        {
            await answer(context.Response);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new { id = $"id-{Interlocked.Increment(ref ids)}" }, token);
    });

    /// <summary>The service URL, which ends with a slash.</summary>
    public string Url => app.Urls.First() + "/emea/";

    /// <summary>What the next messages are answered with; then 201.</summary>
    public ConcurrentQueue<Func<HttpResponse, Task>> Answers { get; } = new();

    /// <summary>How many arrived and were not read.</summary>
    public int Unread => posted.Reader.Count;

    public static async Task<StubConnector> StartAsync()
    {
        var connector = new StubConnector();
        await connector.app.StartAsync(TestContext.Current.CancellationToken);
        return connector;
    }

    public void Answer(int status, string? code = null, string? retryAfter = null) => Answers.Enqueue(response =>
    {
        response.StatusCode = status;
        response.Headers.RetryAfter = retryAfter;
        return code is null ? Task.CompletedTask : response.WriteAsJsonAsync(new { error = new { code, message = "No." } });
    });

    /// <summary>The next that arrives.</summary>
    public async Task<Posted> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        return await posted.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next message that arrives.</summary>
    public async Task<Posted> NextMessageAsync()
    {
        while (true)
        {
            if (await NextAsync() is { Type: "message" } message)
            {
                return message;
            }
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
