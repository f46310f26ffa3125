using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>
/// Keeps the pace of each channel among the turns of its workspace. Briefings are claimed as far apart as their channel takes them, and
/// those that had to wait are open together all the same. One caller at a time.
/// </summary>
/// <param name="pace">The time from one post to the next in one channel.</param>
/// <param name="clock">The time.</param>
internal sealed class ChannelTurns(Duration pace, TimeProvider clock)
{
    private const int MostKept = 1000;

    // time stamps: from when it may be posted there again; from when one that found no turn may be taken again
    private readonly Dictionary<ChannelAddress, (long Post, long Take)> free = [];

    private long Span => (long)(pace.TotalSeconds * clock.TimestampFrequency);

    /// <summary>Gives each delivery the first turn that is left at which its channel is free.</summary>
    /// <param name="taken">The deliveries.</param>
    /// <param name="turns">The turns, in their order.</param>
    /// <returns>Each with its turn, in the order of those; before them those that got none, because their channel is taken until after all turns.</returns>
    public IReadOnlyList<(PostTurn? Turn, Delivery Delivery)> Share(IEnumerable<Delivery> taken, IEnumerable<PostTurn> turns)
    {
        var left = turns.ToList();
        return [.. taken.Select(delivery => (Turn: Take(delivery.Key.Destination, left), delivery)).OrderBy(post => post.Turn?.At)];
    }

    /// <summary>How long one that got no turn is to wait: behind what is posted, and the others that got none.</summary>
    public Duration WaitOf(ChannelAddress channel)
    {
        var now = clock.GetTimestamp();
        var (post, take) = free.GetValueOrDefault(channel);
        var next = Math.Max(now, Math.Max(post, take));
        Keep(channel, (post, next + Span));
        return Duration.FromTimeSpan(clock.GetElapsedTime(now, next));
    }

    private PostTurn? Take(ChannelAddress channel, List<PostTurn> turns)
    {
        var (post, take) = free.GetValueOrDefault(channel);
        var first = turns.FindIndex(turn => turn.At >= post);
        if (first < 0)
        {
            return null;
        }

        var turn = turns[first];
        turns.RemoveAt(first);
        Keep(channel, (Math.Max(turn.At, clock.GetTimestamp()) + Span, take));
        return turn;
    }

    private void Keep(ChannelAddress channel, (long Post, long Take) times)
    {
        if (pace == Duration.Zero)
        {
            return;
        }

        if (free.Count >= MostKept)
        {
            var now = clock.GetTimestamp();
            foreach (var (over, _) in free.Where(one => one.Value.Post <= now && one.Value.Take <= now).ToList())
            {
                free.Remove(over);
            }
        }

        free[channel] = times;
    }
}
