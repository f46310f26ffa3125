using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>Corrections and flags as JSON.</summary>
internal static class EditingJson
{
    /// <summary>One correction.</summary>
    public static ShownCorrection Shown(Correction correction) => new(
        correction.Number,
        correction.IsOfArticle ? null : correction.Statement,
        correction.ArticleId,
        correction.Kind,
        correction.Speaker is { } speaker ? StatementJson.Shown(speaker) : null,
        correction.Editor,
        correction.Reason,
        InstantPattern.General.Format(correction.MadeAt),
        correction.CarriedFrom);

    /// <summary>One flag.</summary>
    public static ShownFlag Shown(Flag flag) => new(
        flag.Id,
        flag.Flagged.Reason,
        flag.Flagged.Statement,
        flag.Flagged.Question,
        flag.Flagged.Note,
        flag.Origin,
        InstantPattern.General.Format(flag.MadeAt),
        flag.State,
        flag.Editor,
        flag.Remark,
        flag.ClosedAt is { } closed ? InstantPattern.General.Format(closed) : null);
}
