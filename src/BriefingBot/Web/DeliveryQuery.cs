using System.Globalization;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;

namespace BriefingBot.Web;

/// <summary>Which deliveries somebody asks for: the same words on the page, over REST and on the command line.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record DeliveryQuery(DeliveryFilter Filter, int Limit)
{
    /// <summary>The most that are shown at once.</summary>
    public const int Most = 1000;

    /// <summary>The states as they are written: "claimed", "sent".</summary>
    public static IReadOnlyList<string> States { get; } = [.. Enum.GetValues<DeliveryState>().Select(NameOf)];

    /// <summary>A state as it is written.</summary>
    public static string NameOf(DeliveryState state) => state.ToString().ToLowerInvariant();

    /// <summary>Reads what was typed; what is null or empty does not count.</summary>
    /// <param name="ledger">Knows the delivery that is named.</param>
    /// <param name="typed">The words.</param>
    /// <param name="usual">How many are shown when nobody says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FormatException">Something cannot be meant; the message says what, and what can.</exception>
    public static async Task<DeliveryQuery> ReadAsync(IDeliveryLedger ledger, TypedDeliveryQuery typed, int usual, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var filter = new DeliveryFilter { Subscription = Subscription(typed.Subscription), State = State(typed.State) };
        var limit = Limits(typed.Limit) ?? usual;
        return new(filter with { Before = string.IsNullOrEmpty(typed.Before) ? null : await NamedDelivery.FindAsync(ledger, typed.Before, cancellationToken) }, limit);
    }

    /// <summary>What is asked for, and one row more, which tells whether there are older ones.</summary>
    public async Task<DeliveryPart> ListAsync(IDeliveryLedger ledger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var newest = await ledger.SearchAsync(Filter, Limit + 1, cancellationToken);
        return newest.Count > Limit ? new([.. newest.Take(Limit)], newest[Limit - 1].Key) : new(newest, null);
    }

    private static long? Subscription(string? typed) => string.IsNullOrEmpty(typed) ? null
        : long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
        : throw new FormatException($"\"{typed}\" is no subscription: give its number, as in 1.");

    private static DeliveryState? State(string? typed) => string.IsNullOrEmpty(typed) ? null
        : States.Contains(typed, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<DeliveryState>(typed, ignoreCase: true)
        : throw new FormatException($"\"{typed}\" is no state of a delivery: it is {string.Join(", ", States.SkipLast(1))} or {States[^1]}.");

    private static int? Limits(string? typed) => string.IsNullOrEmpty(typed) ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most ? limit
        : throw new FormatException($"limit must be 1 to {Most}.");
}

/// <summary>A query as typed: in an address, or on the command line.</summary>
/// <param name="Subscription">The number of a subscription.</param>
/// <param name="State">The name of a state.</param>
/// <param name="Before">The key of the last delivery that was seen.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record TypedDeliveryQuery(string? Subscription, string? State, string? Before, string? Limit)
{
    /// <summary>The query of an address.</summary>
    public static TypedDeliveryQuery Of(IQueryCollection query) => new(query["subscription"], query["state"], query["before"], query["limit"]);
}

/// <summary>A part of the list of deliveries.</summary>
/// <param name="Deliveries">They, newest first.</param>
/// <param name="Last">The last of them when there are older ones, else null: where the list goes on.</param>
internal sealed record DeliveryPart(IReadOnlyList<Delivery> Deliveries, DeliveryKey? Last);
