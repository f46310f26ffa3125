using System.CommandLine;
using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Web;

namespace BriefingBot.Commands;

/// <summary><c>deliveries</c>: what was delivered, what waits, what failed and why.</summary>
internal static class DeliveriesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var subscription = new Option<string?>("--subscription") { Description = "Only of this subscription.", HelpName = "ID" };
        var state = new Option<string?>("--state") { Description = $"Only in this state: {string.Join(", ", DeliveryQuery.States)}.", HelpName = "STATE" };
        var before = new Option<string?>("--before") { Description = "Only older ones than this one: its key SUBSCRIPTION|CHANNEL|OCCASION.", HelpName = "KEY" };
        var limit = new Option<string?>("--limit") { Description = $"How many at most: 1 to {DeliveryQuery.Most}, which is the default.", HelpName = "N" };
        var format = new Option<string>("--format") { Description = "text, json or csv.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var store = CommandLine.StoreOption();
        var command = new Command("deliveries", "Shows the ledger of deliveries, newest first.") { subscription, state, before, limit, format, store, RedeliverCommand.Create() };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenStore.WithBriefingsAsync(Settings.Load(), parsed.GetValue(store), TimeProvider.System, cancellationToken);
            DeliveryQuery query;
            try
            {
                query = await DeliveryQuery.ReadAsync(
                    open.Ledger, new(parsed.GetValue(subscription), parsed.GetValue(state), parsed.GetValue(before), parsed.GetValue(limit)), DeliveryQuery.Most, cancellationToken);
            }
            catch (FormatException refused)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return CommandLine.WrongUsage;
            }

            var part = await query.ListAsync(open.Ledger, cancellationToken);
            var rows = part.Deliveries.Select(DeliveryRow.Of).ToList();
            Console.WriteLine(parsed.GetValue(format) switch
            {
                "json" => JsonSerializer.Serialize(rows, StatementJson.Options),
                "csv" => string.Join('\n', [DeliveryRow.Header, .. rows.Select(row => string.Join(',', row.Cells().Select(Csv)))]),
                _ => rows.Count == 0 ? query.Filter == new DeliveryFilter() ? "Nothing was delivered yet." : "There is no such delivery." : string.Join('\n', rows.Select(row => row.Line())),
            });
            if (part.Last is { } last)
            {
                await Console.Error.WriteLineAsync($"There are older ones: --before \"{last}\"");
            }

            return CommandLine.Done;
        });
        return command;
    }

    // a cell that a spreadsheet would take for a formula is made text
    private static string Csv(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
