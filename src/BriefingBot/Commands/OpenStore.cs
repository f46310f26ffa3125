using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Feeds;
using BriefingBot.Storage;
using Npgsql;

namespace BriefingBot.Commands;

/// <summary>A store opened for one command.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly SqliteDataSource database;
    private readonly NpgsqlDataSource? server;
    private readonly BriefingStores? briefings;

    private OpenStore(string path, TimeProvider clock, bool withBriefings, string? briefingsConnection)
    {
        database = new(path);
        Statements = new SqliteStatementStore(database, clock);
        if (withBriefings)
        {
            server = briefingsConnection is null ? null : PostgresConnection.Open(briefingsConnection);
            briefings = new(database, server, Statements, clock);
        }

        Corrections = new SqliteCorrectionStore(database, clock);
        Flags = new SqliteFlagStore(database, clock);
        Reread = new SqliteRereadStore(database, clock);
        Conversations = new SqliteConversations(database, clock);
    }

    private BriefingStores Briefings => briefings ?? throw new InvalidOperationException("This store was opened without briefings: they may be in a database.");

    /// <summary>The statements.</summary>
    public IStatementStore Statements { get; }

    /// <summary>The subscriptions.</summary>
    public ISubscriptionStore Subscriptions => Briefings.Subscriptions;

    /// <summary>The ledger of deliveries.</summary>
    public IDeliveryLedger Ledger => Briefings.Ledger;

    /// <summary>Which messages were taken on.</summary>
    public IReceivedMessages Received => Briefings.Received;

    /// <summary>How channels are reached.</summary>
    public IChannelDirectory Channels => Briefings.Channels;

    /// <summary>The briefings that were posted.</summary>
    public IPostedBriefings Posted => Briefings.Posted;

    /// <summary>What was corrected of them.</summary>
    public IBriefingEdits Edits => Briefings.Edits;

    /// <summary>The key that links are signed with.</summary>
    public LinkKeys LinkKeys => Briefings.LinkKeys;

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
        ? throw new StoreException(
            "Statements cannot be kept on a server yet: Store:Connection (--store) must be the path of an SQLite file, for example data/briefingbot.db. "
            + "For subscriptions and deliveries that several replicas share, set Briefings:Connection to postgres://USER:PASSWORD@HOST:5432/DATABASE.")
        : Path.GetFullPath(connection);

    /// <summary>What threads remember.</summary>
    public IConversations Conversations { get; }

    /// <summary>Where subscriptions and deliveries are kept, in words.</summary>
    public string BriefingsPlace => server is null ? "the store's file" : PostgresConnection.NameOf(server.ConnectionString);

    /// <summary>Opens the store at <paramref name="connection"/>, a file path, and creates it when there is none. Not for subscriptions and deliveries.</summary>
    /// <exception cref="StoreException">It cannot be used; nothing was touched.</exception>
    public static Task<OpenStore> AtAsync(string connection, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(new(PathOf(connection), clock, withBriefings: false, briefingsConnection: null), StatementStoreLink.CheckAsync, cancellationToken);

    /// <summary>Opens the store and, where <c>Briefings:Connection</c> names one, the database of subscriptions and deliveries.</summary>
    /// <exception cref="StoreException">One cannot be used, or the two do not belong together.</exception>
    public static Task<OpenStore> WithBriefingsAsync(Settings settings, string? option, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(new(PathOf(settings.Store(option)), clock, withBriefings: true, settings.Briefings), StatementStoreLink.CheckAsync, cancellationToken);

    /// <summary>Makes the database of subscriptions and deliveries count by this store from now on.</summary>
    /// <returns>Where that database is, in words.</returns>
    /// <exception cref="StoreException">One of the two cannot be used.</exception>
    public static async Task<string> AdoptAsync(Settings settings, string? option, CancellationToken cancellationToken)
    {
        await using var open = await OpenAsync(new(PathOf(settings.Store(option)), TimeProvider.System, withBriefings: true, settings.Briefings), StatementStoreLink.AdoptAsync, cancellationToken);
        return open.BriefingsPlace;
    }

    private static async Task<OpenStore> OpenAsync(OpenStore open, Func<DbDataSource, SqliteDataSource, CancellationToken, Task> link, CancellationToken cancellationToken)
    {
        try
        {
            await SqliteSchema.PrepareAsync(open.database, cancellationToken);
            if (open.server is not null)
            {
                await PostgresSchema.PrepareAsync(open.server, cancellationToken);
                await link(open.server, open.database, cancellationToken);
            }

            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
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
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private sealed class BriefingStores(SqliteDataSource file, NpgsqlDataSource? server, IStatementStore statements, TimeProvider clock)
    {
        private readonly DbDataSource database = (DbDataSource?)server ?? file;

        public ISubscriptionStore Subscriptions => new SubscriptionStore(database, statements, clock);

        public IDeliveryLedger Ledger => new DeliveryLedger(database, statements, clock);

        public IReceivedMessages Received => server is null ? new ReceivedMessages(file, clock) : new SharedReceivedMessages(new ReceivedMessages(server, clock), new ReceivedMessages(file, clock));

        public IChannelDirectory Channels => new ChannelDirectory(database);

        public IPostedBriefings Posted => new PostedBriefings(database);

        public IBriefingEdits Edits => new BriefingEdits(database, clock);

        public LinkKeys LinkKeys => new(database);
    }
}
