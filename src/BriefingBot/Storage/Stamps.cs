using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Storage;

/// <summary>Instants as the store keeps them: UTC, fixed width, so that their text sorts as they do.</summary>
internal static class Stamps
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffff'Z'");

    /// <summary>An instant as text.</summary>
    public static string Write(Instant instant) => Pattern.Format(instant);

    /// <summary>A text as instant.</summary>
    /// <exception cref="UnparsableValueException">It is not what <see cref="Write"/> writes.</exception>
    public static Instant Read(string text) => Pattern.Parse(text).Value;
}
