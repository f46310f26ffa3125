using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Feeds;
using BriefingBot.Storage;

namespace BriefingBot.Commands;

/// <summary>A store opened for one command.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly SqliteDataSource database;

    private OpenStore(SqliteDataSource database, TimeProvider clock)
    {
        this.database = database;
        Statements = new SqliteStatementStore(database, clock);
        Subscriptions = new SqliteSubscriptionStore(database, clock);
        Ledger = new SqliteDeliveryLedger(database, clock);
        Received = new SqliteReceivedMessages(database, clock);
        Channels = new SqliteChannelDirectory(database);
        Corrections = new SqliteCorrectionStore(database, clock);
        Flags = new SqliteFlagStore(database, clock);
        Reread = new SqliteRereadStore(database, clock);
        Conversations = new SqliteConversations(database, clock);
    }

    /// <summary>The statements.</summary>
    public IStatementStore Statements { get; }

    /// <summary>The subscriptions.</summary>
    public ISubscriptionStore Subscriptions { get; }

    /// <summary>The ledger of deliveries.</summary>
    public IDeliveryLedger Ledger { get; }

    /// <summary>Which messages were taken on.</summary>
    public IReceivedMessages Received { get; }

    /// <summary>How channels are reached.</summary>
    public IChannelDirectory Channels { get; }

    /// <summary>What editors corrected.</summary>
    public ICorrectionStore Corrections { get; }

    /// <summary>What readers flagged.</summary>
    public IFlagStore Flags { get; }

    /// <summary>All articles, to be read again.</summary>
    public IRereadStore Reread { get; }

    /// <summary>What is wrong with the store, one line each.</summary>
    public Task<IReadOnlyList<string>> CheckAsync(IProgress<long>? progress, CancellationToken cancellationToken) => SqliteCheck.RunAsync(database, progress, cancellationToken);

    /// <summary>Copies the store to a new file.</summary>
    public Task BackUpAsync(string file, CancellationToken cancellationToken) => SqliteBackup.SaveAsync(database, file, cancellationToken);

    /// <summary>When the newest article came, or null.</summary>
    public Task<NodaTime.Instant?> NewestArticleAsync(CancellationToken cancellationToken) => SqliteCheck.NewestArticleAsync(database, cancellationToken);

    /// <summary>Puts a backup in the place of the store at <paramref name="connection"/>; gives where a damaged store is kept, or null.</summary>
    public static Task<string?> RestoreAsync(string file, string connection, CancellationToken cancellationToken) =>
        SqliteBackup.RestoreAsync(file, PathOf(connection), cancellationToken);

    /// <summary>The file of the store.</summary>
    /// <exception cref="StoreException">The connection names a server.</exception>
    public static string PathOf(string connection) => connection.Contains("://", StringComparison.Ordinal)
        ? throw new StoreException("Store:Connection must be the path of an SQLite file, for example data/briefingbot.db: this version opens no server.")
        : Path.GetFullPath(connection);

    /// <summary>What threads remember.</summary>
    public IConversations Conversations { get; }

    /// <summary>Opens the store at <paramref name="connection"/>, a file path, and creates it when there is none.</summary>
    /// <exception cref="StoreException">It cannot be used; nothing was touched.</exception>
    public static async Task<OpenStore> AtAsync(string connection, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = new SqliteDataSource(PathOf(connection));
        await SqliteSchema.PrepareAsync(file, cancellationToken);
        return new(file, clock);
    }

    /// <summary>Reads the sample news into a store that holds nothing.</summary>
    public async Task ReadSamplesAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (!settings.WithSamples || !Directory.Exists(Settings.Samples) || (await Statements.SummaryAsync(cancellationToken)).Articles > 0)
        {
            return;
        }

        var readings = new ArticleFiles(ArticleDefaults.None).ReadAsync([Settings.Samples], cancellationToken);
        await new Ingestion(Statements, StatementExtractor.Default.Extract).RunAsync(readings, progress: null, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
