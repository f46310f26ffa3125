using System.CommandLine;
using System.Text.Json;
using BriefingBot.Web;

namespace BriefingBot.Commands;

/// <summary><c>deliveries</c>: what was delivered, what waits, what failed and why.</summary>
internal static class DeliveriesCommand
{
    private const int Newest = 1000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var subscription = new Option<long?>("--subscription") { Description = "Only of this subscription.", HelpName = "ID" };
        var format = new Option<string>("--format") { Description = "text, json or csv.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var store = CommandLine.StoreOption();
        var command = new Command("deliveries", "Shows the ledger of deliveries, newest first.") { subscription, format, store, RedeliverCommand.Create() };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenStore.WithBriefingsAsync(Settings.Load(), parsed.GetValue(store), TimeProvider.System, cancellationToken);
            var rows = (await open.Ledger.ListAsync(parsed.GetValue(subscription), Newest, cancellationToken)).Select(DeliveryRow.Of).ToList();
            Console.WriteLine(parsed.GetValue(format) switch
            {
                "json" => JsonSerializer.Serialize(rows, StatementJson.Options),
                "csv" => string.Join('\n', [DeliveryRow.Header, .. rows.Select(row => string.Join(',', row.Cells().Select(Csv)))]),
                _ => rows.Count == 0 ? "Nothing was delivered yet." : string.Join('\n', rows.Select(row => row.Line())),
            });
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
