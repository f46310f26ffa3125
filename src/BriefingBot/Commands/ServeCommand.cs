using System.CommandLine;
using BriefingBot.Briefings;
using BriefingBot.Chat;
using BriefingBot.Chat.Slack;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Positions;
using BriefingBot.Web;

namespace BriefingBot.Commands;

/// <summary><c>serve</c>: the service.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://localhost:3978";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var store = CommandLine.StoreOption();
        var command = new Command("serve", "Runs the service (what happens without a command).") { store };
        command.SetAction((parsed, cancellationToken) => RunAsync(Settings.Load(), parsed.GetValue(store), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, string? storeOption, CancellationToken cancellationToken)
    {
        await using var open = await OpenStore.WithBriefingsAsync(settings, storeOption, TimeProvider.System, cancellationToken);
        await open.ReadSamplesAsync(settings, cancellationToken);
        await using var app = Build(settings, open, await open.LinkKeys.GetAsync(cancellationToken));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception failure) when (ListenFailure.Words(failure, app.Configuration["urls"] ?? DefaultUrl) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return CommandLine.Failed;
        }

        await SayWhatNextAsync(app, open.Statements, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return CommandLine.Done;
    }

    private static WebApplication Build(Settings settings, OpenStore open, byte[] linkKey)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = settings.Root, ApplicationName = typeof(ServeCommand).Assembly.GetName().Name });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // a start that fails is told in words
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(open.Statements);
        builder.Services.AddSingleton(open.Subscriptions);
        builder.Services.AddSingleton<IDeliveryLedger>(new TracedLedger(open.Ledger));
        builder.Services.AddSingleton(open.Received);
        builder.Services.AddSingleton(open.Channels);
        builder.Services.AddSingleton(open.Corrections);
        builder.Services.AddSingleton(open.Posted);
        builder.Services.AddSingleton(open.Edits);
        builder.Services.AddSingleton(new LinkKey(linkKey));
        builder.Services.AddSingleton(open.Flags);
        builder.Services.AddSingleton(Gazetteer.Default);
        builder.Services.AddSingleton(services => new QuestionAnswerer(open.Statements, Gazetteer.Default, services.GetRequiredService<Links>().StatementLink, open.Conversations));
        builder.Services.AddSingleton(services => new BriefingWriter(open.Statements, Gazetteer.Default, PairEncoder.Default, services.GetRequiredService<Links>().StatementLink, settings.RecentDays, services.GetRequiredService<Links>().BriefingLink));
        builder.Services.AddSingleton(services => new FreshLinks(services.GetRequiredService<Links>().Renewed));
        builder.Services.AddSingleton(services => new PostedReader(open.Statements, open.Corrections, services.GetRequiredService<Links>().StatementLink));
        builder.Services.AddSingleton(services => new SubjectTimelines(open.Statements, Gazetteer.Default, PairEncoder.Default, services.GetRequiredService<Links>().StatementLink));
        builder.Services.AddSingleton(open.Conversations);
        builder.Services.AddSingleton<AskedItems>();
        builder.Services.AddSingleton<BriefingThreads>();
        builder.Services.AddSingleton<ChatReception>();
        builder.Services.AddSingleton<ChatHandler>(services => services.GetRequiredService<ChatReception>().HandleAsync);
        builder.Services.AddBriefings();
        builder.Services.AddWeb(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        var app = builder.Build();
        app.MapWeb();
        app.MapSlack();
        app.MapTeams();
        app.Services.GetRequiredService<ReadinessState>().MarkReady();
        return app;
    }

    private static async Task SayWhatNextAsync(WebApplication app, IStatementStore statements, CancellationToken cancellationToken)
    {
        var summary = await statements.SummaryAsync(cancellationToken);
        Console.WriteLine($"""

            BriefingBot is listening on {string.Join(", ", app.Urls)}
              The store holds {summary.Statements} statements of {summary.Articles} articles.
              Ask in the browser:   {app.Urls.FirstOrDefault()}
              Ask here:             dotnet run --project src/BriefingBot -- ask "{QuestionAnswerer.Example}"
              Add news:             dotnet run --project src/BriefingBot -- ingest PATH
              Connect Slack:        dotnet run --project src/BriefingBot -- manifest slack --out slack.json   (then see the README)
              Connect Teams:        dotnet run --project src/BriefingBot -- manifest teams --out teams.zip    (then see the README)

            """);
    }
}
