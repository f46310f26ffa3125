using System.Text.RegularExpressions;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions.Names;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Keeps out statements whose words match by a name of something else: "the wall" in "Wall Street", one Clinton for another.</summary>
/// <param name="topic">What was asked for.</param>
internal sealed partial class NameGuard(Topic topic)
{
    // the letters that the forms of a word share, whatever Porter makes of it
    private const int StemLength = 4;

    /// <summary>Whether a statement may be about what was asked for.</summary>
    public bool Allows(Found found) => topic.Clauses.All(clause => clause.Parts.Any(part => part.Actor is { } actor ? Means(actor, part, found) : Says(part, found.Words)));

    // another person of the surname is named, and the one asked for is not
    private static bool Means(ActorMatch actor, TopicPart part, Found found)
    {
        if (actor.Country is not null || actor.IsOrganisation || !PersonName.IsFull(actor.Label))
        {
            return true;
        }

        var (given, surname) = (PersonName.Given(actor.Label), PersonName.Surname(actor.Label));
        var namesakes = found.Statement.About.Where(named => named.Kind == ActorKind.Person && PersonName.IsFull(named.Name) && PersonName.Surname(named.Name) == surname).ToList();
        return namesakes.Count == 0
            || namesakes.Exists(named => PersonName.GivenNamesAgree(given, PersonName.Given(named.Name)))
            || (char.IsLower(part.Words[0]) && Says(part with { Phrases = [part.Words] }, found.Words));
    }

    // a common noun, typed small, that stands only as part of a capitalised name is another word
    private static bool Says(TopicPart part, string words)
    {
        if (part.Words.Contains(' ', StringComparison.Ordinal) || !char.IsLower(part.Words[0]))
        {
            return true;
        }

        var isInName = false;
        foreach (var phrase in part.Phrases)
        {
            if (phrase.Any(c => c == ' ' || char.IsUpper(c)))
            {
                if (words.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }

                continue;
            }

            var places = Word().Matches(words).Where(match => match.Value.StartsWith(phrase[..Math.Min(phrase.Length, StemLength)], StringComparison.OrdinalIgnoreCase)).ToList();
            if (places.Exists(place => char.IsLower(place.Value[0]) || !BeginsName(words, place)))
            {
                return true;
            }

            isInName |= places.Count > 0;
        }

        return !isInName;
    }

    private static bool BeginsName(string words, Match place)
    {
        var next = Word().Match(words, place.Index + place.Length);
        return next.Success && next.Index == place.Index + place.Length + 1 && words[next.Index - 1] == ' ' && char.IsUpper(next.Value[0]);
    }

    [GeneratedRegex(@"[\p{L}\d]+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Word();
}
