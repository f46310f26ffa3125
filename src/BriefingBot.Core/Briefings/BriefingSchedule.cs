using NodaTime;
using NodaTime.TimeZones;

namespace BriefingBot.Core.Briefings;

/// <summary>When one channel wants its briefing: a local time on some days of the week, or as soon as there is news.</summary>
/// <param name="At">The time of day in <paramref name="Zone"/>.</param>
/// <param name="Zone">The channel's zone.</param>
/// <param name="Days">The days of the week in <paramref name="Zone"/>; empty when it is immediate, and no clock counts.</param>
public sealed record BriefingSchedule(LocalTime At, DateTimeZone Zone, IReadOnlySet<IsoDayOfWeek> Days)
{
    /// <summary>As soon as there is news; times are shown in the zone.</summary>
    public static BriefingSchedule Immediately(DateTimeZone zone) => new(LocalTime.Midnight, zone, new HashSet<IsoDayOfWeek>());

    /// <summary>Whether briefings come as soon as there is news, and none is ever due.</summary>
    public bool IsImmediate => Days.Count == 0;

    // over a gap: its end; over a doubled hour: the first time round
    private static readonly ZoneLocalMappingResolver FirstInstant =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    // offsets are at most 18 hours, so within two days of no change a local time exists once
    private static readonly Duration Margin = Duration.FromDays(2);

    /// <summary>When the briefing of a local date is due; null on other days, and on a date the zone skipped altogether.</summary>
    /// <remarks>
    /// When clocks go forward over <see cref="At"/>, it is due at the first instant after the gap;
    /// when they go back over it, at the first of the two.
    /// </remarks>
    public DueBriefing? On(LocalDate date)
    {
        if (!Days.Contains(date.DayOfWeek))
        {
            return null;
        }

        var local = date + At;
        if (IsFarFromChange(local, out var offset))
        {
            return new(date, local.WithOffset(offset).ToInstant());
        }

        return Exists(date) ? new(date, Zone.ResolveLocal(local, FirstInstant).ToInstant()) : null;
    }

    /// <summary>The last briefing due at or before <paramref name="now"/>.</summary>
    /// <exception cref="InvalidOperationException">It is immediate.</exception>
    public DueBriefing LatestDue(Instant now)
    {
        Demand();
        for (var date = now.InZone(Zone).Date.PlusDays(1); ; date = date.PlusDays(-1))
        {
            if (On(date) is { } due && due.At <= now)
            {
                return due;
            }
        }
    }

    /// <summary>The next briefing due after <paramref name="now"/>.</summary>
    /// <exception cref="InvalidOperationException">It is immediate.</exception>
    public DueBriefing NextDue(Instant now)
    {
        Demand();
        return Upcoming(now).First();
    }

    /// <summary>What the briefing of a past date covers: from the one before to its own time, or the whole day when it is immediate.</summary>
    public (Instant Since, Instant Until) Past(LocalDate date)
    {
        var until = Zone.ResolveLocal((IsImmediate ? date.PlusDays(1) : date) + At, FirstInstant).ToInstant();
        return (IsImmediate ? Zone.ResolveLocal(date + At, FirstInstant).ToInstant() : LatestDue(until - Duration.Epsilon).At, until);
    }

    /// <summary>The briefings due after <paramref name="now"/>, in order and without end; none when it is immediate.</summary>
    public IEnumerable<DueBriefing> Upcoming(Instant now)
    {
        for (var date = now.InZone(Zone).Date.PlusDays(-1); !IsImmediate; date = date.PlusDays(1))
        {
            if (On(date) is { } due && due.At > now)
            {
                yield return due;
            }
        }
    }

    /// <summary>Every briefing of a calendar year, in order; none when it is immediate.</summary>
    public IEnumerable<DueBriefing> Year(int year)
    {
        for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1))
        {
            if (On(date) is { } due)
            {
                yield return due;
            }
        }
    }

    private bool IsFarFromChange(LocalDateTime local, out Offset offset)
    {
        var near = local.InUtc().ToInstant();
        var interval = Zone.GetZoneInterval(near);
        offset = interval.WallOffset;
        return (!interval.HasStart || interval.Start + Margin <= near) && (!interval.HasEnd || near + Margin <= interval.End);
    }

    private void Demand()
    {
        if (IsImmediate)
        {
            throw new InvalidOperationException("An immediate briefing is never due.");
        }
    }

    // Samoa had no 30 December 2011: the clocks went from its first instant to its last
    private bool Exists(LocalDate date)
    {
        var mapping = Zone.MapLocal(date.At(LocalTime.Noon));
        return mapping.Count > 0 || mapping.EarlyInterval.IsoLocalEnd > date.AtMidnight() || mapping.LateInterval.IsoLocalStart.Date == date;
    }
}

/// <summary>One briefing that is due.</summary>
/// <param name="Date">The local date it belongs to, in the schedule's zone.</param>
/// <param name="At">The instant it is due.</param>
public sealed record DueBriefing(LocalDate Date, Instant At);
