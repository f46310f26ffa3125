using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>Who wants briefings about what, where and when.</summary>
/// <param name="Id">A short number people can type, from 1.</param>
/// <param name="Channel">Where the briefings go.</param>
/// <param name="Speakers">The speakers followed, as typed; empty for everybody.</param>
/// <param name="About">The subjects followed, as typed; empty for every subject.</param>
/// <param name="Schedule">When.</param>
/// <param name="Owner">Who asked for it, in the platform's words, or null from the command line.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ActiveSince">When it was made or last resumed: nothing due before is delivered.</param>
/// <param name="CreatedVersion">The store's version then: the first briefing begins there.</param>
/// <param name="IsPaused">Whether it rests.</param>
public sealed record Subscription(
    long Id,
    ChannelAddress Channel,
    IReadOnlyList<string> Speakers,
    IReadOnlyList<string> About,
    BriefingSchedule Schedule,
    string? Owner,
    Instant CreatedAt,
    Instant ActiveSince,
    long CreatedVersion,
    bool IsPaused)
{
    /// <summary>What is followed.</summary>
    public BriefingScope Scope => new(Speakers, About);
}

/// <summary>The subscriptions, stored.</summary>
public interface ISubscriptionStore
{
    /// <summary>Stores a new one and gives it its id; <see cref="Subscription.Id"/> and <see cref="Subscription.CreatedVersion"/> of the argument are ignored.</summary>
    Task<Subscription> AddAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>All, in the order of their ids.</summary>
    Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Pauses or resumes one; false when there is none of this id.</summary>
    Task<bool> PauseAsync(long id, bool paused, CancellationToken cancellationToken);

    /// <summary>Removes one; its deliveries stay on record. False when there is none of this id.</summary>
    Task<bool> RemoveAsync(long id, CancellationToken cancellationToken);
}
