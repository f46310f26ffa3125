using System.Text.RegularExpressions;

namespace BriefingBot.Core.Briefings;

/// <summary>What somebody asks of briefings in chat, in the same words on every platform.</summary>
public abstract partial record BriefingCommand
{
    // no sensible command is longer, and no expression below takes long on this much
    private const int Longest = 1000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>How to ask, for help texts.</summary>
    public const string Usage = "subscribe to Russia about Syria at 08:00 Europe/Dublin mon-fri · list · preview 3 · run 3 · pause 3 until 2027-03-29 · resume 3 · unsubscribe 3";

    /// <summary>Reads a command; null when the words are none.</summary>
    public static BriefingCommand? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > Longest)
        {
            return SubscribeWord().IsMatch(words) ? new Unclear("That is too long: name a few speakers and subjects, then say when.") : null;
        }

        if (SubscribeWord().IsMatch(words))
        {
            return BareSubscribe().IsMatch(words) ? new Form() : ReadAdd(words);
        }

        if (Change().Match(words) is { Success: true } change)
        {
            var id = long.Parse(change.Groups["id"].Value, System.Globalization.CultureInfo.InvariantCulture);
            var date = change.Groups["date"].Value;
            return change.Groups["verb"].Value.ToLowerInvariant() switch
            {
                "pause" => new Pause(id, Paused: true) { Until = date },
                "run" => new Run(id, date),
                _ when date.Length > 0 => null,
                "resume" => new Pause(id, Paused: false),
                "preview" => new Preview(id),
                _ => new Remove(id),
            };
        }

        return ListWord().IsMatch(words) ? new List() : null;
    }

    // phrases stand in quotation marks, so they are taken out first, and what is left is plain
    private static BriefingCommand ReadAdd(string words)
    {
        var (phrases, not) = (new List<string>(), new List<string>());
        var plain = WithPhrases().Replace(words, match =>
        {
            (match.Groups["not"].Success ? not : phrases).AddRange(Quoted().Matches(match.Value).Select(quoted => quoted.Groups["inside"].Value.Trim()));
            return string.Empty;
        });
        var subscribe = Subscribe().Match(plain);
        if (subscribe.Success)
        {
            return Made(subscribe, subscribe.Groups["zone"].Value, subscribe.Groups["days"] is { Success: true, Value: var days } ? days : SubscriptionRequest.UsualDays);
        }

        subscribe = Loosely().Match(plain);
        if (!subscribe.Success)
        {
            return new Unclear("Say when: a time, a time zone and, if you like, the days; or immediately.");
        }

        // something is no zone or no days: whoever reads them says which, and what may be meant
        var rest = subscribe.Groups["rest"].Value.Trim(' ', ',');
        var zone = rest.Split(' ')[0].TrimEnd(',') is var first && (first.Contains('/', StringComparison.Ordinal) || first.Equals("UTC", StringComparison.OrdinalIgnoreCase)) ? first : rest;
        return Made(subscribe, zone, rest[zone.Length..].Trim(' ', ',') is { Length: > 0 } more ? more : SubscriptionRequest.UsualDays);

        Add Made(Match match, string zone, string days) => new(
            Names(match.Groups["speakers"].Value), Names(match.Groups["about"].Value),
            match.Groups["at"].Value, zone, match.Groups["now"].Success ? ScheduleText.Immediately : days)
        { Phrases = phrases, NotPhrases = not };
    }

    /// <summary>Begin a subscription.</summary>
    /// <param name="Speakers">As typed; empty for everybody.</param>
    /// <param name="About">As typed; empty for every subject.</param>
    /// <param name="At">As typed.</param>
    /// <param name="Zone">As typed; empty when missing.</param>
    /// <param name="Days">As typed.</param>
    public sealed record Add(IReadOnlyList<string> Speakers, IReadOnlyList<string> About, string At, string Zone, string Days) : BriefingCommand
    {
        /// <summary>The phrases of which a statement must have one.</summary>
        public IReadOnlyList<string> Phrases { get; init; } = [];

        /// <summary>The phrases of which a statement may have none.</summary>
        public IReadOnlyList<string> NotPhrases { get; init; } = [];

        /// <summary><c>silent</c> or <c>line</c>, or empty.</summary>
        public string IfEmpty { get; init; } = string.Empty;
    }

    /// <summary>Show the form of a new subscription.</summary>
    public sealed record Form : BriefingCommand;

    /// <summary>Show what the next briefing of one would say, and when it comes.</summary>
    /// <param name="Id">Its number.</param>
    public sealed record Preview(long Id) : BriefingCommand;

    /// <summary>Deliver one now.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Date">The past date meant, as typed; empty for now.</param>
    public sealed record Run(long Id, string Date) : BriefingCommand;

    /// <summary>Show the subscriptions of this channel.</summary>
    public sealed record List : BriefingCommand;

    /// <summary>Pause or resume one.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Paused">Whether to pause.</param>
    public sealed record Pause(long Id, bool Paused) : BriefingCommand
    {
        /// <summary>The date on which it goes on by itself, as typed; or empty.</summary>
        public string Until { get; init; } = string.Empty;
    }

    /// <summary>End one.</summary>
    /// <param name="Id">Its number.</param>
    public sealed record Remove(long Id) : BriefingCommand;

    /// <summary>Meant as a command, and not complete.</summary>
    /// <param name="Missing">What is missing, as a sentence.</param>
    public sealed record Unclear(string Missing) : BriefingCommand;

    private static IReadOnlyList<string> Names(string words) =>
        Everybody().IsMatch(words.Trim()) ? [] : [.. Joints().Split(words).Select(name => name.Trim()).Where(name => name.Length > 0)];

    [GeneratedRegex("""^subscribe(\s+to)?(\s+(?!about\b|on\b|at\b|immediate)(?<speakers>.+?))?(\s+(about|on)\s+(?<about>.+?))?\s+((?<now>immediately)|at\s+(?<at>[0-9]{1,2}:[0-9]{2}))(\s+(in\s+)?(?<zone>[A-Za-z][\w+\-]*(/[\w+\-]+)*))??(\s*,?\s+((weekly\s+)?on\s+|every\s+)?(?<days>daily|every day|weekdays|(mon|tue|wed|thu|fri|sat|sun)[a-z]*(\s*[-,]\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*)*))?$""", Options, 500)]
    private static partial Regex Subscribe();

    [GeneratedRegex("""^subscribe(\s+to)?(\s+(?!about\b|on\b|at\b)(?<speakers>.+?))?(\s+(about|on)\s+(?<about>.+?))?\s+at\s+(?<at>[0-9]{1,2}:[0-9]{2})\s*,?\s+(in\s+)?(?<rest>[^\s].*)$""", Options, 500)]
    private static partial Regex Loosely();

    [GeneratedRegex("""\s+with(?<not>out)?\s+["“][^"“”]+["”](\s*(,|or|and)?\s*["“][^"“”]+["”])*""", Options, 500)]
    private static partial Regex WithPhrases();

    [GeneratedRegex("""["“](?<inside>[^"“”]+)["”]""", Options, 500)]
    private static partial Regex Quoted();

    [GeneratedRegex("""^subscribe\b""", Options, 500)]
    private static partial Regex SubscribeWord();

    [GeneratedRegex("""^subscribe(\s+(me|this channel))?$""", Options, 500)]
    private static partial Regex BareSubscribe();

    [GeneratedRegex("""^(?<verb>pause|resume|unsubscribe|remove|stop|preview|run)\s+#?(?<id>[0-9]{1,9})(\s+((until|for|of)\s+)?(?<date>[0-9][0-9-]{0,11}))?$""", Options, 500)]
    private static partial Regex Change();

    [GeneratedRegex("""^(list|subscriptions|list subscriptions|my subscriptions)$""", Options, 500)]
    private static partial Regex ListWord();

    [GeneratedRegex("""^(everybody|everyone|anybody|all|everything)?$""", Options, 500)]
    private static partial Regex Everybody();

    [GeneratedRegex("""\s*,\s*|\s+(and|or|&)\s+""", Options, 500)]
    private static partial Regex Joints();
}
