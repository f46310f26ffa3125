using System.Text.RegularExpressions;

namespace BriefingBot.Core.Briefings;

/// <summary>What somebody asks of briefings in chat, in the same words on every platform.</summary>
public abstract partial record BriefingCommand
{
    // no sensible command is longer, and no expression below takes long on this much
    private const int Longest = 1000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>How to ask, for help texts.</summary>
    public const string Usage = "subscribe to Russia about Syria at 08:00 Europe/Dublin mon-fri · list · pause 3 · resume 3 · unsubscribe 3";

    /// <summary>Reads a command; null when the words are none.</summary>
    public static BriefingCommand? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > Longest)
        {
            return SubscribeWord().IsMatch(words) ? new Unclear("That is too long: name a few speakers and subjects, then say when.") : null;
        }

        if (Subscribe().Match(words) is { Success: true } subscribe)
        {
            return new Add(
                Names(subscribe.Groups["speakers"].Value), Names(subscribe.Groups["about"].Value),
                subscribe.Groups["at"].Value, subscribe.Groups["zone"].Value,
                subscribe.Groups["days"] is { Success: true, Value: var days } ? days : "mon-fri");
        }

        if (SubscribeWord().IsMatch(words))
        {
            return new Unclear("Say when: a time, a time zone and, if you like, the days.");
        }

        if (Change().Match(words) is { Success: true } change)
        {
            var id = long.Parse(change.Groups["id"].Value, System.Globalization.CultureInfo.InvariantCulture);
            return change.Groups["verb"].Value.ToLowerInvariant() switch
            {
                "pause" => new Pause(id, Paused: true),
                "resume" => new Pause(id, Paused: false),
                _ => new Remove(id),
            };
        }

        return ListWord().IsMatch(words) ? new List() : null;
    }

    /// <summary>Begin a subscription.</summary>
    /// <param name="Speakers">As typed; empty for everybody.</param>
    /// <param name="About">As typed; empty for every subject.</param>
    /// <param name="At">As typed.</param>
    /// <param name="Zone">As typed; empty when missing.</param>
    /// <param name="Days">As typed.</param>
    public sealed record Add(IReadOnlyList<string> Speakers, IReadOnlyList<string> About, string At, string Zone, string Days) : BriefingCommand;

    /// <summary>Show the subscriptions of this channel.</summary>
    public sealed record List : BriefingCommand;

    /// <summary>Pause or resume one.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Paused">Whether to pause.</param>
    public sealed record Pause(long Id, bool Paused) : BriefingCommand;

    /// <summary>End one.</summary>
    /// <param name="Id">Its number.</param>
    public sealed record Remove(long Id) : BriefingCommand;

    /// <summary>Meant as a command, and not complete.</summary>
    /// <param name="Missing">What is missing, as a sentence.</param>
    public sealed record Unclear(string Missing) : BriefingCommand;

    private static IReadOnlyList<string> Names(string words) =>
        Everybody().IsMatch(words.Trim()) ? [] : [.. Joints().Split(words).Select(name => name.Trim()).Where(name => name.Length > 0)];

    [GeneratedRegex("""^subscribe(\s+to)?(\s+(?!about\b|at\b)(?<speakers>.+?))?(\s+(about|on)\s+(?<about>.+?))?\s+at\s+(?<at>[0-9]{1,2}:[0-9]{2})(\s+(in\s+)?(?<zone>[A-Za-z][\w+\-]*(/[\w+\-]+)*))??(\s*,?\s+(on\s+)?(?<days>daily|every day|weekdays|(mon|tue|wed|thu|fri|sat|sun)[a-z]*(\s*[-,]\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*)*))?$""", Options, 500)]
    private static partial Regex Subscribe();

    [GeneratedRegex("""^subscribe\b""", Options, 500)]
    private static partial Regex SubscribeWord();

    [GeneratedRegex("""^(?<verb>pause|resume|unsubscribe|remove|stop)\s+#?(?<id>[0-9]{1,9})$""", Options, 500)]
    private static partial Regex Change();

    [GeneratedRegex("""^(list|subscriptions|list subscriptions|my subscriptions)$""", Options, 500)]
    private static partial Regex ListWord();

    [GeneratedRegex("""^(everybody|everyone|anybody|all|everything)?$""", Options, 500)]
    private static partial Regex Everybody();

    [GeneratedRegex("""\s*,\s*|\s+(and|or|&)\s+""", Options, 500)]
    private static partial Regex Joints();
}
