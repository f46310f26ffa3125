using System.CommandLine;
using System.Globalization;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary><c>subscription add|list|preview|pause|resume|remove|run</c>.</summary>
internal static class SubscriptionCommand
{
    private const int ShownDues = 5;
    private const int ShownEnds = 100;

    private static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    /// <summary>The command.</summary>
    public static Command Create() => new("subscription", "Who gets briefings about what, where and when.")
    {
        SubscriptionAddCommand.Create(), List(), Preview(), Pause(),
        OfOne("resume", "Lets a resting subscription go on.", (open, one, token) => open.Store.Subscriptions.ResumeAsync(one.Id, token)),
        OfOne("remove", "Ends a subscription.", (open, one, token) => open.Store.Subscriptions.RemoveAsync(one.Id, token)),
        Run(),
    };

    /// <summary>A subscription on one line: number, channels, what and when.</summary>
    public static string Line(Subscription subscription) => string.Create(
        CultureInfo.InvariantCulture,
        $"{subscription.Id}\t{string.Join(' ', subscription.Destinations)}\t{SubscriptionText.Describe(subscription, Now)}{(subscription.Owner is { } owner ? $"\t{owner}" : string.Empty)}");

    /// <summary>Prints what a subscription will bring.</summary>
    public static void Show(Subscription subscription, SubscriptionPreview preview)
    {
        Console.WriteLine(preview.Volume.Words);
        if (preview.Volume.Warning is { } warning)
        {
            Console.WriteLine(warning);
        }

        var dues = subscription.Schedule.Upcoming(Now).Take(ShownDues).ToList();
        Console.WriteLine(dues.Count == 0 ? "It comes as soon as there is news, at most once in ten minutes." : $"Next: {string.Join(" · ", dues.Select(due => SubscriptionText.When(due.At, subscription.Schedule.Zone)))}");
        Console.WriteLine($"\nWith the news since {SubscriptionText.When(preview.Since, subscription.Schedule.Zone)} it would say:\n\n{TextRenderer.Render(preview.Briefing.Message)}");
    }

    private static Command List()
    {
        var store = CommandLine.StoreOption();
        var command = new Command("list", "Shows the subscriptions: number, channels, what and when, and whose; and the channels that are gone.") { store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenStore.WithBriefingsAsync(Settings.Load(), parsed.GetValue(store), TimeProvider.System, cancellationToken);
            foreach (var subscription in await open.Subscriptions.ListAsync(cancellationToken))
            {
                Console.WriteLine(Line(subscription));
            }

            foreach (var ended in await open.Subscriptions.EndedAsync(ShownEnds, cancellationToken))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ended.Subscription}\tno longer to {ended.Destination} since {InstantPattern.General.Format(ended.At)}\t{ended.Reason}"));
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command Preview() => OfOne("preview", "Shows what the next briefing would say now, when it comes, and how much to expect.", async (open, one, token) =>
    {
        Console.WriteLine(SubscriptionText.Describe(one, Now));
        Show(one, await open.Previewer.WriteAsync(one, Now, token));
        return true;
    });

    private static Command Pause()
    {
        var until = new Option<string>("--until") { Description = "The local date on which it goes on by itself, for example 2027-03-29; default: when it is resumed.", HelpName = "DATE", DefaultValueFactory = _ => string.Empty };
        var command = OfOne("pause", "Lets a subscription rest.", (open, one, parsed, token) =>
            open.Store.Subscriptions.PauseAsync(one.Id, SubscriptionRequest.ReadPause(parsed.GetValue(until)!, Now, one.Schedule.Zone), token));
        command.Add(until);
        return command;
    }

    private static Command Run()
    {
        var date = DateOption.Create("--date", "The local date whose briefing to deliver, today or past; default: what is new now, once more.");
        var command = OfOne("run", "Delivers a briefing now, by the running service.", async (open, one, parsed, token) =>
        {
            var (occasion, isNew) = await open.Desk.RunAsync(one, parsed.GetValue(date), token);
            Console.WriteLine(!isNew ? $"The briefing of {occasion} is on record already and is not delivered twice: see \"deliveries\"."
                : one.IsRestingAt(Now) ? $"Recorded as {occasion}: the subscription rests, and it is delivered when it goes on."
                : $"Recorded as {occasion}: the running service delivers it within seconds.");
            return true;
        });
        command.Add(date);
        return command;
    }

    private static Command OfOne(string name, string description, Func<OpenDesk, Subscription, CancellationToken, Task<bool>> act) =>
        OfOne(name, description, (open, one, _, token) => act(open, one, token));

    private static Command OfOne(string name, string description, Func<OpenDesk, Subscription, ParseResult, CancellationToken, Task<bool>> act)
    {
        var id = new Argument<long>("ID") { Description = "The subscription's number." };
        var store = CommandLine.StoreOption();
        var command = new Command(name, description) { id, store };
        command.SetAction((parsed, cancellationToken) => OpenDesk.UseAsync(
            parsed.GetValue(store),
            async open =>
            {
                try
                {
                    var one = (await open.Store.Subscriptions.ListAsync(cancellationToken)).FirstOrDefault(subscription => subscription.Id == parsed.GetValue(id));
                    if (one is not null && await act(open, one, parsed, cancellationToken))
                    {
                        return CommandLine.Done;
                    }
                }
                catch (FormatException unreadable)
                {
                    await Console.Error.WriteLineAsync(unreadable.Message);
                    return CommandLine.WrongUsage;
                }

                await Console.Error.WriteLineAsync($"There is no subscription {parsed.GetValue(id)}: \"subscription list\" shows what there is.");
                return CommandLine.Failed;
            },
            cancellationToken));
        return command;
    }
}
