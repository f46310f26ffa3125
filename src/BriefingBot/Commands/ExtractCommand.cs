using System.CommandLine;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using BriefingBot.Feeds;
using BriefingBot.Web;

namespace BriefingBot.Commands;

/// <summary><c>extract</c>: prints the statements of articles and stores nothing.</summary>
internal static class ExtractCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = CommandLine.Words("FILE", "Text or JSONL files or folders; - or nothing reads standard input.", ArgumentArity.ZeroOrMore);
        var published = DateOption.Create("--published", "The date of publication of articles that do not say it.");
        var withText = new Option<bool>("--with-text") { Description = "Print each article's text too (jsonl)." };
        var format = new Option<string>("--format") { Description = "text or jsonl.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "jsonl");
        var command = new Command("extract", "Prints the attributed statements of articles; stores nothing.") { files, published, withText, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var input = new ArticleFiles(new(parsed.GetValue(published)));
            var failed = false;
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
            await foreach (var (reading, statements) in Extraction.RunAsync(Inputs.Read(input, parsed.GetValue(files) ?? [], cancellationToken), StatementExtractor.Default.Extract, cancellationToken))
            {
                if (reading.Failure is { } failure)
                {
                    failed = true;
                    await Console.Error.WriteLineAsync(failure.ToString());
                    continue;
                }

                var article = reading.Article!;
                await output.WriteLineAsync(parsed.GetValue(format) == "jsonl"
                    ? StatementJson.Line(article.Id, article.Text, statements, parsed.GetValue(withText))
                    : Plain(article, statements));
            }

            return failed ? CommandLine.Failed : CommandLine.Done;
        });
        return command;
    }

    private static string Plain(Article article, IReadOnlyList<Statement> statements)
    {
        var lines = new List<string> { $"{article.Title} ({article.Published?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "undated"}): {statements.Count} statements" };
        foreach (var statement in statements)
        {
            var speaker = statement.Speaker is { } actor ? string.Join(", ", new[] { actor.Name, actor.Office, actor.Organisation, actor.Country }.Where(part => part is not null)) : "nobody named";
            var said = statement.SaidOn.Precision == DatePrecision.Unknown ? string.Empty : $", {Spelling.Spoken(statement.SaidOn)}";
            var addressee = statement.Addressee is null ? string.Empty : $", to {statement.Addressee}";
            var relay = statement.Relay.Count == 0 ? string.Empty : $", via {string.Join(", ", statement.Relay)}";
            lines.Add($"\n  {speaker}{said}{addressee}{relay}\n    [{statement.Type.ToString().ToLowerInvariant()}, {statement.Rule}, {statement.Confidence:0.00}] {string.Join(" … ", statement.Content.Select(span => span.In(article.Text)))}");
        }

        return string.Join('\n', lines) + "\n";
    }
}
