using System.Text.RegularExpressions;
using NodaTime;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>Reads what only makes sense after something: "and the US?", "before that?", "show more", "in his own words", "when?", a choice.</summary>
/// <param name="actors">Whom the store knows.</param>
internal sealed partial class FollowUpReader(ActorIndex actors)
{
    /// <summary>Whether the words only make sense after an answer.</summary>
    public static bool NeedsContext(string question)
    {
        var words = Plain(QuestionReader.Clean(question));
        return More().IsMatch(words) || OwnWords().IsMatch(words) || AspectWords().IsMatch(words) || WhoElse().IsMatch(words) || Before().IsMatch(words) || After().IsMatch(words);
    }

    /// <summary>The question that the words make together with what went before; null when they stand alone.</summary>
    public QuestionFrame? Read(string question, LocalDate today, Conversation conversation)
    {
        if (conversation.Frame is not { } last)
        {
            return null;
        }

        var dates = DateWords.Read(QuestionReader.Clean(question), today);
        var words = Plain(dates.Words);
        var plain = last with { Skip = 0, Aspect = Aspect.None, OwnWordsOnly = false, IsRelative = false };
        if (dates.HasDates && (words.Length == 0 || OnlyDates().IsMatch(words)))
        {
            return plain with { From = dates.From, To = dates.To, AsOf = dates.AsOf };
        }

        if (More().IsMatch(words))
        {
            return last with { Skip = conversation.Shown };
        }

        if (OwnWords().IsMatch(words))
        {
            return plain with { OwnWordsOnly = true };
        }

        if (Before().IsMatch(words))
        {
            return plain with { From = null, To = (conversation.Earliest ?? last.From)?.PlusDays(-1), Intent = Timeless(last.Intent), IsRelative = true };
        }

        if (After().IsMatch(words))
        {
            return plain with { From = (conversation.Latest ?? last.To)?.PlusDays(1), To = null, Intent = Timeless(last.Intent), IsRelative = true };
        }

        if (AspectWords().Match(words) is { Success: true } aspect)
        {
            return plain with { Aspect = AspectOf(aspect) };
        }

        if (WhoElse().IsMatch(words))
        {
            return plain with { Intent = Intent.WhoSaid, Speaker = null, Stance = last.Stance, Except = conversation.Spoke };
        }

        return And().Match(words) is { Success: true } and && Other(last, and) is { } other
            ? plain with { Speaker = other.Speaker, Subject = other.Subject, Intent = other.Intent, From = dates.From ?? last.From, To = dates.To ?? last.To, Except = [], IsUnframed = false }
            : null;
    }

    /// <summary>Whether a name is none: "he", "they".</summary>
    public static bool IsPronoun(string name) => Pronoun().IsMatch(name);

    /// <summary>A question with "he", "they" or "it" in its slots, with whom the thread last spoke about in their place.</summary>
    public static QuestionFrame WithoutPronouns(QuestionFrame frame, Conversation conversation)
    {
        if (conversation.Frame is not { } last)
        {
            return frame;
        }

        var speaker = frame.Speaker is { } who && Pronoun().IsMatch(who) ? last.Speaker ?? last.Subject ?? who : frame.Speaker;
        var subject = frame.Subject is { } what && Pronoun().IsMatch(what) ? (last.Subject is { } before && before != speaker ? before : last.Speaker) ?? what : frame.Subject;
        return frame with { Speaker = speaker, Subject = subject };
    }

    // "and the US?": another speaker; "and about Idriss?": another subject; "what about Idriss?": whichever he is
    private QuestionFrame? Other(QuestionFrame last, Match and)
    {
        var name = and.Take("name")!;
        if (and.Groups["about"].Success || last.Intent == Intent.WhoIs)
        {
            return last.Intent == Intent.WhoIs ? last with { Speaker = name } : last with { Subject = name };
        }

        var actor = actors.Find(name);
        if (actor is null)
        {
            return last with { Subject = name };
        }

        return last.Intent is Intent.WhoSaid && last.Speaker is null && last.Subject is null ? last with { Subject = name }
            : last with { Speaker = name, Intent = last.Intent is Intent.WhoSaid ? Intent.Said : last.Intent };
    }

