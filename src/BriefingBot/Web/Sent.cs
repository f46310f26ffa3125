using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;

namespace BriefingBot.Web;

/// <summary>An article as it is sent.</summary>
/// <remarks>This describes it; <see cref="Core.Articles.ArticleLine"/> reads it.</remarks>
/// <param name="Text">Its words, letter for letter; statements are read in them alone.</param>
/// <param name="Id">Its id everywhere; without one, it is made of the address or the words.</param>
/// <param name="Title">Its title; without one, the first line that is not empty.</param>
/// <param name="Date">The date of publication, as in 2027-03-29, or a date and time, whose date counts; without one, the article is undated.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Url">Where it was published: a web address.</param>
internal sealed record SentArticle(string Text, string? Id = null, string? Title = null, string? Date = null, string? Publisher = null, string? Url = null);

/// <summary>A subscription as it is sent.</summary>
/// <param name="To">A channel: slack:TEAM/CHANNEL or teams:CONVERSATION.</param>
/// <param name="Destinations">More channels that get the same briefing; one of to and destinations is needed.</param>
/// <param name="Speakers">People, countries or organisations; one is enough, and none means everybody.</param>
/// <param name="About">Subjects; one is enough, and none means every subject.</param>
/// <param name="Phrases">Words that must stand together; one phrase is enough.</param>
/// <param name="Not">Phrases that must not occur.</param>
/// <param name="At">The local time of day, as in 08:00; needed unless it is immediate.</param>
/// <param name="Zone">The IANA time zone, as in Europe/Dublin.</param>
/// <param name="Days">The days: mon-fri (the default), mon,wed, or daily. Only one of days, weekly and immediate is given.</param>
/// <param name="Weekly">The one day of a weekly briefing, as in mon.</param>
/// <param name="Immediate">Whether it comes as soon as there is news, at most once in ten minutes.</param>
/// <param name="IfEmpty">What is posted when there is nothing new: silent (the default) for nothing, or line.</param>
/// <param name="PauseUntil">The local date on which it begins, as in 2027-04-12; without one, at once.</param>
/// <param name="Owner">Whose it is.</param>
internal sealed record SentSubscription(
    string? To = null, IReadOnlyList<string>? Destinations = null, IReadOnlyList<string>? Speakers = null, IReadOnlyList<string>? About = null, IReadOnlyList<string>? Phrases = null,
    IReadOnlyList<string>? Not = null, string? At = null, string? Zone = null, string? Days = null, string? Weekly = null, bool Immediate = false, string? IfEmpty = null, string? PauseUntil = null, string? Owner = null)
{
    /// <summary>What is asked for.</summary>
    public SubscriptionRequest ToRequest() => new(
        [.. new[] { To }.OfType<string>(), .. Destinations ?? []], Speakers ?? [], About ?? [], At ?? string.Empty, Zone ?? string.Empty, SubscriptionRequest.DaysOf(Days, Weekly, Immediate), Owner)
    {
        Phrases = Phrases ?? [],
        NotPhrases = Not ?? [],
        IfEmpty = IfEmpty ?? string.Empty,
        PauseUntil = PauseUntil ?? string.Empty,
    };
}

/// <summary>A delivery to send again.</summary>
/// <param name="Key">Its key, as the list of deliveries tells it.</param>
/// <param name="Request">An id of your own, 1 to 64 letters, digits and hyphens: a request sends once, however often it comes.</param>
internal sealed record SentDeliveryKey(string? Key, string? Request = null);

/// <summary>A correction as it is sent: of an article as a whole, or of one statement.</summary>
/// <param name="Kind">withdrawn, or restored to take that back.</param>
/// <param name="By">The editor's name.</param>
/// <param name="Reason">Why.</param>
/// <param name="Article">The article's id.</param>
/// <param name="Statement">The statement's id, in place of the article's.</param>
internal sealed record SentCorrection(CorrectionKind? Kind, string? By, string? Reason, string? Article = null, string? Statement = null);

/// <summary>A flag as it is sent; a statement or a question is needed.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Statement">The statement's id; without one, the answer as a whole.</param>
/// <param name="Question">The question that was answered, at most 1,000 characters.</param>
/// <param name="Note">What else there is to say, at most 1,000 characters.</param>
internal sealed record SentFlag(FlagReason? Reason, string? Statement = null, string? Question = null, string? Note = null);
