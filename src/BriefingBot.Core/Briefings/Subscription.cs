using BriefingBot.Core.Chat;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>What a channel gets when there is nothing new.</summary>
public enum EmptyDays
{
    /// <summary>Nothing.</summary>
    Silent,

    /// <summary>One line that says so.</summary>
    Line,
}

/// <summary>Who wants briefings about what, where and when.</summary>
/// <param name="Id">A short number people can type, from 1.</param>
/// <param name="Destinations">Where the briefings go; never empty, each once.</param>
/// <param name="Speakers">The speakers followed, as typed; empty for everybody.</param>
/// <param name="About">The subjects followed, as typed; empty for every subject.</param>
/// <param name="Schedule">When.</param>
/// <param name="Owner">Who asked for it, in the platform's words, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ActiveSince">When it was made or last resumed: nothing due before is delivered.</param>
/// <param name="CreatedVersion">The store's version then: the first briefing begins there.</param>
/// <param name="IsPaused">Whether it rests, at least until <see cref="PausedUntil"/>.</param>
public sealed record Subscription(
    long Id,
    IReadOnlyList<ChannelAddress> Destinations,
    IReadOnlyList<string> Speakers,
    IReadOnlyList<string> About,
    BriefingSchedule Schedule,
    string? Owner,
    Instant CreatedAt,
    Instant ActiveSince,
    long CreatedVersion,
    bool IsPaused)
{
    /// <summary>The phrases of which a statement must have one; empty when none is asked for.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>The phrases of which a statement may have none.</summary>
    public IReadOnlyList<string> NotPhrases { get; init; } = [];

    /// <summary>What happens when there is nothing new. An immediate one is silent whatever stands here.</summary>
    public EmptyDays IfEmpty { get; init; }

    /// <summary>When it goes on by itself; null when it is not paused, or until somebody resumes it.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>What is followed.</summary>
    public BriefingScope Scope => new(Speakers, About) { Phrases = Phrases, NotPhrases = NotPhrases };

    /// <summary>What makes two subscriptions the same: what, when and where, however it is typed.</summary>
    public string Identity => string.Join('\n', [Wanted, .. Destinations.Select(channel => channel.ToString()).Order(StringComparer.Ordinal)]);

    /// <summary>Whether a channel would get the same briefings of both.</summary>
    /// <returns>The first channel that would, or null.</returns>
    public ChannelAddress? SharedWith(Subscription other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Wanted == other.Wanted ? Destinations.FirstOrDefault(other.Destinations.Contains) : null;
    }

    /// <summary>Whether it rests at an instant.</summary>
    public bool IsRestingAt(Instant now) => IsPaused && !(PausedUntil <= now);

    /// <summary>From when on what is due is delivered: since it was made, resumed, or went on by itself.</summary>
    public Instant ActiveFrom => IsPaused && PausedUntil is { } until ? Instant.Max(ActiveSince, until) : ActiveSince;

    private string Wanted => string.Join('\n', Folded(Speakers), Folded(About), Folded(Phrases), Folded(NotPhrases), ScheduleText.Write(Schedule));

    private static string Folded(IReadOnlyList<string> names) => string.Join('\t', names.Select(Spelling.Fold).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

/// <summary>Says between which instants nothing becomes due for a subscription, so that nobody has to look.</summary>
/// <param name="Subscription">The subscription as it was looked at: one whose schedule was changed since has to be looked at again.</param>
/// <param name="From">The last time it was due: before, the clock went back, and it must be looked at.</param>
/// <param name="Next">The next time it is due.</param>
public sealed record ScheduleLook(Subscription Subscription, Instant From, Instant Next);

/// <summary>The subscriptions, stored.</summary>
public interface ISubscriptionStore
{
    /// <summary>Stores a new one and gives it its id; <see cref="Subscription.Id"/> and <see cref="Subscription.CreatedVersion"/> of the argument are ignored.</summary>
    /// <returns>The one stored; null when there is one of the same <see cref="Subscription.Identity"/>: of many at once, exactly one is stored.</returns>
    Task<Subscription?> AddAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>All, in the order of their ids.</summary>
    Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Those of these ids, in no order; who is not there, is missing.</summary>
    Task<IReadOnlyList<Subscription>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Those by the clock that do not rest and whose schedule has to be looked at: something became due since, or the clock went back.</summary>
    /// <param name="now">The present.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="after">Only those with a greater id; the answer is in the order of ids.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Subscription>> ToLookAtAsync(Instant now, int most, long after, CancellationToken cancellationToken);

    /// <summary>Records that schedules were looked at, and until when nobody has to look again.</summary>
    Task MarkLookedAtAsync(IReadOnlyList<ScheduleLook> looks, CancellationToken cancellationToken);

    /// <summary>The immediate ones, in the order of their ids.</summary>
    Task<IReadOnlyList<Subscription>> ImmediateAsync(CancellationToken cancellationToken);

    /// <summary>Lets one rest until an instant, or until it is resumed; false when there is none of this id.</summary>
    Task<bool> PauseAsync(long id, Instant? until, CancellationToken cancellationToken);

    /// <summary>Lets one go on that rests; false when there is none of this id.</summary>
    Task<bool> ResumeAsync(long id, CancellationToken cancellationToken);

    /// <summary>Removes one; its deliveries stay on record. False when there is none of this id.</summary>
    Task<bool> RemoveAsync(long id, CancellationToken cancellationToken);

    /// <summary>Takes a channel from one, and removes it when it has no other. False when there is none of this id that goes there.</summary>
    Task<bool> LeaveAsync(long id, ChannelAddress destination, CancellationToken cancellationToken);

    /// <summary>Takes a channel that is gone from one, as <see cref="LeaveAsync"/> does, and records why and what its owner is to be told; of many at once exactly one does.</summary>
    /// <param name="subscription">From which.</param>
    /// <param name="destination">The channel.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="notice">A delivery that is made of it, with the occasion <see cref="Occasion.Ended"/>; or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when it no longer went there.</returns>
    Task<bool> EndAsync(Subscription subscription, ChannelAddress destination, string reason, EndNotice? notice, CancellationToken cancellationToken);

    /// <summary>The channels that were taken away by <see cref="EndAsync"/>, the last first.</summary>
    Task<IReadOnlyList<EndedDestination>> EndedAsync(int most, CancellationToken cancellationToken);
}
