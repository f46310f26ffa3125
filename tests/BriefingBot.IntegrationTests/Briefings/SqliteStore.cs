using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.IntegrationTests.Storage;
using BriefingBot.Storage;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>A new store with all its parts: statements in an SQLite file, and briefings there too or in a database of their own.</summary>
internal sealed class SqliteStore : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDataSource database;
    private readonly DbDataSource? briefings;
    private int articles;

    private SqliteStore(TimeProvider clock, DbDataSource? briefings)
    {
        database = new(folder.File("store.db"));
        this.briefings = briefings;
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

    /// <summary>Ingests one article with one statement that nobody made before; gives the words.</summary>
    public async Task<string> IngestAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref articles);
        var words = FormattableString.Invariant($"Harbour {number} opens at pier {number * 7}");
        var article = News.Article(FormattableString.Invariant($"a{number}"), words + ".");
        await Statements.AddAsync(article, [article.Say(News.Mira, words)], cancellationToken);
        return words;
    }

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
