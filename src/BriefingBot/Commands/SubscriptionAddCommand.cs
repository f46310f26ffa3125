using System.CommandLine;
using BriefingBot.Core.Briefings;

namespace BriefingBot.Commands;

/// <summary><c>subscription add</c>.</summary>
internal static class SubscriptionAddCommand
{
    private static readonly Option<string[]> To = new("--to") { Description = $"{SubscriptionRequest.ChannelForm}; may be given several times.", Required = true, HelpName = "CHANNEL" };
    private static readonly Option<string[]> Speakers = Many("--speaker", "S", "Follow this speaker: a person, country or organisation; may be given several times.");
    private static readonly Option<string[]> About = Many("--about", "T", "Follow this subject; may be given several times.");
    private static readonly Option<string[]> Phrases = Many("--phrase", "WORDS", "Only statements with these words next to each other; of several, one is enough.");
    private static readonly Option<string[]> NotPhrases = Many("--not", "WORDS", "No statements with these words next to each other; may be given several times.");
    private static readonly Option<string> At = One("--at", "HH:MM", "The local time, for example 08:00; none with --immediate.");
    private static readonly Option<string> Zone = One("--zone", "ZONE", "The IANA time zone, for example Europe/Dublin.");
    private static readonly Option<string> Days = One("--days", "DAYS", "mon-fri, mon,wed or daily; default: mon-fri.");
    private static readonly Option<string> Weekly = One("--weekly", "DAY", "Once a week, on this day.");
    private static readonly Option<bool> Immediate = new("--immediate") { Description = "As soon as there is news, at most once in ten minutes." };
    private static readonly Option<string> PauseUntil = One("--pause-until", "DATE", "Begin on this local date.");
    private static readonly Option<string> IfEmpty = One("--if-empty", "silent|line", "What to post when there is nothing new: nothing (the default), or one line.");
    private static readonly Option<string?> Owner = new("--owner") { Description = "Who asks for it.", HelpName = "NAME" };
    private static readonly Option<bool> Preview = new("--preview") { Description = "Save nothing: show what it would post now, when, and how much to expect." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var store = CommandLine.StoreOption();
        var command = new Command("add", "Begins a subscription.") { To, Speakers, About, Phrases, NotPhrases, At, Zone, Days, Weekly, Immediate, PauseUntil, IfEmpty, Owner, Preview, store };
        command.SetAction((parsed, cancellationToken) => OpenDesk.UseAsync(
            parsed.GetValue(store),
            async open =>
            {
                try
                {
                    await (parsed.GetValue(Preview) ? ShowAsync(open, Read(parsed), cancellationToken) : AddAsync(open, Read(parsed), cancellationToken));
                    return CommandLine.Done;
                }
                catch (FormatException unreadable)
                {
                    await Console.Error.WriteLineAsync($"{unreadable.Message} Nothing was saved.");
                    return CommandLine.WrongUsage;
                }
            },
            cancellationToken));
        return command;
    }

    private static SubscriptionRequest Read(ParseResult parsed) => new(
        parsed.GetValue(To)!, parsed.GetValue(Speakers)!, parsed.GetValue(About)!, parsed.GetValue(At)!, parsed.GetValue(Zone)!,
        SubscriptionRequest.DaysOf(parsed.GetValue(Days), parsed.GetValue(Weekly), parsed.GetValue(Immediate)), parsed.GetValue(Owner))
    {
        Phrases = parsed.GetValue(Phrases)!,
        NotPhrases = parsed.GetValue(NotPhrases)!,
        PauseUntil = parsed.GetValue(PauseUntil)!,
        IfEmpty = parsed.GetValue(IfEmpty)!,
    };

    private static async Task AddAsync(OpenDesk open, SubscriptionRequest request, CancellationToken cancellationToken)
    {
        var (added, notes) = await open.Desk.AddAsync(request, cancellationToken);
        Console.WriteLine(SubscriptionCommand.Line(added));
        var volume = await open.Desk.VolumeAsync(added, cancellationToken);
        foreach (var note in notes.Append(volume.Words).Append(volume.Warning).OfType<string>())
        {
            await Console.Error.WriteLineAsync(note);
        }
    }

    private static async Task ShowAsync(OpenDesk open, SubscriptionRequest request, CancellationToken cancellationToken)
    {
        var (asked, notes) = await open.Desk.CheckAsync(request, cancellationToken);
        Console.WriteLine(SubscriptionText.Describe(asked, OpenDesk.Now));
        foreach (var note in notes)
        {
            Console.WriteLine(note);
        }

        SubscriptionCommand.Show(asked, await open.Previewer.WriteAsync(asked, OpenDesk.Now, cancellationToken));
    }

    private static Option<string[]> Many(string name, string help, string description) => new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => [] };

    private static Option<string> One(string name, string help, string description) => new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => string.Empty };
}
