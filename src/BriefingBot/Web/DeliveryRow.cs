using System.Globalization;
using System.Text.Json.Serialization;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>A delivery as programs read it: from <c>deliveries --format json</c> and from <c>/api/deliveries</c>.</summary>
/// <param name="Subscription">Whose.</param>
/// <param name="Destination">Where it goes.</param>
/// <param name="Occasion">What it is for.</param>
/// <param name="State">How far it has come.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Since">When the period it covers begins; in it.</param>
/// <param name="Until">When that ends; not in it.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="MessageId">The platform's id of the message, or null.</param>
/// <param name="Problem">Why it was not posted, or not yet, or null.</param>
/// <param name="NextAt">When it is tried next; null when it came to its end.</param>
/// <param name="PostedAt">When it was recorded as posted; null when it was not.</param>
/// <param name="Key">The three parts of its key together.</param>
internal sealed record DeliveryRow(
    long Subscription, string Destination, string Occasion, string State, string DueAt, string Since, string Until, int Attempts, string? MessageId, string? Problem, string? NextAt, string? PostedAt, string Key)
{
    /// <summary>The names of the <see cref="Cells"/>.</summary>
    public const string Header = "subscription,destination,occasion,state,due_at,since,until,attempts,message_id,problem,next_at,posted_at";

    /// <summary>The words posted or to be posted; null before they are composed, or when nobody asked for them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>What a line of a table shows: all but the key, whose parts stand first, and the text.</summary>
    public IReadOnlyList<string> Cells() =>
    [
        Subscription.ToString(CultureInfo.InvariantCulture), Destination, Occasion, State, DueAt, Since, Until,
        Attempts.ToString(CultureInfo.InvariantCulture), MessageId ?? string.Empty, Problem ?? string.Empty, NextAt ?? string.Empty, PostedAt ?? string.Empty,
    ];

    /// <summary>A line for people: the key's parts first, then what became of it.</summary>
    public string Line() => string.Join("  ", new[]
    {
        Subscription.ToString(CultureInfo.InvariantCulture), Destination, Occasion, State, $"due {DueAt}", $"covers {Since} to {Until}",
        string.Create(CultureInfo.InvariantCulture, $"tried {Attempts}"), PostedAt is null ? null : $"posted {PostedAt}", MessageId is { Length: > 0 } ? $"message {MessageId}" : null, NextAt is null ? null : $"next {NextAt}", Problem,
    }.OfType<string>());

    /// <summary>The row of a delivery.</summary>
    public static DeliveryRow Of(Delivery delivery) => new(
        delivery.Key.Subscription, delivery.Key.Destination.ToString(), delivery.Key.Occasion, DeliveryQuery.NameOf(delivery.State),
        InstantPattern.General.Format(delivery.DueAt), InstantPattern.General.Format(delivery.Since), InstantPattern.General.Format(delivery.Until),
        delivery.Attempts, delivery.MessageId, delivery.Problem, Stamp(delivery.IsOpen ? delivery.NextAt : null), Stamp(delivery.PostedAt), delivery.Key.ToString());

    private static string? Stamp(Instant? instant) => instant is { } there ? InstantPattern.General.Format(there) : null;

    /// <summary>The row with its words.</summary>
    public static DeliveryRow WithText(Delivery delivery) => Of(delivery) with { Text = delivery.Content is { } content ? TextRenderer.Render(content) : null };
}
