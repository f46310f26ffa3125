using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Web;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary><c>ask</c>: one answer, or the answers to a file of questions.</summary>
internal static class AskCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var question = CommandLine.Words("QUESTION", $"The question, for example: {QuestionAnswerer.Example}", ArgumentArity.ZeroOrMore);
        var questions = new Option<string?>("--questions") { Description = "A file with one question a line, as JSON; - reads standard input.", HelpName = "FILE.jsonl" };
        var asOf = DateOption.Create("--as-of", "Answer as on this day: only articles published by then.");
        var from = DateOption.Create("--from", "The first date of publication.");
        var to = DateOption.Create("--to", "The last date of publication.");
        var thread = new Option<string?>("--thread") { Description = "The thread the question belongs to: \"and the US?\" goes on from the question before it.", HelpName = "NAME" };
        var limit = LimitOption();
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var store = CommandLine.StoreOption();
        var command = new Command("ask", "Answers a question from the store.") { question, questions, asOf, from, to, thread, limit, format, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Load();
            await using var open = await OpenStore.AtAsync(settings.Store(parsed.GetValue(store)), TimeProvider.System, cancellationToken);
            await open.ReadSamplesAsync(settings, cancellationToken);
            var asking = new Asking(new(open.Statements, Gazetteer.Default, settings.Links().StatementLink, open.Conversations));
            var asked = new AskRequest(string.Join(' ', parsed.GetValue(question)!)) { From = parsed.GetValue(from), To = parsed.GetValue(to), AsOf = parsed.GetValue(asOf), Thread = ThreadKey(parsed.GetValue(thread)), Limit = parsed.GetValue(limit) };
            return parsed.GetValue(questions) is { } file
                ? await asking.ManyAsync(file, asked, cancellationToken)
                : await asking.OneAsync(asked, parsed.GetValue(format) == "json", cancellationToken);
        });
        return command;
    }

    private static string? ThreadKey(string? name) => name is null ? null : "cli/" + name;

    private static Option<int> LimitOption() => new("--limit")
    {
        Description = "The most statements to cite; 0 cites all.",
        DefaultValueFactory = _ => AskRequest.DefaultLimit,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
            {
                return most;
            }

            result.AddError($"--limit takes 0 (all) or a number above it, not \"{result.Tokens[0].Value}\".");
            return 0;
        },
    };

    private sealed class Asking(QuestionAnswerer answerer)
    {
        public async Task<int> OneAsync(AskRequest request, bool json, CancellationToken cancellationToken)
        {
            var (answer, elapsed) = await AnswerAsync(request, cancellationToken);
            Console.WriteLine(json ? AnswerJson.Line(answer, elapsed) : Plain(answer));
            return CommandLine.Done;
        }

        public async Task<int> ManyAsync(string file, AskRequest defaults, CancellationToken cancellationToken)
        {
            var failed = false;
            using var input = file == "-" ? Console.In : Open(file);
            if (input is null)
            {
                await Console.Error.WriteLineAsync($"{file}: There is no such file, or it cannot be read.");
                return CommandLine.Failed;
            }

            await using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            for (var number = 1; await input.ReadLineAsync(cancellationToken) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                if (QuestionLine.Read(line, defaults, out var problem) is not { } request)
                {
                    failed = true;
                    await Console.Error.WriteLineAsync($"{file}:{number}: {problem}");
                    continue;
                }

                var (answer, elapsed) = await AnswerAsync(request, cancellationToken);
                await output.WriteLineAsync(AnswerJson.Line(answer, elapsed));
            }

            return failed ? CommandLine.Failed : CommandLine.Done;
        }

        private static StreamReader? Open(string file) => File.Exists(file) ? new(file) : null;

        private async Task<(Answer Answer, TimeSpan Elapsed)> AnswerAsync(AskRequest request, CancellationToken cancellationToken)
        {
            var start = TimeProvider.System.GetTimestamp();
            var today = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            return (await answerer.AskAsync(request, today, cancellationToken), TimeProvider.System.GetElapsedTime(start));
        }

        private static string Plain(Answer answer)
        {
            var text = TextRenderer.Render(answer.Message);
            if (answer.Citations.Count == 0)
            {
                return text;
            }

            var sources = answer.Citations.Select(citation =>
                $"[{citation.Number}] {string.Join(", ", new[] { citation.Article.Publisher, citation.Article.Published is { } day ? LocalDatePattern.Iso.Format(day) : "undated", citation.Article.Title }.Where(part => part is not null))}\n    {citation.Link}");
            return $"{text}\n\n{string.Join('\n', sources)}";
        }
    }

    /// <summary>One line of <c>--questions</c>: <c>{"id" or "qid","question","from","to","as_of","thread"}</c>; other fields are ignored.</summary>
    private static class QuestionLine
    {
        public static AskRequest? Read(string line, AskRequest defaults, out string problem)
        {
            problem = string.Empty;
            try
            {
                using var json = JsonDocument.Parse(line);
                if (Text(json, "question") is not { } question)
                {
                    problem = "The line has no \"question\".";
                    return null;
                }

                return defaults with
                {
                    Question = question,
                    Id = Text(json, "id") ?? Text(json, "qid"),
                    From = Date(json, "from") ?? defaults.From,
                    To = Date(json, "to") ?? defaults.To,
                    AsOf = Date(json, "as_of") ?? defaults.AsOf,
                    Thread = ThreadKey(Text(json, "thread")) ?? defaults.Thread,
                };
            }
            catch (JsonException broken)
            {
                problem = $"The line is not JSON: {broken.Message}";
            }
            catch (FormatException wrong)
            {
                problem = wrong.Message;
            }

            return null;
        }

        private static string? Text(JsonDocument json, string name) =>
            json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

        private static LocalDate? Date(JsonDocument json, string name)
        {
            var text = Text(json, name);
            if (text is null)
            {
                return null;
            }

            var parsed = LocalDatePattern.Iso.Parse(text);
            return parsed.Success ? parsed.Value : throw new FormatException($"\"{name}\" takes a date such as 2013-02-16, not \"{text}\".");
        }
    }
}
