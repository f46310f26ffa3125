using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BriefingBot.Core.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Benchmarks.Delivery;

/// <summary>Slack's Web API on this machine: takes posts as slowly as Slack does, refuses what is faster than its limits, and keeps the times.</summary>
internal sealed class SlackStub : IAsyncDisposable
{
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(100);

    // Slack bears short bursts; a timer here may be late by so much and the next one early
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication app;
    private readonly int postsPerMinute;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> channels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> workspaces = new(StringComparer.Ordinal);
    private int refused;

    private SlackStub(int postsPerMinute)
    {
        this.postsPerMinute = postsPerMinute;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/api/chat.postMessage", (Delegate)PostAsync);
    }

    /// <summary>Where it is.</summary>
    public Uri ApiUrl => new(new Uri(app.Urls.Single()), "api/");

    /// <summary>How many were refused.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>When each was taken, in order.</summary>
    public IReadOnlyList<DateTimeOffset> Taken => [.. workspaces.Values.SelectMany(times => times).Order()];

    /// <summary>The most that one workspace took in a minute.</summary>
    public int MostInAMinute => workspaces.Values.Max(times =>
    {
        var sorted = times.Order().ToList();
        return sorted.Select((time, i) => sorted.FindLastIndex(other => other < time + TimeSpan.FromMinutes(1)) - i + 1).Max();
    });

    public static async Task<SlackStub> StartAsync(int postsPerMinute, CancellationToken cancellationToken)
    {
        var stub = new SlackStub(postsPerMinute);
        await stub.app.StartAsync(cancellationToken);
        return stub;
    }

    /// <summary>The channel of a number, in one of some workspaces, whose name it carries: Slack tells them by the token.</summary>
    public static ChannelAddress Channel(int number, int workspaces) =>
        new(ChannelAddress.Slack, FormattableString.Invariant($"T{number % workspaces}/C{number % workspaces}X{number}"));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> PostAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        var channel = (string)body["channel"]!;
        var now = TimeProvider.System.GetUtcNow();
        await Task.Delay(Answer, context.RequestAborted);
        var times = workspaces.GetOrAdd(channel.Split('X')[0], _ => new());
        lock (times)
        {
            var own = channels.GetOrAdd(channel, _ => new());
            if (times.Count(time => time > now - TimeSpan.FromMinutes(1)) >= postsPerMinute + 1 || own.Any(time => time > now - TimeSpan.FromSeconds(1) + Slack))
            {
                Interlocked.Increment(ref refused);
                context.Response.Headers.RetryAfter = "1";
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            }

            own.Enqueue(now);
            times.Enqueue(now);
        }

        return Results.Json(new { ok = true, ts = FormattableString.Invariant($"{now.ToUnixTimeMilliseconds()}.{Random.Shared.Next(1_000_000):000000}") });
    }
}
