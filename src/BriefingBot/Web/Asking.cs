using System.Globalization;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>What holds for every question asked over HTTP.</summary>
internal static class Asking
{
    /// <summary>The longest question, in UTF-16 code units.</summary>
    public const int Longest = 1000;

    /// <summary>What to say to a longer one.</summary>
    public static string TooLong(string question) => string.Create(
        CultureInfo.InvariantCulture, $"The question has {question.Length:N0} characters; {Longest:N0} is the most. Ask about one person, country or topic at a time.");

    /// <summary>The day relative dates count from, by UTC.</summary>
    public static LocalDate Today(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
}
