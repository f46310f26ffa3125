using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>Made-up articles: one statement a line, <c>SPEAKER: words</c>; the words are the content.</summary>
internal static class News
{
    public static readonly Actor Mira = new("Mira Halden", ActorKind.Person, "Foreign Minister", "VL", "Velland's Foreign Ministry");
    public static readonly Actor Osk = new("Osk Brandel", ActorKind.Person, "President", "TH");

    public static Article Article(string id, string text, LocalDate? published = null) =>
        new(id, $"About {id}", text, published, "Courier", new($"https://courier.example/{id}"));

    public static Statement Say(this Article article, Actor? speaker, string words, params ActorName[] about)
    {
        var content = new TextSpan(article.Text.IndexOf(words, StringComparison.Ordinal), words.Length);
        Assert.True(content.Start >= 0, $"\"{words}\" is not in the article.");
        return new()
        {
            Id = Statement.IdOf(article.Id, [], [content]),
            ArticleId = article.Id,
            Type = StatementType.Indirect,
            Mode = StatementMode.Speech,
            Source = [],
            Cue = [],
            Content = [content],
            Speaker = speaker,
            About = about,
            Confidence = 0.9,
            Rule = "test",
        };
    }
}
