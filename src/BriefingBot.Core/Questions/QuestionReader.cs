using System.Text.RegularExpressions;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>Understands a question: who is asked about, what it is about, and when.</summary>
/// <param name="actors">Whom the store knows.</param>
public sealed partial class QuestionReader(ActorIndex actors)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly HashSet<string> StopWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "for", "from", "by", "with", "about", "is", "are", "was", "were", "be", "been", "his", "her",
        "their", "its", "that", "this", "these", "those", "any", "some", "all", "it", "what", "who", "did", "do", "does", "has", "have", "had", "say", "said", "s",
        "anything", "something", "statements", "statement", "quotes", "please", "me", "us", "tell", "show", "which", "how", "when", "where", "why", "will", "would", "not",
    };

    /// <summary>Reads a question; null when it holds nothing that could be asked for.</summary>
    /// <param name="question">The words typed.</param>
    /// <param name="today">What relative dates count from.</param>
    public Interpretation? Read(string question, LocalDate today)
    {
        var (words, from, to) = WithoutDates(question, today);
        words = Spaces().Replace(words, " ").Trim(' ', '?', '!', '.', ',', ';', ':');
        if (!words.Any(char.IsLetterOrDigit))
        {
            return null;
        }

        if (HelpFrame().IsMatch(words))
        {
            return new(Intent.Help, [], [], []);
        }

        words = AnybodyFrom().Replace(words, string.Empty);
        foreach (var frame in SpeakerFrames)
        {
            if (frame.Match(words) is { Success: true } anybody && AnybodyWords().IsMatch(anybody.Groups["speaker"].Value) && anybody.Groups["subject"].Length > 0)
            {
                return With(new(Intent.WhoSaid, [], [], []), anybody.Groups["subject"].Value);
            }

            if (frame.Match(words) is { Success: true } match && Speakers(match.Groups["speaker"].Value) is var (known, unknown) && (known.Count > 0 || unknown.Count > 0))
            {
                return With(new Interpretation(Intent.Said, known, [], []) { UnknownSpeakers = unknown, Addressee = NullIfEmpty(match.Groups["addressee"].Value) }, match.Groups["subject"].Value);
            }
        }

        if (SubjectFrame().Match(words) is { Success: true } subject)
        {
            return With(new(Intent.WhoSaid, [], [], []), subject.Groups["subject"].Value);
        }

        if (ShortFrame().Match(words) is { Success: true } brief && actors.Find(brief.Groups["speaker"].Value) is { } speaker)
        {
            return With(new(Intent.Said, [speaker], [], []), brief.Groups["subject"].Value);
        }

        return actors.Find(words) is { } alone ? With(new(Intent.Said, [alone], [], []), string.Empty) : With(new(Intent.WhoSaid, [], [], []) { IsUnframed = true }, words);

        Interpretation With(Interpretation read, string about) =>
            Subject(read, about) with { From = from, To = to, WithThoughts = ThoughtWords().IsMatch(words) };
    }

    private static IEnumerable<Regex> SpeakerFrames => [SayFrame(), ViewOfFrame(), ViewFrame(), StatementsFrame(), SaidByFrame()];

    private (List<ActorMatch> Known, List<string> Unknown) Speakers(string phrase)
    {
        if (phrase.Length == 0 || AnybodyWords().IsMatch(phrase))
        {
            return ([], []);
        }

        if (actors.Find(phrase) is { } whole)
        {
            return ([whole], []);
        }

        var known = new List<ActorMatch>();
        var unknown = new List<string>();
        foreach (var part in Conjunctions().Split(phrase).Where(part => part.Trim().Length > 0))
        {
            if (actors.Find(part) is { } actor)
            {
                known.Add(actor);
            }
            else
            {
                unknown.Add(part.Trim());
            }
        }

        return (known, unknown);
    }

    private Interpretation Subject(Interpretation read, string about)
    {
        about = about.Trim(' ', '?', '.', ',', '!');
        if (about.Length == 0)
        {
            return read;
        }

        if (actors.FindSubject(about) is { } actor)
        {
            return read with { About = [actor with { Typed = about }], Subject = about };
        }

        var named = new List<ActorMatch>();
        var terms = new List<string>();
        foreach (var part in Conjunctions().Split(about).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (actors.FindSubject(part) is { } one)
            {
                named.Add(one with { Typed = part });
            }
            else
            {
                terms.AddRange(Terms(part));
            }
        }

        return read with { About = named, Terms = terms, Subject = about };
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;

    // a phrase in quotation marks stays whole; other words count one by one
    private static IEnumerable<string> Terms(string phrase)
    {
        foreach (var quoted in QuotedPhrase().Matches(phrase).Select(match => match.Groups["words"].Value))
        {
            yield return quoted;
        }

        foreach (var token in Tokenizer.Tokenize(QuotedPhrase().Replace(phrase, " ")))
        {
            if (token.IsWord && token.Word[0] != '\'' && !StopWords.Contains(token.Word))
            {
                yield return token.Word;
            }
        }
    }

    private static (string Words, LocalDate? From, LocalDate? To) WithoutDates(string question, LocalDate today)
    {
        var tokens = Tokenizer.Tokenize(LowerCaseDates().Replace(question, match => char.ToUpperInvariant(match.Value[0]) + match.Value[1..]));
        var mentions = WithYears(DateReader.Find(tokens, 0, tokens.Count, today), tokens);
        if (mentions.Count == 0)
        {
            return (question, null, null);
        }

        LocalDate? from = null;
        LocalDate? to = null;
        var kept = question.ToCharArray();
        foreach (var mention in mentions)
        {
            var lead = mention.First > 0 ? tokens[mention.First - 1].Word.ToLowerInvariant() : string.Empty;
            switch (lead)
            {
                case "since":
                case "from" when mentions.Count == 1:
                    from = mention.From;
                    break;
                case "after":
                    from = mention.To.PlusDays(1);
                    break;
                case "before":
                    to = mention.From.PlusDays(-1);
                    break;
                case "until" or "till" or "by":
                    to = mention.To;
                    break;
                default:
                    from = from is { } earlier && earlier < mention.From ? earlier : mention.From;
                    to = to is { } later && later > mention.To ? later : mention.To;
                    break;
            }

            var first = lead is "since" or "from" or "after" or "before" or "until" or "till" or "by" or "in" or "on" or "during" or "between" or "and" or "to" or "last" or "of"
                ? mention.First - 1 : mention.First;
            Array.Fill(kept, ' ', tokens[first].Span.Start, tokens[mention.End - 1].Span.End - tokens[first].Span.Start);
        }

        return (new(kept), from, to);
    }

    // "between 13 February and 15 February 2013": a date takes the year of the one behind it
    private static List<DateMention> WithYears(IReadOnlyList<DateMention> mentions, IReadOnlyList<Token> tokens)
    {
        var dated = mentions.ToList();
        for (var i = dated.Count - 2; i >= 0; i--)
        {
            var (mention, next) = (dated[i], dated[i + 1]);
            if (mention.From <= next.To || Enumerable.Range(mention.First, mention.End - mention.First).Any(at => tokens[at].Word.Length == 4 && tokens[at].Word.All(char.IsAsciiDigit)))
            {
                continue;
            }

            var years = next.From.Year - mention.From.Year;
            var from = mention.From.PlusYears(years) <= next.To ? mention.From.PlusYears(years) : mention.From.PlusYears(years - 1);
            dated[i] = mention with { From = from, To = mention.From == mention.To ? from : from.PlusMonths(1).PlusDays(-1) };
        }

        return dated;
    }

    [GeneratedRegex("""^(so |and |please |tell me |show me )*(anything|something|how|w[a-z]{2,4})?\s*(else |exactly |all )?(did|do|does|has|have|had|is|was|were|are)\s+(?<speaker>.+?)\s+(ever |just |recently |also |really )?(say|says|said|saying|state|stated|tell|told|think|thinks|believe|believes|feel|want|claim|claimed|comment|commented|announce|announced|promise|promised|write|wrote|written|talk|talked|speak|spoke|spoken|argue|argued|thought)\b\s*((anything|something)\b\s*)?((?<=tell |told )(?<addressee>(the )?[\p{L}.]+( [\p{L}.]+)?)\s*)?((about|on|regarding|concerning|of|over|towards?|against|that|to)\s+(?<subject>.+))?$""", Options, 500)]
    private static partial Regex SayFrame();

    [GeneratedRegex("""^(what|how|tell me|show me)?\s*('s|is|are|was|were)?\s*(?<speaker>.+?)('s|’s|s'|s’)?\s+(current |official |latest )?(position|positions|view|views|stance|stand|opinion|opinions|line|take|policy)\s+(on|about|regarding|concerning|of|towards?)\s+(?<subject>.+)$""", Options, 500)]
    private static partial Regex ViewFrame();

    [GeneratedRegex("""^(what)?\s*(is|are|was|were)?\s*(the )?(position|positions|view|views|stance|opinion)\s+of\s+(?<speaker>.+?)\s+(on|about|regarding|towards?)\s+(?<subject>.+)$""", Options, 500)]
    private static partial Regex ViewOfFrame();

    [GeneratedRegex("""^(are there |is there |show me |show |list |find |give me |get |all |any |the |latest |recent |new )*(statements?|quotes?|quotations?|comments?|remarks?|positions?|words|news)\s+(by|from|of)\s+(?<speaker>.+?)(\s+(about|on|regarding|concerning|over)\s+(?<subject>.+))?$""", Options, 500)]
    private static partial Regex StatementsFrame();

    [GeneratedRegex("""^what\s+(was|is|has been)\s+said\s+by\s+(?<speaker>.+?)(\s+(about|on|regarding|concerning|over)\s+(?<subject>.+))?$""", Options, 500)]
    private static partial Regex SaidByFrame();

    [GeneratedRegex("""^((who|which \w+|what countries|anybody|anyone)\s+(has |have |had )?(said|says|say|spoke|spoken|speaks|talked|talks|commented|mentioned|mentions|criticis?zed?|discussed)\s*(anything |something |what )?(about|on|of|that|regarding|concerning)?|(what\s+)?(is|was|has been|were)\s+(being )?said\s+(about|on|regarding|concerning)|(are there |is there |show me |show |list |find |give me |all |any |the |latest |recent )*(statements?|quotes?|comments?|remarks?|positions?|news|anything)\s+(about|on|regarding|concerning)|what about|about)\s+(?<subject>.+)$""", Options, 500)]
    private static partial Regex SubjectFrame();

    [GeneratedRegex("""^(?<speaker>.+?)\s+(on|about|regarding|concerning)\s+(?<subject>.+)$""", Options, 500)]
    private static partial Regex ShortFrame();

    [GeneratedRegex("""^(help|\?|hi|hello|what can you do|how do(es)? (i|this) .*|who are you)$""", Options, 500)]
    private static partial Regex HelpFrame();

    [GeneratedRegex("""\b(think|thinks|thought|believe|believes|feel|want|position|positions|view|views|stance|stand|opinion|opinions|line|take|policy)\b""", Options, 500)]
    private static partial Regex ThoughtWords();

    [GeneratedRegex("""^(anybody|anyone|everybody|everyone|people|they|somebody|someone|officials)$""", Options, 500)]
    private static partial Regex AnybodyWords();

    [GeneratedRegex("""\b(anybody|anyone|everybody|everyone|somebody|someone|people|officials)\s+(from|of|in)\s+(?=\S)""", Options, 500)]
    private static partial Regex AnybodyFrom();

    // people type "on friday"; a month that is also a verb counts beside a word of time or a number only
    [GeneratedRegex("""\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december)\b|(?<=\b(in|since|last|until|till|before|after|during|early|late|\d{1,2}(st|nd|rd|th)?)\s+)(march|may)\b|\b(march|may)(?=\s+\d)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex LowerCaseDates();

    [GeneratedRegex("""\s*,\s*|\s+(and|or|&)\s+""", Options, 500)]
    private static partial Regex Conjunctions();

    [GeneratedRegex("""["“](?<words>[^"”]+)["”]""", Options, 500)]
    private static partial Regex QuotedPhrase();

    [GeneratedRegex("""\s+""", Options, 500)]
    private static partial Regex Spaces();
}
