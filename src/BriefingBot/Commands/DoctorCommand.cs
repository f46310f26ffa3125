using System.CommandLine;
using System.Globalization;
using BriefingBot.Chat.Slack;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Briefings;
using BriefingBot.Storage;
using BriefingBot.Web;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary><c>doctor</c>: whether the program can do its work here; one line each, with what to do where it cannot. It shows no secret.</summary>
internal static class DoctorCommand
{
    private const int LookedAt = 1000; // of the newest deliveries

    // an article stored in the future was stored by another clock, or this one went back
    private static readonly Duration Tolerance = Duration.FromMinutes(5);

    private enum Health
    {
        Good,
        Off,
        Bad,
    }

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var store = CommandLine.StoreOption();
        var command = new Command("doctor", "Looks at settings, store, scheduler, credentials and clock; exit code 1 when something needs mending.") { store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var findings = await ExamineAsync(parsed.GetValue(store), TimeProvider.System, cancellationToken);
            foreach (var finding in findings)
            {
                Console.WriteLine($"{finding.Health switch { Health.Good => "ok  ", Health.Off => "off ", _ => "BAD " }} {finding.What,-12} {string.Concat(finding.Words.Select(c => char.IsControl(c) ? ' ' : c))}");
            }

            return findings.Any(finding => finding.Health == Health.Bad) ? CommandLine.Failed : CommandLine.Done;
        });
        return command;
    }

    private static async Task<List<Finding>> ExamineAsync(string? option, TimeProvider clock, CancellationToken cancellationToken)
    {
        Settings settings;
        try
        {
            settings = Settings.Load();
        }
        catch (SettingsException broken)
        {
            return [new(Health.Bad, "settings", broken.Message)]; // all else hangs on them
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var findings = new List<Finding> { SettingsOf(settings), Keys(settings), Slack(settings), Teams(settings) };
        findings.AddRange(await StoreAsync(settings, option, now, cancellationToken));
        return findings;
    }

    private static Finding SettingsOf(Settings settings)
    {
        var file = Path.Combine(settings.Root, "appsettings.json");
        var where = File.Exists(file) ? file : $"{settings.Root} (no appsettings.json)";
        return Judge("settings", () =>
        {
            _ = settings.WithSamples;
            _ = settings.Links();
            var isLocal = settings.PublicUrl.IsLoopback && (IsSet(settings, "Slack:SigningSecret") || IsSet(settings, "Teams:AppId"));
            return isLocal
                ? new(Health.Bad, "settings", $"Web:PublicUrl is {settings.PublicUrl}, so links in chat open on this machine only. Set it to the address people reach the service at.")
                : new(Health.Good, "settings", $"{where}; links begin with {settings.PublicUrl}");
        });
    }

    private static Finding Keys(Settings settings) => Judge("api keys", () =>
    {
        var keys = ApiOptions.ReadKeys(settings.Configuration);
        return new ApiOptionsValidator().Validate(null, new() { Keys = keys }) is { Failed: true } wrong ? new(Health.Bad, "api keys", wrong.FailureMessage)
            : keys.Count == 0 ? new(Health.Off, "api keys", "only this machine may open the console and /api; set Api:Keys to let others in")
            : new(Health.Good, "api keys", $"{keys.Count} {(keys.Count == 1 ? "key lets" : "keys let")} others in");
    });

    private static Finding Slack(Settings settings) => Judge("slack", () =>
    {
        var options = settings.Configuration.GetSection(SlackOptions.Section).Get<SlackOptions>() ?? new();
        return new SlackOptionsValidator().Validate(null, options) is { Failed: true } wrong ? new(Health.Bad, "slack", wrong.FailureMessage)
            : options.SigningSecrets.Count == 0 && string.IsNullOrEmpty(options.BotToken) ? new(Health.Off, "slack", "set Slack:SigningSecret and Slack:BotToken to connect it")
            : options.SigningSecrets.Count == 0 ? new(Health.Bad, "slack", "Slack:BotToken is set without Slack:SigningSecret, so no request of Slack is believed. Set it: api.slack.com/apps, Basic Information.")
            : string.IsNullOrEmpty(options.BotToken) ? new(Health.Bad, "slack", "Slack:SigningSecret is set without Slack:BotToken, so mentions and briefings are not posted. Set it: api.slack.com/apps, OAuth & Permissions.")
            : new(Health.Good, "slack", "a signing secret and a bot token are set");
    });

    private static Finding Teams(Settings settings) => Judge("teams", () =>
    {
        var options = settings.Configuration.GetSection(TeamsOptions.Section).Get<TeamsOptions>() ?? new();
        return new TeamsOptionsValidator().Validate(null, options) is { Failed: true } wrong ? new(Health.Bad, "teams", wrong.FailureMessage)
            : options.HasCredentials ? new(Health.Good, "teams", string.IsNullOrEmpty(options.TenantId) ? "an app is set, for every tenant that installed it" : "an app is set, for one tenant")
            : Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == Environments.Development
                ? new(Health.Off, "teams", "the playground on this machine only; set Teams:AppId, Teams:AppPassword and Teams:TenantId to connect it")
                : new(Health.Off, "teams", "missing credentials: set Teams:AppId, Teams:AppPassword and Teams:TenantId to connect it");
    });

    private static async Task<List<Finding>> StoreAsync(Settings settings, string? option, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            var place = OpenStore.PathOf(settings.Store(option));
            if (!File.Exists(place))
            {
                return [new(Health.Off, "store", $"none yet at {place}: the first start or \"briefingbot ingest PATH\" makes it"), new(Health.Off, "scheduler", "no store, so nothing is due"), Clock(now, null)];
            }

            await using var open = await OpenStore.AtAsync(place, TimeProvider.System, cancellationToken);
            var summary = await open.Statements.SummaryAsync(cancellationToken);
            var words = string.Create(CultureInfo.InvariantCulture, $"{place}: {summary.Statements:N0} statements of {summary.Articles:N0} articles; \"store check\" reads all of it");
            return [new(Health.Good, "store", words), .. await BriefingsAsync(settings, option, now, cancellationToken), Clock(now, await open.NewestArticleAsync(cancellationToken))];
        }
        catch (StoreException broken)
        {
            return [new(Health.Bad, "store", broken.Message), new(Health.Bad, "scheduler", "unknown while the store cannot be read"), Clock(now, null)];
        }
    }

    private static async Task<List<Finding>> BriefingsAsync(Settings settings, string? option, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            await using var open = await OpenStore.WithBriefingsAsync(settings, option, TimeProvider.System, cancellationToken);
            var mend = settings.Briefings is null ? "; set Briefings:Connection to a PostgreSQL database for several replicas" : string.Empty;
            return [new(Health.Good, "briefings", $"{open.BriefingsPlace} keeps subscriptions and deliveries{mend}"), await SchedulerAsync(open, now, cancellationToken), .. await PausedAsync(open, cancellationToken)];
        }
        catch (StoreException broken)
        {
            return [new(Health.Bad, "briefings", broken.Message), new(Health.Bad, "scheduler", "unknown while subscriptions cannot be read")];
        }
    }

    private static async Task<Finding> SchedulerAsync(OpenStore open, Instant now, CancellationToken cancellationToken)
    {
        var subscriptions = await open.Subscriptions.ListAsync(cancellationToken);
        var active = subscriptions.Where(subscription => !subscription.IsPaused).ToList();
        var deliveries = await open.Ledger.ListAsync(subscription: null, LookedAt, cancellationToken);
        var stuck = deliveries.Count(delivery => delivery.State is DeliveryState.Claimed or DeliveryState.Posting or DeliveryState.Retrying && now - delivery.DueAt > Duration.FromHours(1));
        var failed = deliveries.Count(delivery => delivery.State == DeliveryState.Failed && now - delivery.DueAt < Duration.FromDays(7));
        var count = $"{active.Count} of {subscriptions.Count} subscriptions are active";
        return stuck > 0 ? new(Health.Bad, "scheduler", $"{count}; {stuck} deliveries have waited for an hour. Start the service, or see why with \"briefingbot deliveries\".")
            : failed > 0 ? new(Health.Bad, "scheduler", $"{count}; {failed} deliveries of the last seven days were given up. \"briefingbot deliveries\" says why.")
            : active.Count == 0 ? new(Health.Off, "scheduler", $"{count}; \"briefingbot subscription add\" begins one")
            : new(Health.Good, "scheduler", $"{count}; the next briefing is due at {InstantPattern.General.Format(active.Min(subscription => subscription.Schedule.NextDue(now).At))}");
    }

    private static async Task<IEnumerable<Finding>> PausedAsync(OpenStore open, CancellationToken cancellationToken) => (await open.Ledger.PausedAsync(cancellationToken))
        .Select(paused => new Finding(Health.Bad, "workspace", $"what goes to {paused.Workspace} has waited since {InstantPattern.General.Format(paused.Since)}. {paused.Reason}"));

    private static Finding Clock(Instant now, Instant? newest)
    {
        var zones = DateTimeZoneProviders.Tzdb.VersionId;
        return newest is { } last && last - now > Tolerance
            ? new(Health.Bad, "clock", $"it is {InstantPattern.General.Format(now)} here, and the newest article was stored at {InstantPattern.General.Format(last)}. Set the clock, best by NTP: briefings go by it.")
            : new(Health.Good, "clock", $"{InstantPattern.General.Format(now)}; time zones of {zones}");
    }

    // a value that is no number, address or time stops the binding itself
    private static Finding Judge(string what, Func<Finding> judge)
    {
        try
        {
            return judge();
        }
        catch (Exception wrong) when (wrong is SettingsException or InvalidOperationException or OptionsValidationException)
        {
            return new(Health.Bad, what, wrong is InvalidOperationException ? $"A setting cannot be read: {wrong.Message}" : wrong.Message);
        }
    }

    private static bool IsSet(Settings settings, string name) => !string.IsNullOrEmpty(settings.Configuration[name]);

    private sealed record Finding(Health Health, string What, string Words);
}
