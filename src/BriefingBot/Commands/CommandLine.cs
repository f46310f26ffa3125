using System.CommandLine;
using BriefingBot.Storage;
using Microsoft.Extensions.Options;

namespace BriefingBot.Commands;

/// <summary>The command line: 0 done, 1 failed, 2 wrong usage.</summary>
internal static class CommandLine
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed; the message on standard error says what, where, and what to do.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage.</summary>
    public const int WrongUsage = 2;

    /// <summary>The store option that every command with a store takes.</summary>
    public static Option<string?> StoreOption() => new("--store") { Description = "The store of articles and statements: the path of an SQLite file. Default: the setting Store:Connection.", HelpName = "PATH" };

    /// <summary>An argument of several words; a misspelt option among them is wrong usage and no word.</summary>
    public static Argument<string[]> Words(string name, string description, ArgumentArity arity)
    {
        var words = new Argument<string[]>(name) { Description = description, Arity = arity };
        words.Validators.Add(result =>
        {
            foreach (var unknown in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"There is no option {unknown}.");
            }
        });
        return words;
    }

    /// <summary>Runs one command.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand("BriefingBot reads news, keeps who said what, and answers questions about it.") { serve, ExtractCommand.Create(), IngestCommand.Create(), AskCommand.Create(), BriefCommand.Create(), SubscriptionCommand.Create(), DeliveriesCommand.Create(), PositionsCommand.Create(), ScheduleCommand.Create(), ManifestCommand.Create(), ArticleCommand.Create(), StatementCommand.Create(), FlagsCommand.Create(), StoreCommand.Create(), DoctorCommand.Create() };
        root.SetAction((_, token) => serve.Parse([]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, token));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync($"Try: briefingbot {(parsed.CommandResult.Command is RootCommand ? string.Empty : parsed.CommandResult.Command.Name + " ")}--help");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (Exception refused) when (refused is StoreException or SettingsException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Failed;
        }
        catch (OptionsValidationException refused)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', refused.Failures));
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed;
        }
    }
}
