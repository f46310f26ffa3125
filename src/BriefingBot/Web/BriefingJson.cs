using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>A briefing as <c>brief --format json</c> prints it.</summary>
internal static class BriefingJson
{
    /// <summary>The briefing on one line.</summary>
    public static string Line(BriefingScope scope, Briefing briefing) => JsonSerializer.Serialize(
        new ShownBriefing(
            scope.Since is { } since ? InstantPattern.ExtendedIso.Format(since) : null,
            scope.Until is { } until ? InstantPattern.ExtendedIso.Format(until) : null,
            briefing.Items.Select(Shown),
            TextRenderer.Render(briefing.Message),
            new(briefing.Articles, briefing.Statements, briefing.Folded, briefing.Older)),
        StatementJson.Options);

    private static ShownItem Shown(BriefingItem item) => new(
        item.Change,
        item.Citation.Statement.Speaker?.Name,
        item.Citation.Statement.Speaker?.Country,
        item.Citation.Statement.About.Select(actor => actor.Name),
        TextRenderer.Render(new([AnswerComposer.Item(item.Citation)])).TrimStart('•', ' '),
        item.Entry.Evidence,
        item.Previous is { } previous ? AnswerJson.Shown(previous) : null,
        [AnswerJson.Shown(item.Citation)]);
}
