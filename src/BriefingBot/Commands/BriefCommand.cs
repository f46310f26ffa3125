using System.CommandLine;
using System.Text.Json;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Positions;
using BriefingBot.Web;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary><c>brief</c>: previews a briefing.</summary>
internal static class BriefCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var speakers = new Option<string[]>("--speaker") { Description = "Follow this speaker; may be given several times.", HelpName = "S", DefaultValueFactory = _ => [] };
        var about = new Option<string[]>("--about") { Description = "Follow this subject; may be given several times.", HelpName = "T", DefaultValueFactory = _ => [] };
        var since = InstantOption("--since", "The first ingest instant, with its offset; default: from the beginning.");
        var until = InstantOption("--until", "The ingest instant to end before; default: everything so far.");
        var from = DateOption.Create("--from", "The first date of publication.");
        var to = DateOption.Create("--to", "The last date of publication.");
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var store = CommandLine.StoreOption();
        var command = new Command("brief", "Previews a briefing of new positions.") { speakers, about, since, until, from, to, format, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Load();
            await using var open = await OpenStore.AtAsync(settings.Store(parsed.GetValue(store)), TimeProvider.System, cancellationToken);
            await open.ReadSamplesAsync(settings, cancellationToken);
            var scope = new BriefingScope(parsed.GetValue(speakers)!, parsed.GetValue(about)!)
            {
                Since = parsed.GetValue(since),
                Until = parsed.GetValue(until),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
            }.Previewed(OpenDesk.Now);
            var briefing = await new BriefingWriter(open.Statements, Gazetteer.Default, PairEncoder.Default, settings.Links().StatementLink, settings.RecentDays).WriteAsync(scope, note: null, cancellationToken);
            Console.WriteLine(parsed.GetValue(format) == "json" ? BriefingJson.Line(scope, briefing) : TextRenderer.Render(briefing.Message));
            return CommandLine.Done;
        });
        return command;
    }

    private static Option<Instant?> InstantOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "INSTANT",
        CustomParser = result =>
        {
            var parsed = OffsetDateTimePattern.ExtendedIso.Parse(result.Tokens[0].Value);
            if (parsed.Success)
            {
                return parsed.Value.ToInstant();
            }

            result.AddError($"{name} takes an instant with its offset such as 2013-02-16T08:00:00Z, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };
}
