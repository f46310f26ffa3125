using System.Text.RegularExpressions;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>Reads what a question is about: an actor, words, a phrase in quotation marks, several with and, or, but not.</summary>
/// <param name="actors">Whom the store knows.</param>
/// <param name="aliases">Other words for a subject.</param>
internal sealed partial class TopicReader(ActorIndex actors, Aliases aliases)
{
    private const int LongestName = 5;

    // an index entry for each of a thousand words helps nobody: the first ones tell the subject
    private const int MostClauses = 12;

    /// <summary>The topic that <paramref name="subject"/> words.</summary>
    public Topic Read(string? subject)
    {
        if (subject is null)
        {
            return Topic.Any;
        }

        if (Whole(subject) is { } whole)
        {
            return new([new([whole])], []);
        }

        var halves = Without().Split(subject, 2);
        return new(Clauses(halves[0]), halves.Length < 2 ? [] : [.. Clauses(halves[1]).SelectMany(clause => clause.Parts)]);
    }

    private List<TopicClause> Clauses(string words)
    {
        var clauses = new List<TopicClause>();
        foreach (var named in Split(And(), words))
        {
            var either = Split(Or(), named).Select(Units).Where(units => units.Count > 0).ToList();
            if (either.Count > 1)
            {
                clauses.Add(new([.. either.SelectMany(units => units)], clauses.Count > 0));
            }
            else if (either.Count == 1)
            {
                clauses.AddRange(either[0].Select((unit, i) => new TopicClause([unit], IsNamed: i == 0 && clauses.Count > 0)));
            }
        }

        return [.. clauses.Take(MostClauses)];
    }

    // an actor or a known subject as a whole; "the" and a plural change nothing
    private TopicPart? Whole(string words)
    {
        var plain = words.Trim();
        if (Quoted().Match(plain) is { Success: true } quoted && quoted.Length == plain.Length)
        {
            return Phrase(quoted.Groups["words"].Value);
        }

        var bare = plain.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? plain[4..] : plain;
        return !IsCommon(bare) && !(bare.Length < plain.Length && IsSmall(bare)) && actors.FindSubject(plain) is { } actor ? Named(plain, actor) : aliases.Knows(bare) ? Words(bare) : null;
    }

    // the names, known subjects and single words of a part, in order
    private List<TopicPart> Units(string part)
    {
        if (Whole(part) is { } whole)
        {
            return [whole];
        }

        var units = Quoted().Matches(part).Select(match => Phrase(match.Groups["words"].Value)).ToList();
        var tokens = Tokenizer.Tokenize(Quoted().Replace(part, " , ")).Where(token => token.Word is not "'s").ToList();
        for (var i = 0; i < tokens.Count;)
        {
            var (unit, end) = UnitAt(tokens, i);
            if (unit is not null)
            {
                units.Add(unit);
            }

            i = end;
        }

        return units;
    }

    private (TopicPart? Unit, int End) UnitAt(List<Token> tokens, int first)
    {
        if (!tokens[first].IsWord || StopWords.Contains(tokens[first].Word))
        {
            return (null, first + 1);
        }

        for (var length = Math.Min(LongestName, tokens.Count - first); length > 0; length--)
        {
            var range = tokens.GetRange(first, length);
            if (!range.TrueForAll(token => token.IsWord))
            {
                continue;
            }

            var words = string.Join(' ', range.Select(token => token.Word));
            if (!StopWords.Contains(range[^1].Word) && !IsCommon(words) && !(length == 1 && IsPlaceOf(tokens, first)) && actors.FindMention(words) is { } actor)
            {
                return (Named(words, actor), first + length);
            }

            if (aliases.Knows(words))
            {
                return (Words(words), first + length);
            }
        }

        return (tokens[first].Word[0] == '\'' ? null : Words(tokens[first].Word), first + 1);
    }

    // typed small, a word of the language is that word, whoever is called so: "wall", "unity"
    private bool IsCommon(string word) =>
        IsSmall(word) && (aliases.Knows(word) || WordClasses.Default.Open(WordHash.Of(word)) != default);

    // one word without a capital: with "the" before it, no name
    private static bool IsSmall(string word) => word.Length > 0 && !word.Any(char.IsUpper) && !word.Contains(' ', StringComparison.Ordinal);

    // "talks in Geneva": the town, not the government that sits there
    private static bool IsPlaceOf(List<Token> tokens, int at) => at > 0 && tokens[at - 1].Word is "in" or "at";

    private static TopicPart Named(string words, ActorMatch actor) => new(words, actor with { Typed = words }, []);

    private static TopicPart Phrase(string words) => new(words, null, [words]);

    private TopicPart Words(string words) => new(words, null, aliases.Of(words));

    // quotation marks hold their words together
    private static IEnumerable<string> Split(Regex at, string words)
    {
        var quoted = Quoted().Matches(words);
        var start = 0;
        foreach (var match in at.Matches(words).Where(match => !quoted.Any(quote => match.Index >= quote.Index && match.Index < quote.Index + quote.Length)))
        {
            yield return words[start..match.Index].Trim();
            start = match.Index + match.Length;
        }

        yield return words[start..].Trim();
    }

    [GeneratedRegex("""\s+(but not|and not|but without|except( for)?|excluding|other than|apart from|not including|without)\s+(about |the )?""", Wording.Options, Wording.Timeout)]
    private static partial Regex Without();

    [GeneratedRegex("""\s*[,;]\s*(and\s+)?|\s+(and|&|plus|as well as)\s+((about|on|the)\s+)?""", Wording.Options, Wording.Timeout)]
    private static partial Regex And();

    [GeneratedRegex("""\s+(or)\s+((about|on|the)\s+)?|\s*/\s*""", Wording.Options, Wording.Timeout)]
    private static partial Regex Or();

    [GeneratedRegex("""["“„«](?<words>[^"“”„«»]+)["”“»]""", Wording.Options, Wording.Timeout)]
    private static partial Regex Quoted();
}
