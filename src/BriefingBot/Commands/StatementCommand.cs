using System.CommandLine;
using System.Text.Json;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Web;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary><c>statement show|withdraw|correct|restore|corrections</c>: what an editor does to one statement.</summary>
internal static class StatementCommand
{
    private const int Newest = 1000;

    /// <summary>The command.</summary>
    public static Command Create() => new("statement", "Shows a statement; withdraws it, corrects its speaker, restores it.") { Show(), Withdraw(), Correct(), Restore(), List() };

    private static Command Show()
    {
        var (id, store) = (Id(), CommandLine.StoreOption());
        var command = new Command("show", "Shows a statement with its corrections, also a withdrawn one.") { id, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            if (await open.Corrections.FindAsync(parsed.GetValue(id)!.Trim(), cancellationToken) is not { } record)
            {
                return Refuse($"There is no statement {parsed.GetValue(id)}: \"ask --format json\" and the reader pages show the ids.");
            }

            Console.WriteLine(Words(record));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Withdraw()
    {
        var (id, by, reason, store) = (Id(), By(), Reason(), CommandLine.StoreOption());
        var command = new Command("withdraw", "Takes a statement out of answers and briefings; its page tells by whom and why.") { id, by, reason, store };
        command.SetAction((parsed, cancellationToken) => CorrectAsync(
            parsed.GetValue(store), _ => Task.FromResult(new CorrectionRequest(parsed.GetValue(id)!, CorrectionKind.Withdrawn, null, parsed.GetValue(by)!, parsed.GetValue(reason)!)), cancellationToken));
        return command;
    }

    private static Command Restore()
    {
        var (id, by, reason, store) = (Id(), By(), Reason(), CommandLine.StoreOption());
        var command = new Command("restore", "Takes corrections back: the statement stands again as it was read.") { id, by, reason, store };
        command.SetAction((parsed, cancellationToken) => CorrectAsync(
            parsed.GetValue(store), _ => Task.FromResult(new CorrectionRequest(parsed.GetValue(id)!, CorrectionKind.Restored, null, parsed.GetValue(by)!, parsed.GetValue(reason)!)), cancellationToken));
        return command;
    }

    private static Command Correct()
    {
        var (id, by, reason, store) = (Id(), By(), Reason(), CommandLine.StoreOption());
        var speaker = new Option<string>("--speaker") { Description = "Who said it: the full name.", Required = true, HelpName = "NAME" };
        var kind = new Option<string?>("--kind") { Description = "person, organisation, country, office or anonymous. Default: as known, else person.", HelpName = "KIND" };
        var country = new Option<string?>("--country") { Description = "The country spoken for, such as FR. Default: as known.", HelpName = "XX" };
        var office = new Option<string?>("--office") { Description = "The office held. Default: as known.", HelpName = "OFFICE" };
        var organisation = new Option<string?>("--organisation") { Description = "The organisation spoken for. Default: as known.", HelpName = "NAME" };
        var command = new Command("correct", "Corrects who said it; searches, answers and briefings follow.") { id, speaker, kind, country, office, organisation, by, reason, store };
        command.SetAction((parsed, cancellationToken) => CorrectAsync(
            parsed.GetValue(store),
            async open => new(
                parsed.GetValue(id)!,
                CorrectionKind.Speaker,
                new NamedSpeaker(parsed.GetValue(speaker), parsed.GetValue(kind), parsed.GetValue(country), parsed.GetValue(office), parsed.GetValue(organisation))
                    .Find(await open.Statements.ActorsAsync(cancellationToken), Gazetteer.Default),
                parsed.GetValue(by)!,
                parsed.GetValue(reason)!),
            cancellationToken));
        return command;
    }

    private static Command List()
    {
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var store = CommandLine.StoreOption();
        var command = new Command("corrections", "Lists the corrections, newest first.") { format, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            var corrections = await open.Corrections.ListAsync(Newest, cancellationToken);
            Console.WriteLine(parsed.GetValue(format) == "json"
                ? JsonSerializer.Serialize(corrections.Select(EditingJson.Shown), StatementJson.Options)
                : corrections.Count == 0 ? "Nothing was corrected yet." : string.Join('\n', corrections.Select(correction => Plain($"{(correction.IsOfArticle ? correction.ArticleId : correction.Statement)}  {CorrectionText.Describe(correction)}"))));
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<int> CorrectAsync(string? store, Func<OpenStore, Task<CorrectionRequest>> request, CancellationToken cancellationToken)
    {
        await using var open = await OpenAsync(store, cancellationToken);
        try
        {
            var made = await open.Corrections.CorrectAsync(await request(open), cancellationToken);
            Console.WriteLine(Words((await open.Corrections.FindAsync(made.Statement, cancellationToken))!));
            return CommandLine.Done;
        }
        catch (CorrectionException refused)
        {
            return Refuse(refused.Message);
        }
    }

    private static string Words(StatementRecord record)
    {
        var article = record.Article;
        var lines = new List<string>
        {
            $"{record.Id}  {CorrectionText.Name(record.Speaker)}",
            $"  {record.Words}",
            $"  in {string.Join(", ", new[] { article.Title, article.Publisher, article.Published is { } day ? LocalDatePattern.Iso.Format(day) : "undated" }.Where(part => part is not null))} (article {article.Id})",
            record.Withdrawn is { } withdrawn ? $"  {CorrectionText.Describe(withdrawn)}"
                : record.Statement!.Corrected is { } by ? $"  {CorrectionText.Describe(by)}" : "  stands as it was read",
        };
        lines.AddRange(record.History.Select(correction => $"  - {CorrectionText.Describe(correction)}"));
        return string.Join('\n', lines.Select(Plain));
    }

    // words and ids of articles must not steer the terminal
    private static string Plain(string line) => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c));

    private static Argument<string> Id() => new("ID") { Description = "The statement's id." };

    private static Option<string> By() => new("--by") { Description = "Your name; readers see it.", Required = true, HelpName = "NAME" };

    private static Option<string> Reason() => new("--reason") { Description = "Why; readers see it.", Required = true, HelpName = "TEXT" };

    private static Task<OpenStore> OpenAsync(string? store, CancellationToken cancellationToken) =>
        OpenStore.AtAsync(Settings.Load().Store(store), TimeProvider.System, cancellationToken);

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return CommandLine.Failed;
    }
}
