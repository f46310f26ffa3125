using System.Text.RegularExpressions;
using BriefingBot.Core.Questions.Reading;
using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>Understands a question: who is asked about, what it is about, and when.</summary>
/// <param name="actors">Whom the store knows.</param>
public sealed partial class QuestionReader(ActorIndex actors)
{
    /// <summary>The longest question read, in UTF-16 code units; a longer one asks for several things at once.</summary>
    public const int Longest = 1000;

    // the first that fits has it: narrow wordings before wide ones
    private static readonly IReadOnlyList<IQuestionForm> Forms =
    [
        new HelpForm(), new VerifyForm(), new FirstLastForm(), new TimelineForm(), new CompareForm(), new LatestForm(), new WhoIsForm(), new StanceForm(), new WhoSaidForm(), new SaidForm(),
    ];

    /// <summary>Reads a question by itself; null when it holds nothing that could be asked for.</summary>
    /// <param name="question">The words typed.</param>
    /// <param name="today">What relative dates count from.</param>
    public Interpretation? Read(string question, LocalDate today) =>
        Frame(question, today) is { } frame ? Resolve(frame, Conversation.None) : null;

    /// <summary>The slots of a question; null when it holds nothing that could be asked for.</summary>
    /// <param name="question">The words typed.</param>
    /// <param name="today">What relative dates count from.</param>
    public QuestionFrame? Frame(string question, LocalDate today)
    {
        var dates = DateWords.Read(Clean(question), today);
        var words = Bare(dates.Words);
        if (words.Length == 0)
        {
            return null;
        }

        var frame = Forms.Select(form => form.Read(words)).FirstOrDefault(read => read is not null) ?? new BareForms(actors).Read(words)!;
        return frame with
        {
            From = dates.From,
            To = dates.To,
            AsOf = dates.AsOf,
            WithThoughts = frame.WithThoughts || Thoughts().IsMatch(words),
        };
    }

    /// <summary>Whom and what the slots of a question mean.</summary>
    /// <param name="frame">The slots.</param>
    /// <param name="conversation">What was asked and chosen before.</param>
    public Interpretation Resolve(QuestionFrame frame, Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(conversation);
        var (known, unknown) = Speakers(frame.Speaker ?? string.Empty, conversation);
        return new(frame.Intent, known, new TopicReader(actors, Aliases.Default).Read(frame.Subject))
        {
            UnknownSpeakers = unknown,
            Except = [.. frame.Except.SelectMany(name => Speakers(name, conversation).Known)],
            From = frame.From,
            To = frame.To,
            AsOf = frame.AsOf,
            WithThoughts = frame.WithThoughts,
            OwnWordsOnly = frame.OwnWordsOnly,
            Stance = frame.Stance,
            Aspect = frame.Aspect,
            Addressee = frame.Addressee,
            Place = frame.Place,
            Claim = frame.Claim,
            ClaimIsQuoted = frame.ClaimIsQuoted,
            Subject = frame.Subject,
            Skip = frame.Skip,
            IsUnframed = frame.IsUnframed,
        };
    }

    /// <summary>The words of a question on one line: no control or format characters, single spaces.</summary>
    public static string Clean(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var line = string.Concat(question.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format ? ' ' : c));
        return Spaces().Replace(line, " ").Trim();
    }

    /// <summary>The words that tell what is asked: without lead-in and final marks; empty when there is no letter or digit.</summary>
    internal static string Bare(string words)
    {
        var trimmed = AnybodyFrom().Replace(LeadIn().Replace(Trimmed(words), string.Empty), string.Empty);
        return trimmed.Any(char.IsLetterOrDigit) ? trimmed.Trim() : string.Empty;
    }

    /// <summary>The words without final marks and double spaces.</summary>
    internal static string Trimmed(string words) => Spaces().Replace(words, " ").Trim(' ', '?', '!', '.', ',', ';', ':', '-', '…');

    private (List<ActorMatch> Known, List<string> Unknown) Speakers(string phrase, Conversation conversation)
    {
        var known = new List<ActorMatch>();
        var unknown = new List<string>();
        if (phrase.Length == 0)
        {
            return (known, unknown);
        }

        if (Speaker(phrase, conversation) is { } whole)
        {
            return ([whole], []);
        }

        foreach (var part in Conjunctions().Split(phrase).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (Speaker(part, conversation) is { } actor)
            {
                known.Add(actor);
            }
            else
            {
                unknown.Add(part);
            }
        }

        return (known, unknown);
    }

    // a name that was asked back about means whom the asker chose
    private ActorMatch? Speaker(string phrase, Conversation conversation)
    {
        var found = actors.Find(phrase);
        return found is { Alternatives.Count: > 1 } && found.Alternatives.FirstOrDefault(one => conversation.Chosen.Contains(one.Label)) is { } chosen
            ? chosen with { Typed = phrase }
            : found is null ? null : found with { Typed = phrase };
    }

    [GeneratedRegex("^" + Wording.Lead, Wording.Options, Wording.Timeout)]
    private static partial Regex LeadIn();

    [GeneratedRegex("""\b(think|thinks|thought|thoughts|believe|believes|feel|feels|want|wants|position|positions|view|views|stance|stances|stand|opinion|opinions|line|take|policy|attitude)\b""", Wording.Options, Wording.Timeout)]
    private static partial Regex Thoughts();

    [GeneratedRegex("""\b(anybody|anyone|everybody|everyone|somebody|someone|people|officials)\s+(from|of|in)\s+(?=\S)""", Wording.Options, Wording.Timeout)]
    private static partial Regex AnybodyFrom();

    [GeneratedRegex("""\s*,\s*(and\s+|or\s+)?|\s+(and|or|&)\s+""", Wording.Options, Wording.Timeout)]
    private static partial Regex Conjunctions();

    [GeneratedRegex("""\s+""", Wording.Options, Wording.Timeout)]
    private static partial Regex Spaces();
}
