using System.CommandLine;
using BriefingBot.Core.Statements;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary><c>article show|withdraw|restore</c>: what an editor does to a whole article.</summary>
internal static class ArticleCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("article", "Shows an article; withdraws it with all its statements, restores it.")
    {
        Show(),
        Decide("withdraw", CorrectionKind.Withdrawn, "Takes all statements of an article out of answers and briefings, also when it comes again; its page tells by whom and why."),
        Decide("restore", CorrectionKind.Restored, "Takes that back: what was decided about single statements stands again."),
    };

    private static Command Show()
    {
        var (id, store) = (Id(), CommandLine.StoreOption());
        var command = new Command("show", "Shows what an article is, how many statements are found in it, and what was decided about it.") { id, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            if (await open.Corrections.FindArticleAsync(parsed.GetValue(id)!.Trim(), cancellationToken) is not { } record)
            {
                return Refuse($"There is no article {parsed.GetValue(id)}: \"statement show\" and \"ask --format json\" show the ids.");
            }

            Console.WriteLine(await WordsAsync(open, record, cancellationToken));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Decide(string name, CorrectionKind kind, string description)
    {
        var (id, store) = (Id(), CommandLine.StoreOption());
        var by = new Option<string>("--by") { Description = "Your name; readers see it.", Required = true, HelpName = "NAME" };
        var reason = new Option<string>("--reason") { Description = "Why; readers see it.", Required = true, HelpName = "TEXT" };
        var command = new Command(name, description) { id, by, reason, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            try
            {
                var record = await open.Corrections.CorrectArticleAsync(new(parsed.GetValue(id)!, kind, parsed.GetValue(by)!, parsed.GetValue(reason)!), cancellationToken);
                Console.WriteLine(await WordsAsync(open, record, cancellationToken));
                return CommandLine.Done;
            }
            catch (CorrectionException refused)
            {
                return Refuse(refused.Message);
            }
        });
        return command;
    }

    private static async Task<string> WordsAsync(OpenStore open, ArticleRecord record, CancellationToken cancellationToken)
    {
        var article = record.Article;
        var found = await open.Statements.StatementsOfAsync(article.Id, cancellationToken);
        var withdrawn = await open.Corrections.WithdrawnOfAsync(article.Id, cancellationToken);
        IEnumerable<string> lines =
        [
            $"{article.Id}  {string.Join(", ", new[] { article.Title, article.Publisher, article.Published is { } day ? LocalDatePattern.Iso.Format(day) : "undated" }.Where(part => part is not null))}",
            FormattableString.Invariant($"  {found.Count} statements are found in it, {withdrawn.Count} are withdrawn"),
            record.Withdrawn is { } by ? $"  {CorrectionText.Describe(by)}" : "  stands",
            .. record.History.Select(correction => $"  - {CorrectionText.Describe(correction)}"),
        ];
        return string.Join('\n', lines.Select(line => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)))); // words of articles must not steer the terminal
    }

    private static Argument<string> Id() => new("ID") { Description = "The article's id." };

    private static Task<OpenStore> OpenAsync(string? store, CancellationToken cancellationToken) =>
        OpenStore.AtAsync(Settings.Load().Store(store), TimeProvider.System, cancellationToken);

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return CommandLine.Failed;
    }
}
