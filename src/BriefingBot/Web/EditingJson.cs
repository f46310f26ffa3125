using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>Corrections and flags as JSON.</summary>
internal static class EditingJson
{
    /// <summary>One correction.</summary>
    public static object Shown(Correction correction) => new
    {
        correction.Number,
        statement = correction.IsOfArticle ? null : correction.Statement,
        article = correction.ArticleId,
        correction.Kind,
        speaker = correction.Speaker is { } speaker ? new { speaker.Name, speaker.Kind, speaker.Office, speaker.Country, speaker.Organisation } : null,
        by = correction.Editor,
        correction.Reason,
        at = InstantPattern.General.Format(correction.MadeAt),
        carried_from = correction.CarriedFrom,
    };

    /// <summary>One flag.</summary>
    public static object Shown(Flag flag) => new
    {
        flag.Id,
        flag.Flagged.Reason,
        flag.Flagged.Statement,
        flag.Flagged.Question,
        flag.Flagged.Note,
        flag.Origin,
        at = InstantPattern.General.Format(flag.MadeAt),
        flag.State,
        by = flag.Editor,
        flag.Remark,
        closed_at = flag.ClosedAt is { } closed ? InstantPattern.General.Format(closed) : null,
    };
}
