using System.Globalization;
using System.Text;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Benchmarks.Store;

/// <summary>
/// Ten years of articles about nobody, with their statements, in the order of their days. Words, speakers, countries and offices
/// are spread as Zipf found; an article is as long (4,500 characters), and holds as many statements (18, of 15 words), as one of
/// PolNeAR does on average when the product reads it. The same seed gives the same archive, and any article can be made by itself.
/// </summary>
internal sealed class MadeUpArchive
{
    /// <summary>The first day.</summary>
    public static readonly LocalDate FirstDay = new(2017, 1, 1);

    /// <summary>The days of ten years.</summary>
    public const int Days = 3652;

    private const int Seed = 20270301;
    private const int WordCount = 50_000;
    private const int SpeakerCount = 20_000;
    private const int StatementsOfArticle = 18;
    private const int LongestText = 4_500;

    // of the statements the product reads in PolNeAR, so many of a hundred have no named person behind them
    private const int Anonymous = 23;
    private const int Organisations = 15;

    private static readonly string[] Offices =
    [
        "Foreign Minister", "President", "Prime Minister", "Defence Minister", "spokesman", "spokeswoman", "Finance Minister", "Interior Minister", "ambassador", "senator",
        "governor", "mayor", "general", "Deputy Foreign Minister", "Energy Minister", "Health Minister", "chairman", "envoy", "Justice Minister", "Trade Minister",
    ];

    private static readonly string[] Verbs = ["said", "told", "added", "warned", "denied", "announced", "promised"];

    private readonly Zipf wordRanks = new(WordCount);
    private readonly Zipf speakerRanks = new(SpeakerCount);
    private readonly int articles;

    /// <summary>An archive of about so many statements.</summary>
    public MadeUpArchive(int statements)
    {
        articles = Math.Max(1, statements / StatementsOfArticle);
        var random = new Random(Seed);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        Words = MadeUpWords.Make(WordCount, 2, random, taken);
        var countries = Gazetteer.Default.FoldedNames.Values
            .Where(entry => entry.Sense == NameSense.Country).DistinctBy(entry => entry.Country).OrderBy(entry => entry.Country, StringComparer.Ordinal).ToArray();
        random.Shuffle(countries);
        Countries = [.. countries.Select(entry => new Actor(entry.Name, ActorKind.Country, Country: entry.Country))];
        var given = MadeUpWords.Make(1_500, 2, random, taken);
        var surnames = MadeUpWords.Make(8_000, 2, random, taken);
        Bodies = [.. MadeUpWords.Make(2_000, 3, random, taken).Select(word => new Actor(MadeUpWords.Name(word) + " Council", ActorKind.Organisation))];
        var (givenRanks, surnameRanks, countryRanks, officeRanks) = (new Zipf(given.Length), new Zipf(surnames.Length), new Zipf(Countries.Count), new Zipf(Offices.Length));
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < SpeakerCount)
        {
            names.Add($"{MadeUpWords.Name(given[givenRanks.Next(random)])} {MadeUpWords.Name(surnames[surnameRanks.Next(random)])}");
        }

