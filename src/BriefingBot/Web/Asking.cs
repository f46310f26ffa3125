using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBot.Core.Questions;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>What holds for every question asked over HTTP.</summary>
internal static class Asking
{
    /// <summary>The longest question, in UTF-16 code units.</summary>
    public const int Longest = QuestionReader.Longest;

    /// <summary>The longest name of a thread: somebody's message id or a GUID; what is longer is none.</summary>
    public const int LongestThread = 200;

    /// <summary>What to say to a longer one.</summary>
    public static string TooLong(string question) => string.Create(
        CultureInfo.InvariantCulture, $"The question has {question.Length:N0} characters; {Longest:N0} is the most. Ask about one person, country or topic at a time.");

    /// <summary>The key of a thread named by a caller: callers with other keys have other threads of the same name.</summary>
    public static string? Thread(HttpRequest request)
    {
        if (request.Query["thread"] is not [{ Length: > 0 and <= LongestThread } name, ..])
        {
            return null;
        }

        var caller = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString())))[..16];
        return $"web/{caller}/{name}";
    }

    /// <summary>The day relative dates count from, by UTC.</summary>
    public static LocalDate Today(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
}
