using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>Reads a question in its thread: a choice, something that goes on from the last answer, or a fresh question.</summary>
/// <param name="actors">Whom the store knows.</param>
internal sealed partial class ThreadReader(ActorIndex actors)
{
    /// <summary>The slots of the question, null when there are none, and the conversation with what was chosen.</summary>
    public (QuestionFrame? Frame, Conversation Conversation) Read(string question, LocalDate today, Conversation conversation)
    {
        if (conversation.Frame is { } open && Chosen(question, conversation.Choices) is { } chosen)
        {
            return (open, conversation with { Chosen = [.. conversation.Chosen.Where(name => PersonNameOf(name) != PersonNameOf(chosen)), chosen], Choices = [] });
        }

        var frame = new FollowUpReader(actors).Read(question, today, conversation)
            ?? (new QuestionReader(actors).Frame(question, today) is { } fresh ? FollowUpReader.WithoutPronouns(fresh, conversation) : null);
        return (FollowUpReader.NeedsContext(question) && conversation.Frame is null ? null : frame, conversation);
    }

    // "2", "the second one", "Osk", "Osk Brandel"
    private static string? Chosen(string question, IReadOnlyList<string> choices)
    {
        if (choices.Count == 0)
        {
            return null;
        }

        var words = QuestionReader.Bare(QuestionReader.Clean(question));
        if (Number().Match(words) is { Success: true } match)
        {
            var number = match.Groups["digit"].Success ? int.Parse(match.Groups["digit"].Value, CultureInfo.InvariantCulture)
                : Array.IndexOf(["first", "second", "third", "fourth", "fifth"], match.Groups["word"].Value.ToLowerInvariant()) + 1;
            return number > 0 && number <= choices.Count ? choices[number - 1] : null;
        }

        var typed = Spelling.Fold(Meant().Replace(words, string.Empty)).Split(' ');
        var fitting = choices.Where(choice => typed.All(Spelling.Fold(choice).Split(' ').Contains)).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static string PersonNameOf(string name) => Names.PersonName.Surname(name);

    [GeneratedRegex(@"^(the )?(number )?((?<digit>\d)|(?<word>first|second|third|fourth|fifth))( one| person)?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(i mean|i meant|the one called)\s+", Wording.Options, Wording.Timeout)]
    private static partial Regex Meant();
}
