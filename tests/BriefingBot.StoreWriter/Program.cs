using System.Globalization;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Storage;
using NodaTime;

// Stores made-up articles of five statements each until it is killed, in the store named by its one argument;
// every other one replaces an article stored before. Prints a line for each.
await using var database = new SqliteDataSource(args[0]);
await SqliteSchema.PrepareAsync(database, CancellationToken.None);
var store = new SqliteStatementStore(database, TimeProvider.System);
for (var i = 0; ; i++)
{
    var text = string.Join(' ', Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"Velland will not move its ships, edition {i}."), 40));
    var article = new Article(string.Create(CultureInfo.InvariantCulture, $"a{i - (i % 2 * 5)}"), "Ships", text, new LocalDate(2027, 3, 1).PlusDays(i % 7));
    await store.AddAsync(article, [.. Enumerable.Range(0, 5).Select(number => StatementOf(article, number))], CancellationToken.None);
    Console.WriteLine(article.Id);
}

static Statement StatementOf(Article article, int number) => new()
{
    Id = Statement.IdOf(article.Id, [], [new(number, 100)]),
    ArticleId = article.Id,
    Type = StatementType.Indirect,
    Mode = StatementMode.Speech,
    Source = [],
    Cue = [],
    Content = [new(number, 100)],
    Speaker = new("Mira Halden", BriefingBot.Core.Actors.ActorKind.Person, Country: "VL"),
    Confidence = 1,
    Rule = "test",
};
