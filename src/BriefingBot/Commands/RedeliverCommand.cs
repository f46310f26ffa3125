using System.CommandLine;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;

namespace BriefingBot.Commands;

/// <summary><c>deliveries redeliver</c>: sends the words of an earlier delivery again.</summary>
internal static class RedeliverCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var key = CommandLine.Words("DELIVERY", "Its first three words as \"deliveries\" prints them: subscription, channel, occasion. Or its key in one word.", new(1, 3));
        var store = CommandLine.StoreOption();
        var command = new Command("redeliver", "Sends the words of a delivery again that was posted or given up, labelled as sent again; by the running service.") { key, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var words = string.Join('|', parsed.GetValue(key)!);
            await using var open = await OpenStore.WithBriefingsAsync(Settings.Load(), parsed.GetValue(store), TimeProvider.System, cancellationToken);
            try
            {
                var again = await new Redelivery(open.Ledger, open.Subscriptions, TimeProvider.System)
                    .SendAsync(words, Redelivery.NewRequest(), cancellationToken);
                Console.WriteLine(again.Rests
                    ? $"Recorded as {again.Key.Occasion}: the subscription rests, and it is delivered when it goes on."
                    : $"Recorded as {again.Key.Occasion}: the running service delivers it within seconds.");
                return CommandLine.Done;
            }
            catch (FormatException refused)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return DeliveryKey.Parse(words) is null ? CommandLine.WrongUsage : CommandLine.Failed;
            }
        });
        return command;
    }
}
