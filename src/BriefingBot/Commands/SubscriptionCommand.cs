using System.CommandLine;
using System.Globalization;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Commands;

/// <summary><c>subscription add|list|pause|resume|remove|run</c>.</summary>
internal static class SubscriptionCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("subscription", "Who gets briefings about what, where and when.")
    {
        Add(), List(),
        Change("pause", "Lets a subscription rest.", (store, id, token) => store.Subscriptions.PauseAsync(id, paused: true, token)),
        Change("resume", "Lets a resting subscription go on.", (store, id, token) => store.Subscriptions.PauseAsync(id, paused: false, token)),
        Change("remove", "Ends a subscription.", (store, id, token) => store.Subscriptions.RemoveAsync(id, token)),
        Run(),
    };

    private static Command Add()
    {
        var to = new Option<string>("--to") { Description = "slack:TEAM/CHANNEL or teams:CONVERSATION.", Required = true, HelpName = "CHANNEL" };
        var speakers = new Option<string[]>("--speaker") { Description = "Follow this speaker; may be given several times.", HelpName = "S", DefaultValueFactory = _ => [] };
        var about = new Option<string[]>("--about") { Description = "Follow this subject; may be given several times.", HelpName = "T", DefaultValueFactory = _ => [] };
        var (at, zone, days, store) = (ScheduleCommand.At(), ScheduleCommand.Zone(), ScheduleCommand.Days(), CommandLine.StoreOption());
        var command = new Command("add", "Begins a subscription.") { to, speakers, about, at, zone, days, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (ChannelAddress.Parse(parsed.GetValue(to)) is not { } channel)
            {
                return Wrong($"--to takes slack:TEAM/CHANNEL or teams:CONVERSATION, not \"{parsed.GetValue(to)}\".");
            }

            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            try
            {
                var added = await new BriefingDesk(open.Subscriptions, TimeProvider.System).AddAsync(
                    channel, parsed.GetValue(speakers)!, parsed.GetValue(about)!, parsed.GetValue(at)!, parsed.GetValue(zone)!, parsed.GetValue(days)!, owner: null, cancellationToken);
                Console.WriteLine(Line(added));
                return CommandLine.Done;
            }
            catch (FormatException unreadable)
            {
                return Wrong(unreadable.Message);
            }
        });
        return command;
    }

    private static Command List()
    {
        var store = CommandLine.StoreOption();
        var command = new Command("list", "Shows the subscriptions.") { store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            foreach (var subscription in await open.Subscriptions.ListAsync(cancellationToken))
            {
                Console.WriteLine(Line(subscription));
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command Change(string name, string description, Func<OpenStore, long, CancellationToken, Task<bool>> change)
    {
        var id = Id();
        var store = CommandLine.StoreOption();
        var command = new Command(name, description) { id, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            return await change(open, parsed.GetValue(id), cancellationToken) ? CommandLine.Done : Unknown(parsed.GetValue(id));
        });
        return command;
    }

    private static Command Run()
    {
        var id = Id();
        var date = DateOption.Create("--date", "The local date whose briefing to deliver; default: what is new now, once more.");
        var store = CommandLine.StoreOption();
        var command = new Command("run", "Delivers a briefing now, by the running service.") { id, date, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            var subscription = (await open.Subscriptions.ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == parsed.GetValue(id));
            if (subscription is null)
            {
                return Unknown(parsed.GetValue(id));
            }

            var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            var occasion = parsed.GetValue(date) is { } day ? BriefingDelivery.DateOccasion(day) : "run-" + Guid.NewGuid().ToString("N");
            var isNew = await open.Ledger.TryClaimAsync(new(subscription.Id, subscription.Channel, occasion), now, cancellationToken);
            Console.WriteLine(isNew ? $"Recorded as {occasion}: the running service delivers it within seconds." : $"The briefing of {occasion} is on record already and is not delivered twice: see \"deliveries\".");
            return CommandLine.Done;
        });
        return command;
    }

    private static Argument<long> Id() => new("ID") { Description = "The subscription's number." };

    private static Task<OpenStore> OpenAsync(string? store, CancellationToken cancellationToken) =>
        OpenStore.WithBriefingsAsync(Settings.Load(), store, TimeProvider.System, cancellationToken);

    private static string Line(Subscription subscription) =>
        string.Create(CultureInfo.InvariantCulture, $"{subscription.Id}\t{subscription.Channel}\t{BriefingDesk.Describe(subscription)}");

    private static int Wrong(string message)
    {
        Console.Error.WriteLine(message);
        return CommandLine.WrongUsage;
    }

    private static int Unknown(long id)
    {
        Console.Error.WriteLine($"There is no subscription {id}: \"subscription list\" shows what there is.");
        return CommandLine.Failed;
    }
}
