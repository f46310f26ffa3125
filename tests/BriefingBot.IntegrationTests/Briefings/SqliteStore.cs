using BriefingBot.Core.Articles;
using BriefingBot.IntegrationTests.Storage;
using BriefingBot.Storage;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>A new SQLite store with all its parts.</summary>
internal sealed class SqliteStore : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDataSource database;
    private int articles;

    private SqliteStore(TimeProvider clock)
    {
        database = new(folder.File("store.db"));
        Statements = new(database, clock);
        Subscriptions = new(database, clock);
        Ledger = new(database, clock);
        Received = new(database, clock);
        Channels = new(database);
    }

    public SqliteStatementStore Statements { get; }

    public SqliteSubscriptionStore Subscriptions { get; }

    public SqliteDeliveryLedger Ledger { get; }

    public SqliteReceivedMessages Received { get; }

    public SqliteChannelDirectory Channels { get; }

    public static async Task<SqliteStore> OpenAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var store = new SqliteStore(clock);
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
        folder.Dispose();
    }
}
