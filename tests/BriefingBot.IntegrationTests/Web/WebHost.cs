using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Positions;
using BriefingBot.Storage;
using BriefingBot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBot.IntegrationTests.Web;

/// <summary>The web pages on a real server and a real store, at a port of their own.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDataSource database;
    private readonly WebApplication app;

    private WebHost(params (string Name, string? Value)[] settings)
    {
        database = new(folder.File("store.db"));
        Store = new(database, TimeProvider.System);
        Subscriptions = new(database, Store, TimeProvider.System);
        Ledger = new(database, Store, TimeProvider.System);
        Corrections = new(database, TimeProvider.System);
        Flags = new(database, TimeProvider.System);
        Posted = new(database);
        Edits = new(database, TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<IStatementStore>(Store)
            .AddSingleton<ISubscriptionStore>(Subscriptions)
            .AddSingleton<IDeliveryLedger>(Ledger)
            .AddSingleton<ICorrectionStore>(Corrections)
            .AddSingleton<IFlagStore>(Flags)
            .AddSingleton<IPostedBriefings>(Posted)
            .AddSingleton<IBriefingEdits>(Edits)
            .AddSingleton(new LinkKey([.. Enumerable.Range(0, 32).Select(number => (byte)number)]))
            .AddSingleton(services => new PostedReader(Store, Corrections, services.GetRequiredService<Links>().StatementLink))
            .AddSingleton(services => new SubjectTimelines(Store, Gazetteer.Default, PairEncoder.Default, services.GetRequiredService<Links>().StatementLink))
            .AddSingleton(services => new BriefingWriter(Store, Gazetteer.Default, PairEncoder.Default, services.GetRequiredService<Links>().StatementLink, page: services.GetRequiredService<Links>().BriefingLink))
            .AddSingleton<SubscriptionDesk>()
            .AddSingleton<Redelivery>()
            .AddSingleton<SubscriptionPreviewer>()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Gazetteer.Default)
            .AddSingleton(services => new QuestionAnswerer(Store, Gazetteer.Default, services.GetRequiredService<Links>().StatementLink, new SqliteConversations(database, TimeProvider.System)))
            .AddWeb(builder.Configuration);
        app = builder.Build();
        app.MapWeb();
        Client = new();
    }

    public SqliteStatementStore Store { get; }

    public SubscriptionStore Subscriptions { get; }

    public DeliveryLedger Ledger { get; }

    public SqliteCorrectionStore Corrections { get; }

    public SqliteFlagStore Flags { get; }

    public PostedBriefings Posted { get; }

    public BriefingEdits Edits { get; }

    public Links Links => app.Services.GetRequiredService<Links>();

    public HttpClient Client { get; }

    public BriefingWriter Writer => app.Services.GetRequiredService<BriefingWriter>();

    public ReadinessState Readiness => app.Services.GetRequiredService<ReadinessState>();

    /// <summary>Every route, with the methods it takes.</summary>
    public IReadOnlyList<(string Path, IReadOnlyList<string> Methods)> Routes =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => (route.RoutePattern.RawText ?? string.Empty, route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])),
    ];

    public Uri Address => new(app.Urls.Single());

    public static async Task<WebHost> StartAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken, params (string Name, string? Value)[] settings)
    {
        var host = new WebHost(settings);
        await SqliteSchema.PrepareAsync(host.database, cancellationToken);
        foreach (var article in articles)
        {
            await host.Store.AddAsync(article, StatementExtractor.Default.Extract(article), cancellationToken);
        }

        await host.app.StartAsync(cancellationToken);
        host.Client.BaseAddress = host.Address;
        return host;
    }

    /// <summary>Brings an article.</summary>
    public Task IngestAsync(Article article, CancellationToken cancellationToken) => Store.AddAsync(article, StatementExtractor.Default.Extract(article), cancellationToken);

    /// <summary>From now on the store fails.</summary>
    public async Task BreakStoreAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("PRAGMA foreign_keys = OFF; DROP TABLE statement; DROP TABLE article");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
        folder.Dispose();
    }
}
