using System.Globalization;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions;
using NodaTime;

namespace BriefingBot.Benchmarks.Store;

/// <summary>Questions in the ways people ask, about a made-up archive.</summary>
internal static class MadeUpQuestions
{
    /// <summary>So many of each kind, each kind in turn; the same for the same seed.</summary>
    public static IEnumerable<(string Kind, AskRequest Request)> Make(MadeUpArchive archive, int ofEachKind, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < ofEachKind; i++)
        {
            var (speaker, word, other, day) = Pick(archive, random);
            var person = archive.Speakers[random.Next(i % 2 == 0 ? 50 : archive.Speakers.Count)];
            var country = archive.Countries[random.Next(archive.Countries.Count)].Name;
            yield return ("speaker", new($"What did {person.Name} say?"));
            yield return ("surname", new($"What did {speaker.Split(' ')[^1]} say?"));
            yield return ("speaker, topic", new($"What did {speaker} say about {word}?"));
            yield return ("topic", new($"Who said anything about {word}?"));
            yield return ("two words", new($"Who spoke about {word} and {other}?"));
            yield return ("commonest word", new($"Who said anything about {archive.Words[random.Next(50)]}?"));
            yield return ("two of the commonest", new($"Who spoke about {archive.Words[random.Next(50)]} {archive.Words[random.Next(50)]}?"));
            yield return ("who said it of whom", new($"Who spoke about {person.Name}?"));
            yield return ("country", new($"What did {country} say?"));
            yield return ("country, topic", new($"What did {country} say about {archive.AnyWord(random)}?"));
            yield return ("country of a country", new($"What did {country} say about {archive.Countries[random.Next(20)].Name}?"));
            yield return ("office", new($"What did the foreign minister of {country} say about {word}?"));
            yield return ("month in words", new($"What did {speaker} say about {word} in {day.ToString("MMMM uuuu", CultureInfo.InvariantCulture)}?"));
            yield return ("topic since", new($"Who spoke about {archive.Words[random.Next(300)]} since {day.ToString("MMMM uuuu", CultureInfo.InvariantCulture)}?"));
            yield return ("window of publication", new($"Who said anything about {word}?") { From = day.PlusDays(-30), To = day.PlusDays(30) });
            yield return ("as of a day", new($"What did {country} say about {word}?") { AsOf = day });
            yield return ("misspelt speaker", new($"What did {Misspelt(speaker, random)} say about {word}?"));
            yield return ("newest", new($"latest statements by {person.Name}"));
            yield return ("unknown speaker", new($"What did Xquillon Zzyxwarth{i} say about {word}?"));
            yield return ("unknown topic", new($"What did {speaker} say about qquaxxil{i}?"));
            yield return ("no topic at all", new($"Who said anything about qquaxxil{i}?"));
        }
    }

    // somebody who said something, a word of it, and when: so that there is an answer
    private static (string Speaker, string Word, string Other, LocalDate Day) Pick(MadeUpArchive archive, Random random)
    {
        while (true)
        {
            var (article, statements) = archive.Article(random.Next(archive.Count));
            var statement = statements[random.Next(statements.Count)];
            var words = statement.Content[0].In(article.Text).Split(' ').Where(word => char.IsLower(word[0])).ToList();
            if (statement.Speaker is { Kind: ActorKind.Person } speaker)
            {
                return (speaker.Name, words[random.Next(words.Count)], words[random.Next(words.Count)], article.Published!.Value);
            }
        }
    }

    private static string Misspelt(string name, Random random)
    {
        var at = random.Next(name.IndexOf(' ', StringComparison.Ordinal) + 2, name.Length - 1);
        return string.Concat(name.AsSpan(0, at), name.AsSpan(at + 1));
    }
}
