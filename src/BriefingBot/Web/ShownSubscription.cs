using BriefingBot.Core.Briefings;

namespace BriefingBot.Web;

/// <summary>A subscription as programs read it.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="To">The first channel it goes to.</param>
/// <param name="Destinations">All channels it goes to.</param>
/// <param name="Speakers">The speakers followed; empty for everybody.</param>
/// <param name="About">The subjects followed; empty for every subject.</param>
/// <param name="Phrases">The phrases of which a statement must have one; empty when none is asked for.</param>
/// <param name="Not">The phrases of which a statement may have none.</param>
/// <param name="At">The time of day in the zone, as in 08:00; null when it is immediate.</param>
/// <param name="Zone">The IANA time zone.</param>
/// <param name="Days">The days, as in mon-fri; immediately when it comes as soon as there is news.</param>
/// <param name="IfEmpty">What is posted when there is nothing new: silent for nothing, or line.</param>
/// <param name="Owner">Whose it is, or null.</param>
/// <param name="Paused">Whether it rests.</param>
/// <param name="PausedUntil">The local date on which it goes on, or null.</param>
/// <param name="Next">When the next briefing is due, an instant in UTC; null when it rests for good or is immediate.</param>
/// <param name="Notes">What is worth knowing, when it is made: how much to expect, warnings.</param>
/// <param name="Ended">Channels it went to before.</param>
internal sealed record ShownSubscription(
    long Id, string To, IEnumerable<string> Destinations, IReadOnlyList<string> Speakers, IReadOnlyList<string> About, IReadOnlyList<string> Phrases, IReadOnlyList<string> Not, string? At, string Zone, string Days,
    EmptyDays IfEmpty, string? Owner, bool Paused, string? PausedUntil, string? Next, IReadOnlyList<string> Notes, IEnumerable<ShownEnded> Ended);

/// <summary>A channel that a subscription goes to no more.</summary>
/// <param name="Subscription">The subscription's number.</param>
/// <param name="Destination">The channel.</param>
/// <param name="At">Since when, an instant in UTC.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record ShownEnded(long Subscription, string Destination, string At, string Reason);

/// <summary>What a subscription brings.</summary>
/// <param name="Subscription">The subscription in words.</param>
/// <param name="Volume">How much to expect.</param>
/// <param name="Next">When the next briefings are due, at most ten, instants in UTC.</param>
/// <param name="Since">When the news that the next one covers begins, an instant in UTC.</param>
/// <param name="Text">What the next one would say now.</param>
/// <param name="Notes">What is worth knowing about it.</param>
internal sealed record ShownSubscriptionPreview(string Subscription, ShownVolume Volume, IEnumerable<string> Next, string Since, string Text, IReadOnlyList<string> Notes);

/// <summary>How much to expect, told from the last weeks of news.</summary>
/// <param name="Statements">How many statements it covers there.</param>
/// <param name="Days">How many days were looked at; 0 when there is no dated news.</param>
/// <param name="PerWeek">How many statements a week.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Warning">That it is more than a channel reads, or null.</param>
internal sealed record ShownVolume(int Statements, int Days, double PerWeek, string Words, string? Warning);

/// <summary>A briefing that was asked for.</summary>
/// <param name="Occasion">What it is for: a date, an instant or an id. With the subscription and the channel it is the delivery's key.</param>
/// <param name="IsNew">Whether this request recorded it; one that is recorded already is not posted twice.</param>
internal sealed record ShownRun(string Occasion, bool IsNew);

/// <summary>A delivery that is sent again.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Occasion">What it is for: the request's id.</param>
/// <param name="IsNew">Whether this request recorded it; a request sends once, however often it comes.</param>
internal sealed record ShownSentAgain(string Key, string Occasion, bool IsNew);
