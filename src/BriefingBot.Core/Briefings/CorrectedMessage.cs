using System.Globalization;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>Writes a posted briefing anew with its corrections: each is told on top, and what no longer holds is struck out, so that no words change silently.</summary>
public static class CorrectedMessage
{
    // more are on the page
    private const int MostTold = 10;

    /// <summary>The message.</summary>
    /// <param name="posted">The briefing.</param>
    /// <param name="items">Its items as they stand now.</param>
    /// <param name="corrections">What to tell, in the order in which it was found.</param>
    public static ChatMessage Of(PostedBriefing posted, IReadOnlyList<PostedItem> items, IReadOnlyList<PostedCorrection> corrections)
    {
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(corrections);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(posted.Zone) ?? DateTimeZone.Utc;
        var day = posted.Until.InZone(zone).Date;
        var statements = items.Select(item => (item.Frozen.Number, Statement: item.Now))
            .Concat(items.Where(item => item.Previous is not null).Select(item => (Number: item.Frozen.PreviousNumber, Statement: item.Previous!)))
            .ToDictionary(one => one.Number, one => one.Statement);
        return new(
        [
            .. corrections.TakeLast(MostTold).Select(Told),
            .. corrections.Count > MostTold ? [Line(FormattableString.Invariant($"{corrections.Count - MostTold} earlier corrections are on the page."))] : Array.Empty<ChatBlock>(),
            .. posted.Content.Blocks.Select(block => block switch
            {
                ChatItem item => new ChatItem(Marked(item.Runs, statements)),
                ChatParagraph paragraph => new ChatParagraph(Marked(paragraph.Runs, statements)),
                _ => block,
            }),
        ]);

        ChatParagraph Told(PostedCorrection correction)
        {
            var at = correction.At.InZone(zone);
            var when = ScheduleText.Write(at.TimeOfDay);
            return new([new ChatStrong($"Corrected {(at.Date == day ? when : $"{Spelling.Spoken(PartialDate.Day(at.Date))} {when}")}"), new ChatText($": {correction.Words}.")]);
        }
    }

    private static ChatParagraph Line(string words) => new([new ChatText(words)]);

    // the words that stand before a citation are its statement's
    private static List<ChatRun> Marked(IReadOnlyList<ChatRun> runs, Dictionary<int, PostedStatement> statements)
    {
        var marked = new List<ChatRun>();
        for (var i = 0; i < runs.Count; i++)
        {
            var statement = runs.Skip(i).OfType<ChatCitation>().FirstOrDefault() is { } citation ? statements.GetValueOrDefault(citation.Number) : null;
            switch (runs[i])
            {
                case ChatQuotation quotation when statement is { IsStruck: true }:
                    marked.Add(new ChatStruck(quotation.Words));
                    break;
                case ChatQuotation when statement is { Standing: Standing.Reworded, Citation: { } now }:
                    marked.Add(new ChatQuotation(now.Quote));
                    break;
                case ChatCitation one when statement is { IsStruck: true }:
                    marked.Add(new ChatText("(withdrawn) "));
                    marked.Add(one);
                    break;
                case ChatCitation one when statement is { Standing: Standing.OtherSpeaker, Citation.Statement: { } now }:
                    marked.Add(new ChatText(string.Create(CultureInfo.InvariantCulture, $"(said by {CorrectionText.Name(now.Speaker)}) ")));
                    marked.Add(one);
                    break;
                default:
                    marked.Add(runs[i]);
                    break;
            }
        }

        return marked;
    }
}
