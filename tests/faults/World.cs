using System.Data.Common;
using BriefingBot.Briefings;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace BriefingBot.Faults;

/// <summary>A store, two chat platforms and subscriptions of every kind, in which days of briefings pass in seconds.</summary>
internal sealed class World : IAsyncDisposable
{
    private const string TeamsPath = "teams/";
    private const string IsOpen = "state IN ('Claimed', 'Posting', 'Retrying')";

    // the program takes up what an earlier one left when its lease is over, and a refused one after its wait: here at once
    private const string EndWaits = $"UPDATE delivery SET next_at = @now WHERE {IsOpen} AND next_at > @now";

    // turns to post that a killed program reserved are over by then
    private const string ForgetPace = "DELETE FROM workspace_pace";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbot-faults-");
    private readonly SqliteDataSource file;
    private readonly NpgsqlDataSource? server;
    private int days;

    private World(ChatStub stub, NpgsqlDataSource? server)
    {
        (Stub, this.server) = (stub, server);
        file = new(Path.Combine(folder.FullName, "store.db"));
        Statements = new(file, TimeProvider.System);
        Ledger = new(Database, Statements, TimeProvider.System);
        Due = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(2);
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Store__Connection"] = file.Path,
            ["Samples__Enabled"] = "false",
            ["Slack__SigningSecret"] = "0123456789abcdef0123456789abcdef",
            ["Slack__BotToken"] = "xoxb-made-up",
            ["Slack__ApiUrl"] = stub.Url + "api/",
            ["Slack__PostsPerMinute"] = "6000", // a day passes in seconds
            ["Teams__AppId"] = "11111111-2222-3333-4444-555555555555",
            ["Teams__AppPassword"] = "made-up",
            ["Teams__TokenEndpoint"] = stub.Url + "token",
            ["Teams__AllowedServiceUrls__0"] = stub.Url + TeamsPath,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__BriefingBot"] = "Information",
            // nothing lives long enough to gain by better code or a concurrent collector: starts are cheaper without
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_TC_CallCountingDelayMs"] = "60000",
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_gcConcurrent"] = "0",
        };
        if (server is not null)
        {
            Settings["Briefings__Connection"] = server.ConnectionString;
        }
    }

    /// <summary>The chat platforms.</summary>
    public ChatStub Stub { get; }

    /// <summary>The statements.</summary>
    public SqliteStatementStore Statements { get; }

    /// <summary>The ledger.</summary>
    public DeliveryLedger Ledger { get; }

    /// <summary>The subscriptions.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; private set; } = [];

    /// <summary>Sends earlier deliveries again.</summary>
    public Redelivery Redelivery => new(Ledger, new SubscriptionStore(Database, Statements, TimeProvider.System), TimeProvider.System);

    /// <summary>When today's briefings are due.</summary>
    public Instant Due { get; }

    /// <summary>The occasion of today's briefings.</summary>
    public string Today => Occasion.OfDate(Due.InUtc().Date);

    /// <summary>The settings of the service, as environment variables.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>Where the service runs.</summary>
    public string Folder => folder.FullName;

    // when all that is not of today was due
    private string Past => Stamps.Write(Due - Duration.FromDays(2));

    private DbDataSource Database => (DbDataSource?)server ?? file;

    /// <summary>Makes one.</summary>
    /// <param name="postgres">A server to keep subscriptions and deliveries on, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<World> CreateAsync(string? postgres, CancellationToken cancellationToken)
    {
        var shared = postgres is null ? null : PostgresConnection.Open(await DatabaseAsync(postgres, cancellationToken));
        var world = new World(await ChatStub.StartAsync(cancellationToken), shared);
        await SqliteSchema.PrepareAsync(world.file, cancellationToken);
        if (shared is not null)
        {
            await PostgresSchema.PrepareAsync(shared, cancellationToken);
        }

        await world.SubscribeAsync(cancellationToken);
        return world;
    }

    /// <summary>Brings an article.</summary>
    public Task BringAsync(Article article, CancellationToken cancellationToken) => Statements.AddAsync(article, News.Read(article), cancellationToken);

    /// <summary>How many deliveries of today came to their end, and how many did not.</summary>
    public async Task<(long Closed, long Open)> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<(long, long)>(
            $"SELECT coalesce(sum(CASE WHEN {IsOpen} THEN 0 ELSE 1 END), 0), coalesce(sum(CASE WHEN {IsOpen} THEN 1 ELSE 0 END), 0) FROM delivery WHERE due_at > @Past", new { Past });
    }

    /// <summary>How many deliveries of today wait for longer than a minute after something went wrong.</summary>
    public async Task<long> CountWaitingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenConnectionAsync(cancellationToken);
        var later = Stamps.Write(SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(1));
        return await connection.QuerySingleAsync<long>($"SELECT count(*) FROM delivery WHERE due_at > @Past AND {IsOpen} AND problem IS NOT NULL AND next_at > @later", new { Past, later });
    }

    /// <summary>The deliveries of today.</summary>
    public async Task<IReadOnlyList<Delivery>> RowsAsync(CancellationToken cancellationToken)
    {
        var (closed, open) = await CountAsync(cancellationToken);
        return closed + open == 0 ? [] : await Ledger.ListAsync(subscription: null, (int)(closed + open), cancellationToken);
    }

    /// <summary>So much time passes that nothing waits any more.</summary>
    public async Task EndWaitsAsync()
    {
        await using var connection = await Database.OpenConnectionAsync();
        await connection.ExecuteAsync(EndWaits, new { now = Stamps.Write(SystemClock.Instance.GetCurrentInstant()) });
        await connection.ExecuteAsync(ForgetPace);
    }

    /// <summary>A day passes: what was of today is of an earlier date, and the pace of immediate ones allows the next.</summary>
    public async Task PassDayAsync()
    {
        var earlier = Occasion.OfDate(Due.InUtc().Date.PlusDays(++days - 10_000)); // a date of its own for each, and all before today
        var paced = Stamps.Write(SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(11));
        await using var connection = await Database.OpenConnectionAsync();
        await using var whole = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("UPDATE delivery SET occasion = @earlier WHERE occasion = @Today", new { earlier, Today }, whole);
        await connection.ExecuteAsync("UPDATE delivery SET since = @paced WHERE occasion LIKE 'batch-%' AND since > @paced", new { paced }, whole);
        await connection.ExecuteAsync("UPDATE delivery SET until = @paced WHERE occasion LIKE 'batch-%' AND until > @paced", new { paced }, whole);
        await connection.ExecuteAsync("UPDATE delivery SET due_at = @Past WHERE due_at > @Past", new { Past }, whole);
        await connection.ExecuteAsync(ForgetPace, transaction: whole);
        await connection.ExecuteAsync("UPDATE subscription SET next_due = ''", transaction: whole); // today is due again
        await whole.CommitAsync();
        Stub.Redate(Today, earlier);
    }

    /// <summary>What Teams shows of a message: its words.</summary>
    public string InTeams(ChannelAddress channel, ChatMessage message) =>
        PostedWords.OfTeams(System.Text.Json.JsonSerializer.SerializeToNode(TeamsMessages.Post(Reference(channel), message), ActivityJson.Options)!);

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        await file.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static async Task<string> DatabaseAsync(string postgres, CancellationToken cancellationToken)
    {
        var name = $"faults_{Guid.NewGuid():N}";
        await using var source = PostgresConnection.Open(postgres);
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(source.ConnectionString) { Database = name }.ConnectionString;
    }

    private ConversationReference Reference(ChannelAddress channel) =>
        new(Stub.Url + TeamsPath, new("28:bot", "BriefingBot"), new() { Id = channel.Id }, "msteams", TenantId: null, IsProved: false);

    // each channel has one subscription, so that what stands in it tells whose it is
    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        var daily = new BriefingSchedule(new LocalTime(Due.InUtc().Hour, Due.InUtc().Minute), DateTimeZone.Utc, ScheduleText.Days("mon-sun"));
        var never = daily with { Days = ScheduleText.Days(Due.InUtc().Date.PlusDays(1).DayOfWeek.ToString()[..3].ToLowerInvariant()) }; // it is run by hand
        await AddAsync(daily, cancellationToken, "slack:T1/C1", "slack:T1/C2");
        await AddAsync(daily, cancellationToken, "slack:T1/" + ChatStub.BlindChannel);
        await AddAsync(daily, cancellationToken, "teams:19:a@thread.v2", "teams:19:b@thread.v2");
        await AddAsync(daily, cancellationToken, "slack:T1/C3", "teams:19:c@thread.v2");
        await AddAsync(ScheduleText.Read(string.Empty, "UTC", ScheduleText.Immediately, DateTimeZoneProviders.Tzdb), cancellationToken, "slack:T1/C4", "teams:19:d@thread.v2");
        await AddAsync(never, cancellationToken, "slack:T1/C5", "teams:19:e@thread.v2");
    }

    private async Task AddAsync(BriefingSchedule schedule, CancellationToken cancellationToken, params string[] to)
    {
        var since = Due - Duration.FromHours(1);
        ChannelAddress[] channels = [.. to.Select(address => ChannelAddress.Parse(address)!)];
        var added = await new SubscriptionStore(Database, Statements, TimeProvider.System).AddAsync(new(0, channels, [], [], schedule, Owner: null, since, since, 0, IsPaused: false), cancellationToken);
        Subscriptions = [.. Subscriptions, added!];
        foreach (var channel in channels.Where(channel => channel.Platform == ChannelAddress.Teams))
        {
            await new ChannelDirectory(Database).SaveAsync(channel, Reference(channel).ToString(), cancellationToken);
        }
    }
}
