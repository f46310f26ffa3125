using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Faults;

/// <summary>Makes up news: each article has one statement like no other, with a word in it by which it is known again.</summary>
internal sealed class News(int seed, LocalDate today)
{
    private static readonly string[] Starts = ["ka", "lo", "me", "ni", "pu", "ra", "se", "to", "vi", "zu", "bre", "dro", "fli", "gru", "sta", "tre"];
    private static readonly string[] Ends = ["lm", "nd", "rk", "st", "th", "x", "rn", "lp", "ck", "sh"];
    private static readonly string[] Speakers = ["Mira Halden", "Osk Brandel", "Ilse Vorn", "Tomas Reke", "Anna Dreyer", "Jan Kolb"];

    private readonly Random random = new(seed);
    private int made;

    /// <summary>The next article, and its word.</summary>
    public (Article Article, string Word) Next()
    {
        var number = made++;
        var word = Word(number);
        var text = $"SUND — {Speakers[number % Speakers.Length]} said on Monday that \"{Any()} {Any()} from {word} {Any()} the {Any()} {Any()} beyond {Any()}\".";
        return (new($"news-{seed}-{number}", $"About {word}", text, today), word);
    }

    /// <summary>What is found in it.</summary>
    public static IReadOnlyList<Statement> Read(Article article) => StatementExtractor.Default.Extract(article);

    // no two numbers have one word: it is the number in base 16, by syllables
    private static string Word(int number)
    {
        var word = "Qu";
        for (var rest = number + 4096; rest > 0; rest /= Starts.Length)
        {
            word += Starts[rest % Starts.Length];
        }

        return word + "q";
    }

    private string Any() => Starts[random.Next(Starts.Length)] + Starts[random.Next(Starts.Length)] + Ends[random.Next(Ends.Length)];
}
