using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.UnitTests.Questions;

/// <summary>Those who speak in the tests, and what they say; the real names among them are those of <c>samples/</c>.</summary>
internal static class Newsroom
{
    public static readonly LocalDate Saturday = new(2013, 2, 16);

    public static readonly IReadOnlyList<KnownActor> Actors =
    [
        new(new("Sergei Lavrov", ActorKind.Person, "Foreign Minister", "RU"), 12, 1),
        new(new("Bashar al-Assad", ActorKind.Person), 0, 9),
        new(new("Assad", ActorKind.Person), 0, 2),
        new(new("John Kerry", ActorKind.Person, "Secretary of State", "US"), 2, 1),
        new(new("Mira Halden", ActorKind.Person, "Foreign Minister", "IS"), 20, 0),
        new(new("Jon Halden", ActorKind.Person, "harbour master"), 1, 0),
        new(new("Osk Brandel", ActorKind.Person), 3, 0),
        new(new("Tova Brandel", ActorKind.Person), 2, 0),
        new(new("Ada Jobs", ActorKind.Person), 1, 0),
        new(new("Free Syrian Army", ActorKind.Organisation), 2, 0),
        new(new("Harbour League", ActorKind.Organisation), 1, 0),
        new(new("senior official", ActorKind.Anonymous, null, "US"), 2, 0),
    ];

    public static ActorIndex Index { get; } = new(Gazetteer.Default, Actors);

    /// <summary>The question as it is understood on Saturday, 16 February 2013.</summary>
    public static Interpretation? Read(string question) => new QuestionReader(Index).Read(question, Saturday);

    public static Article Article(string id, string text, LocalDate? published = null) => new(id, $"About {id}", text, published ?? Saturday, "Courier");

    /// <summary>A statement whose content is <paramref name="words"/>.</summary>
    public static Statement Say(this Article article, string? name, string words, StatementType type = StatementType.Indirect)
    {
        TextSpan content = new(article.Text.IndexOf(words, StringComparison.Ordinal), words.Length);
        return new()
        {
            Id = Statement.IdOf(article.Id, [], [content]),
            ArticleId = article.Id,
            Type = type,
            Mode = StatementMode.Speech,
            Source = [],
            Cue = [],
            Content = [content],
            Speaker = name is null ? null : Actors.FirstOrDefault(known => known.Actor.Name == name)?.Actor ?? new(name, ActorKind.Person),
            Confidence = 0.9,
            Rule = "test",
        };
    }
}