        Speakers = [.. names.Select(name => new Actor(
            name,
            ActorKind.Person,
            random.Next(10) < 6 ? Offices[officeRanks.Next(random)] : null,
            random.Next(10) < 6 ? Countries[countryRanks.Next(random)].Country : null,
            random.Next(10) < 2 ? Bodies[random.Next(Bodies.Count)].Name : null))];
    }

    /// <summary>The words, the commonest first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The people who speak, the most talkative first.</summary>
    public IReadOnlyList<Actor> Speakers { get; }

    /// <summary>The organisations.</summary>
    public IReadOnlyList<Actor> Bodies { get; }

    /// <summary>The countries of the product's own list, the most talkative first. What they say is gibberish.</summary>
    public IReadOnlyList<Actor> Countries { get; }

    /// <summary>How many articles there are.</summary>
    public int Count => articles;

    /// <summary>A rank drawn as words are spread.</summary>
    public string AnyWord(Random random) => Words[wordRanks.Next(random)];

    /// <summary>The number of the article with this id.</summary>
    public static int NumberOf(string id) => int.Parse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The article of this number, from 0, with its statements.</summary>
    public ExtractedArticle Article(int number)
    {
        var random = new Random(HashCode(number));
        var id = string.Create(CultureInfo.InvariantCulture, $"m{number}");
        var text = new StringBuilder(LongestText + 200);
        var drafts = new List<Draft>();
        var count = random.Next(StatementsOfArticle - 10, StatementsOfArticle + 11);
        var cast = Enumerable.Range(0, 4).Select(_ => Speaker(random)).ToArray();
        var topics = Enumerable.Range(0, 3).Select(_ => AnyWord(random)).ToArray();
        var published = FirstDay.PlusDays((int)((long)number * Days / articles));
        for (var i = 0; i < count; i++)
        {
            drafts.Add(Write(text, cast[random.Next(cast.Length)], topics, random));
            while (text.Length < (i + 1L) * LongestText / count)
            {
                Sentence(text, random.Next(8, 20), [], random);
                text.Append(". ");
            }
        }

        var article = new Article(id, $"{MadeUpWords.Name(topics[0])} and {topics[1]}", text.ToString(), published, $"{MadeUpWords.Name(Words[1000 + (number % 50)])} Courier");
        return new(article, drafts.ConvertAll(draft => StatementOf(article, draft, random)));
    }

    private Draft Write(StringBuilder text, Actor speaker, string[] topics, Random random)
    {
        var about = random.Next(100) < 60 ? [AboutWhom(random)] : random.Next(100) < 20 ? [AboutWhom(random), AboutWhom(random)] : Array.Empty<ActorName>();
        var isDirect = random.Next(4) == 0;
        var source = Append(text, speaker.Name);
        text.Append(' ');
        var cue = Append(text, Verbs[random.Next(Verbs.Length)]);
        text.Append(isDirect ? " \"" : " that ");
        var start = text.Length;
        Sentence(text, random.Next(6, 24), [topics[random.Next(topics.Length)], .. about.Select(actor => actor.Name)], random);
        var content = TextSpan.Between(start, text.Length);
        text.Append(isDirect ? "\". " : ". ");
        return new(speaker, source, cue, content, isDirect, about);
    }

    private static Statement StatementOf(Article article, Draft draft, Random random) => new()
    {
        Id = Statement.IdOf(article.Id, [draft.Cue], [draft.Content]),
        ArticleId = article.Id,
        Type = draft.IsDirect ? StatementType.Direct : StatementType.Indirect,
        Mode = random.Next(100) switch { < 85 => StatementMode.Speech, < 96 => StatementMode.Thought, _ => StatementMode.Writing },
        Source = [draft.Source],
        Cue = [draft.Cue],
        CueLemma = "say",
        Content = [draft.Content],
        Speaker = draft.Speaker,
        Attitude = random.Next(5) == 0 ? Attitude.Denial : Attitude.Assertion,
        SaidOn = random.Next(3) == 0 ? PartialDate.Day(article.Published!.Value.PlusDays(-random.Next(3))) : PartialDate.Unknown,
        About = [.. draft.About.DistinctBy(actor => actor.Name)],
        Confidence = 0.5 + (random.Next(50) / 100d),
        Rule = "made-up",
    };

    private Actor Speaker(Random random) => random.Next(100) switch
    {
        < Anonymous => new(Offices[random.Next(Offices.Length)].ToLowerInvariant(), ActorKind.Anonymous, Country: Countries[random.Next(Countries.Count)].Country),
        < Anonymous + Organisations => Bodies[speakerRanks.Next(random) % Bodies.Count],
        < Anonymous + Organisations + 2 => Countries[speakerRanks.Next(random) % Countries.Count],
        _ => Speakers[speakerRanks.Next(random)],
    };

    private ActorName AboutWhom(Random random)
    {
        var actor = random.Next(3) == 0 ? Countries[speakerRanks.Next(random) % Countries.Count] : Speakers[speakerRanks.Next(random)];
        return new(actor.Name, actor.Kind);
    }

    // the words of a sentence, some given ones at random places among them
    private void Sentence(StringBuilder text, int words, IReadOnlyList<string> given, Random random)
    {
        for (var i = 0; i < words; i++)
        {
            text.Append(i == 0 ? "" : " ").Append(i < given.Count * 2 && i % 2 == 1 ? given[i / 2] : AnyWord(random));
        }
    }

    private static TextSpan Append(StringBuilder text, string words)
    {
        var start = text.Length;
        text.Append(words);
        return TextSpan.Between(start, text.Length);
    }

    // neighbouring numbers give seeds far apart
    private static int HashCode(int number) => (int)(((uint)number + Seed) * 2654435761u);

    private sealed record Draft(Actor Speaker, TextSpan Source, TextSpan Cue, TextSpan Content, bool IsDirect, IReadOnlyList<ActorName> About);
}
