using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Statements;

/// <summary>Writes corrections as sentences; days are those of UTC.</summary>
public static class CorrectionText
{
    /// <summary>What was decided, when, by whom and why.</summary>
    public static string Describe(Correction correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        var what = correction.Kind switch
        {
            CorrectionKind.Withdrawn => Withdrawn(correction),
            CorrectionKind.Speaker => $"speaker corrected to {Name(correction.Speaker)}",
            _ when correction.IsOfArticle => "restored with its whole article",
            _ => "restored as it was read",
        };
        var moved = correction.CarriedFrom is { } from ? $" (made of {from}, whose words moved)" : string.Empty;
        return $"{what} on {Day(correction.MadeAt)} by {correction.Editor}: {correction.Reason}{moved}";
    }

    /// <summary>Why and since when nothing finds the statement.</summary>
    public static string Describe(WithdrawnStatement withdrawn)
    {
        ArgumentNullException.ThrowIfNull(withdrawn);
        return withdrawn.By is { } by
            ? $"{Withdrawn(by)} on {Day(by.MadeAt)} by {by.Editor}: {by.Reason}"
            : $"withdrawn by rereading on {Day(withdrawn.At)}: today's rules no longer find it in the article";
    }

    /// <summary>Who corrected the speaker, when, why, and who it was before.</summary>
    public static string Describe(SpeakerCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return $"speaker corrected by {correction.Editor} on {Day(correction.MadeAt)}: {correction.Reason} (read as {Name(correction.Read)})";
    }

    /// <summary>A speaker's name; nobody has one too.</summary>
    public static string Name(Actor? speaker) => speaker?.Name ?? "nobody named";

    private static string Withdrawn(Correction by) => by.IsOfArticle ? "withdrawn with its whole article" : "withdrawn";

    private static string Day(Instant instant) => Spelling.Spoken(PartialDate.Day(instant.InUtc().Date));
}
