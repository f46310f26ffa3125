using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>A row that belongs to one delivery, whose key is three columns.</summary>
internal abstract record KeyedRow
{
    /// <summary>The condition that finds it with <see cref="Parameters"/>.</summary>
    public const string OfKey = "subscription = @Subscription AND destination = @Destination AND occasion = @Occasion";

    /// <summary>The first part of the key.</summary>
    public long Subscription { get; init; }

    /// <summary>The second part of the key.</summary>
    public required string Destination { get; init; }

    /// <summary>The third part of the key.</summary>
    public required string Occasion { get; init; }

    /// <summary>The key.</summary>
    public DeliveryKey Key => new(Subscription, ChannelAddress.Parse(Destination)!, Occasion);

    /// <summary>The parameters of a statement about one key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="more">The others, or null.</param>
    public static DynamicParameters Parameters(DeliveryKey key, object? more = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parameters = new DynamicParameters(more);
        parameters.Add(nameof(Subscription), key.Subscription);
        parameters.Add(nameof(Destination), key.Destination.ToString());
        parameters.Add(nameof(Occasion), key.Occasion);
        return parameters;
    }
}