    // "and" leads a follow-up in, so it stays
    private static string Plain(string words) => Polite().Replace(QuestionReader.Trimmed(words), string.Empty);

    private static Intent Timeless(Intent intent) => intent is Intent.First or Intent.Last or Intent.Latest ? Intent.Said : intent;

    private static Aspect AspectOf(Match match) => match.Groups["asked"].Value.ToUpperInvariant() switch
    {
        "WHEN" or "SINCE WHEN" or "ON WHAT DATE" => Aspect.When,
        "WHERE" => Aspect.Where,
        "WHY" or "HOW COME" => Aspect.Why,
        _ => Aspect.ToWhom,
    };

    [GeneratedRegex("^(ok |okay |so |please |well |hm |hmm |can you |could you )+|\\s+please$", Wording.Options, Wording.Timeout)]
    private static partial Regex Polite();

    [GeneratedRegex("^(show |give |tell |see |list )?(me |us )?(some |any |the )?(more|rest|next|others?|further|next page|anything else|what else)( of (it|them|that|those))?( (statements|quotes|results|please|of these))?( did (he|she|they|it) say)?$|^(go on|continue|and then|keep going)$", Wording.Options, Wording.Timeout)]
    private static partial Regex More();

    [GeneratedRegex("^(and |what (did|does) (he|she|they|it) (say )?)?(in |using |with )?(his|her|their|its|the) (own |exact |actual |very )?words( (only|please|exactly))?$|^(direct |exact |verbatim )?(quotes?|quotations?)( only| please)?$|^(verbatim|word for word|literally|what (are|were) (his|her|their|the) (own |exact )?words|direct quotes only|only (direct )?quotes)$", Wording.Options, Wording.Timeout)]
    private static partial Regex OwnWords();

    [GeneratedRegex("^(and |but )?(what )?(about )?(before|earlier)( (that|then|this|it))?$|^(and )?(what )?(did|has|had) (he|she|they|it|\\w+) (say|said) (before|earlier)( (that|then|this))?$|^(anything|something|any) (earlier|before)( (that|then|this))?$|^(and )?previously$", Wording.Options, Wording.Timeout)]
    private static partial Regex Before();

    [GeneratedRegex("^(and |but )?(what )?(about )?(after|since|later)( (that|then|this|it))?$|^(anything|something|any) (later|since|newer|after)( (that|then|this))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex After();

    [GeneratedRegex("^(and |but )?(?<asked>when|since when|on what date|where|why|how come|to whom|who to|whom|who did (he|she|they|it) tell|to who)( (was|is|were|did|does|do|has|are) (that|this|it|he|she|they)( (said|say|say that|say this|say so|tell|told))?)?( exactly)?$", Wording.Options, Wording.Timeout)]
    private static partial Regex AspectWords();

    [GeneratedRegex("^(and )?(who|anyone|anybody) else( (said|says|spoke|thinks|commented)( (so|that|about (it|this|that)))?)?$|^(and )?(the )?others$|^(what )?(did )?(anyone|anybody) else( say( (anything|something))?( about (it|that|this))?)?$", Wording.Options, Wording.Timeout)]
    private static partial Regex WhoElse();

    [GeneratedRegex("^(and|but|or|what about|how about|same for|now|the same for)\\s+((what about|how about)\\s+)?((?<about>about|on|regarding)\\s+)?(?!(what|who|when|where|why|how|did|does|do|is|has|was|which)\\b)(?<name>\\S+(\\s+\\S+){0,5})$|^(?<about>about|on|regarding)\\s+(?<name>\\S+(\\s+\\S+){0,5})$", Wording.Options, Wording.Timeout)]
    private static partial Regex And();

    [GeneratedRegex("^(and|but|what about|how about|only|just|now|in|on|since|then)?$", Wording.Options, Wording.Timeout)]
    private static partial Regex OnlyDates();

    [GeneratedRegex("^(he|she|they|it|him|her|them|his|that|this|the same|the same (thing|person|man|woman)|that (person|man|woman|country|topic|subject)|his own)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Pronoun();
}
