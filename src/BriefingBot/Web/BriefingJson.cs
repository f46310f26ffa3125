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
        new
        {
            since = scope.Since is { } since ? InstantPattern.ExtendedIso.Format(since) : null,
            until = scope.Until is { } until ? InstantPattern.ExtendedIso.Format(until) : null,
            items = briefing.Items.Select(item => new
            {
                item.Change,
                speaker = item.Citation.Statement.Speaker?.Name,
                country = item.Citation.Statement.Speaker?.Country,
                about = item.Citation.Statement.About.Select(actor => actor.Name),
                summary = TextRenderer.Render(new([AnswerComposer.Item(item.Citation)])).TrimStart('•', ' '),
                evidence = item.Entry.Evidence,
                previous = item.Previous is { } previous ? AnswerJson.Shown(previous) : null,
                citations = new[] { AnswerJson.Shown(item.Citation) },
            }),
            text = TextRenderer.Render(briefing.Message),
            counts = new { briefing.Articles, briefing.Statements, briefing.Folded, briefing.Older },
        },
        StatementJson.Options);
}
