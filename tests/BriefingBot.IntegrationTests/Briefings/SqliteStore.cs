using System.Data.Common;
using System.Globalization;
using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Storage;
using BriefingBot.Positions;
using BriefingBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>A new store with all its parts: statements in an SQLite file, and briefings there too or in a database of their own.</summary>
internal sealed class SqliteStore : IAsyncDisposable
{
    private static readonly string[] Syllables = ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu"];

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDataSource database;
    private readonly DbDataSource? briefings;
    private readonly TimeProvider clock;
    private int articles;

    private SqliteStore(TimeProvider clock, DbDataSource? briefings)
    {
        database = new(folder.File("store.db"));
        this.briefings = briefings;
        this.clock = clock;
        Statements = new(database, clock);
        Subscriptions = new(briefings ?? database, Statements, clock);
        Ledger = new(briefings ?? database, Statements, clock);
        Received = new(briefings ?? database, clock);
        Channels = new(briefings ?? database);
    }

    /// <summary>The file, for those who open it a second time.</summary>
    public string Path => database.Path;

    public SqliteStatementStore Statements { get; }

    public SubscriptionStore Subscriptions { get; }

    public DeliveryLedger Ledger { get; }

    public ReceivedMessages Received { get; }

    public ChannelDirectory Channels { get; }

    /// <summary>Makes one.</summary>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="briefings">Where subscriptions and deliveries are, tables and all, closed with the store; null for the file.</param>
    public static async Task<SqliteStore> OpenAsync(TimeProvider clock, CancellationToken cancellationToken, DbDataSource? briefings = null)
    {
        var store = new SqliteStore(clock, briefings);
        await SqliteSchema.PrepareAsync(store.database, cancellationToken);
        return store;
    }

    /// <summary>Ingests one article with one statement that nobody made before, published today or undated; gives the words.</summary>
    public async Task<string> IngestAsync(CancellationToken cancellationToken, bool isDated = true)
    {
        var number = Interlocked.Increment(ref articles);
        var name = string.Concat(number.ToString("0000", CultureInfo.InvariantCulture).Reverse().Select(digit => Syllables[digit - '0']));
        var words = FormattableString.Invariant($"{name}burg {name}s the {name}ark at pier {number * 7}"); // no word of another's
        var article = News.Article(FormattableString.Invariant($"a{number}"), words + ".", isDated ? Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date : null);
        await Statements.AddAsync(article, [article.Say(News.Mira, words)], cancellationToken);
        return words;
    }

    /// <summary>A replica of the service that delivers what is due here to one platform.</summary>
    public BriefingDelivery Replica(IChatPlatform platform) => new(
        Subscriptions,
        Ledger,
        new(Statements, Gazetteer.Default, PairEncoder.Default, statement => new("https://briefing.example/" + statement.Id)),
        [platform],
        clock,
        NullLogger<BriefingDelivery>.Instance);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        if (briefings is not null)
        {
            await briefings.DisposeAsync();
        }

        folder.Dispose();
    }
}
