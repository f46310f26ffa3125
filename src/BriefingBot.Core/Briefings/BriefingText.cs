using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>Puts a briefing into words: a lead, the items under their speakers, what is said again in one line, what is older in another.</summary>
/// <param name="naming">How actors are named.</param>
internal sealed class BriefingText(Naming naming)
{
    // a briefing is read in a minute; the rest is counted
    private const int MostItems = 12;
    /// <summary>How many of what is only said again the message names.</summary>
    internal const int MostReiterated = 20;


    /// <summary>The message.</summary>
    /// <param name="scope">What the briefing covers.</param>
    /// <param name="items">Numbered, the most important first.</param>
    /// <param name="older">How many statements of earlier days arrived.</param>
    /// <param name="note">A line to put first, or null.</param>
    /// <param name="page">The page of the briefing, or null.</param>
    public ChatMessage Compose(BriefingScope scope, IReadOnlyList<BriefingItem> items, int older, string? note, Uri? page)
    {
        var told = items.Where(item => item.Change != PositionChange.Reiterated).ToList();
        var blocks = new List<ChatBlock>();
        if (note is not null)
        {
            blocks.Add(Line(note));
        }

        blocks.Add(new ChatHeading(Lead(scope, told)));
        foreach (var group in told.Take(MostItems).GroupBy(item => Heading(item), StringComparer.Ordinal))
        {
            blocks.Add(new ChatHeading(group.Key));
            blocks.AddRange(group.Select(Item));
        }

        if (told.Count > MostItems)
        {
            blocks.Add(Line(FormattableString.Invariant($"{told.Count - MostItems} more.")));
        }

        if (Again([.. items.Where(item => item.Change == PositionChange.Reiterated)]) is { } again)
        {
            blocks.Add(again);
        }

        if (older > 0)
        {
            blocks.Add(Line(older == 1 ? "1 older statement added." : FormattableString.Invariant($"{older:N0} older statements added.")));
        }

        if (page is not null)
        {
            blocks.Add(new ChatSeeAll(told.Count > MostItems ? "See all of them, with what was said before" : "See it with what was said before", page));
        }

        return new(blocks);
    }

    private static ChatParagraph Line(string words) => new([new ChatText(words)]);

    // "3 new positions, 1 shift by Russia on Syria since Friday 08:00"
    private static string Lead(BriefingScope scope, List<BriefingItem> told)
    {
        var fresh = told.Count(item => item.Change is PositionChange.New or PositionChange.Contradicts);
        var shifts = told.Count(item => item.Change is PositionChange.Reversed or PositionChange.Softened or PositionChange.Hardened or PositionChange.Conditioned);
        var related = told.Count - fresh - shifts;
        List<string> counts = [];
        Count(fresh, "new position", "new positions");
        Count(shifts, "shift", "shifts");
        Count(related, "related statement", "related statements");
        return $"{(counts.Count > 0 ? string.Join(", ", counts) : "Nothing new")}{Followed(scope)}{Since(scope)}";

        void Count(int number, string one, string many)
        {
            if (number > 0)
            {
                counts.Add(FormattableString.Invariant($"{number} {(number == 1 ? one : many)}"));
            }
        }
    }

    // " by Russia on Syria with “safe passage”"
    private static string Followed(BriefingScope scope) =>
        (scope.Speakers.Count > 0 ? $" by {Naming.List(scope.Speakers)}" : string.Empty)
        + (scope.About.Count > 0 ? $" on {Naming.List(scope.About)}" : string.Empty)
        + scope.Worded;

    // the day of the week while that is clear, else the date
    private static string Since(BriefingScope scope)
    {
        if (scope.Begins is not { } begins)
        {
            return string.Empty;
        }

        var isNear = scope.Ends is { } ends && Period.DaysBetween(begins.Date, ends.Date) < 7;
        return $" since {(isNear ? begins.DayOfWeek.ToString() : Spelling.Spoken(PartialDate.Day(begins.Date)))} {ScheduleText.Write(begins.TimeOfDay)}";
    }

    private string Heading(BriefingItem item)
    {
        var speaker = naming.Heading(item.Citation.Statement.Speaker);
        return item.Change == PositionChange.New ? speaker : $"{item.Change}: {speaker}";
    }

    // a shift shows what was said before
    private ChatItem Item(BriefingItem item)
    {
        var shown = AnswerComposer.Item(item.Citation);
        if (item.Previous is not { } previous)
        {
            return shown;
        }

        var who = previous.Statement.Speaker!.Name == item.Citation.Statement.Speaker!.Name ? string.Empty : naming.Party(previous.Statement.Speaker) + ", ";
        return new([.. shown.Runs, new ChatText($" — before ({who}{AnswerComposer.When(previous)}): "), new ChatQuotation(previous.Quote), new ChatText(" "), new ChatCitation(previous.Number, previous.Link)]);
    }

    // "Said again: Velland (4th time since 12 January 2027) [5], Osk Brandel [6]."
    private ChatParagraph? Again(IReadOnlyList<BriefingItem> repeated)
    {
        if (repeated.Count == 0)
        {
            return null;
        }

        var runs = new List<ChatRun> { new ChatText("Said again: ") };
        foreach (var item in repeated.Take(MostReiterated))
        {
            var speaker = item.Citation.Statement.Speaker!;
            var times = item.Entry is { Times: > 1, FirstOn: { } first } ? FormattableString.Invariant($" ({Ordinal(item.Entry.Times)} time since {Spelling.Spoken(PartialDate.Day(first))})") : string.Empty;
            runs.Add(new ChatText($"{naming.Party(speaker)}{times} "));
            runs.Add(new ChatCitation(item.Citation.Number, item.Citation.Link));
            runs.Add(new ChatText(" "));
        }

        if (repeated.Count > MostReiterated)
        {
            runs.Add(new ChatText(FormattableString.Invariant($"and {repeated.Count - MostReiterated} more.")));
        }

        return new(runs);
    }

    private static string Ordinal(int number) => FormattableString.Invariant($"{number}{((number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}");
}
