using System.CommandLine;
using System.Text.Json;
using BriefingBot.Core.Chat;
using BriefingBot.Web;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary><c>flags</c>: the review list; <c>flags resolve|dismiss</c> closes one.</summary>
internal static class FlagsCommand
{
    private const int Newest = 1000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Closed ones too." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var store = CommandLine.StoreOption();
        var command = new Command("flags", "Lists what readers flagged as wrong, newest first.")
        {
            all, format, store,
            Close("resolve", "Closes a flag that was right.", FlagState.Resolved),
            Close("dismiss", "Closes a flag of something that is right.", FlagState.Dismissed),
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            var flags = await open.Flags.ListAsync(isOpen: !parsed.GetValue(all), Newest, cancellationToken);
            Console.WriteLine(parsed.GetValue(format) == "json"
                ? JsonSerializer.Serialize(flags.Select(EditingJson.Shown), StatementJson.Options)
                : flags.Count == 0 ? "Nothing is flagged." : string.Join('\n', flags.Select(Line)));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Close(string name, string description, FlagState state)
    {
        var id = new Argument<long>("NUMBER") { Description = "The flag's number." };
        var by = new Option<string>("--by") { Description = "Your name.", Required = true, HelpName = "NAME" };
        var remark = new Option<string?>("--remark") { Description = "What you did, or why nothing was wrong.", HelpName = "TEXT" };
        var store = CommandLine.StoreOption();
        var command = new Command(name, description) { id, by, remark, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            if (await open.Flags.CloseAsync(parsed.GetValue(id), state, parsed.GetValue(by)!, parsed.GetValue(remark), cancellationToken))
            {
                return CommandLine.Done;
            }

            await Console.Error.WriteLineAsync($"There is no open flag {parsed.GetValue(id)}: \"flags --all\" shows what there is.");
            return CommandLine.Failed;
        });
        return command;
    }

    // what readers write must not steer the terminal
    private static string Line(Flag flag)
    {
        var closed = flag.State == FlagState.Open ? null : $"{flag.State.ToString().ToLowerInvariant()} by {flag.Editor}{(flag.Remark is null ? string.Empty : ": " + flag.Remark)}";
        var parts = new[]
        {
            $"{flag.Id}", InstantPattern.General.Format(flag.MadeAt), flag.Origin, ChatFlag.Describe(flag.Flagged.Reason).ToLowerInvariant(),
            flag.Flagged.Statement, flag.Flagged.Question is { } question ? $"\"{question}\"" : null, flag.Flagged.Note is { } note ? $"note: {note}" : null, closed,
        };
        return string.Concat(string.Join("  ", parts.OfType<string>()).Select(c => char.IsControl(c) ? ' ' : c));
    }

    private static Task<OpenStore> OpenAsync(string? store, CancellationToken cancellationToken) =>
        OpenStore.AtAsync(Settings.Load().Store(store), TimeProvider.System, cancellationToken);
}
