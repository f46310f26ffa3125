using System.Diagnostics;
using BriefingBot.Core.Briefings;

namespace BriefingBot.Briefings;

/// <summary>The spans of a delivery, for whoever listens to the source <see cref="Source"/>; where nobody does they cost nothing.</summary>
internal static class BriefingTraces
{
    /// <summary>The name of the source.</summary>
    public const string Source = "BriefingBot.Briefings";

    private const string Platform = "briefing.platform";

    private static readonly ActivitySource Spans = new(Source);

    /// <summary>Begins a step of a delivery; it ends when the span is disposed.</summary>
    /// <param name="step">What is done, in one word.</param>
    /// <param name="key">To which delivery. Tags hold ids only, never what somebody wrote.</param>
    /// <returns>The span, or null when nobody listens.</returns>
    public static Activity? Begin(string step, DeliveryKey key) => Spans.StartActivity(
        ActivityKind.Internal, tags: [new(Platform, key.Destination.Platform), new("briefing.key", key.ToString())], name: "briefing." + step);

    /// <summary>Begins a step for deliveries of a workspace that are not known yet.</summary>
    /// <param name="step">What is done, in one word.</param>
    /// <param name="workspace">The workspace.</param>
    /// <returns>The span, or null when nobody listens.</returns>
    public static Activity? Begin(string step, string workspace) => Spans.StartActivity(
        ActivityKind.Internal, tags: [new(Platform, workspace.Split(':')[0]), new("briefing.workspace", workspace)], name: "briefing." + step);
}
