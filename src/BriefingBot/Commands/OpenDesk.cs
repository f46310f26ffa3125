using BriefingBot.Briefings;
using BriefingBot.Chat.Slack;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Positions;
using NodaTime;

namespace BriefingBot.Commands;

/// <summary>A store opened for one command, with what takes and previews subscriptions; channels are probed with the service's own settings.</summary>
internal sealed class OpenDesk : IDisposable
{
    private readonly IHost platforms;

    private OpenDesk(OpenStore store, Settings settings)
    {
        Store = store;
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") });
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(store.Channels).AddSingleton(store.Received)
            .AddSlack(settings.Configuration).AddTeams(settings.Configuration, builder.Environment);
        platforms = builder.Build(); // never started: nothing runs, the clients alone are used
        Desk = new(store.Subscriptions, store.Ledger, store.Statements, Gazetteer.Default, platforms.Services.GetServices<IChannelProbe>(), TimeProvider.System);
        Previewer = new(store.Statements, store.Ledger, new(store.Statements, Gazetteer.Default, PairEncoder.Default, settings.Links().StatementLink), Gazetteer.Default);
    }

    /// <summary>The present.</summary>
    public static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    /// <summary>The store.</summary>
    public OpenStore Store { get; }

    /// <summary>Takes subscriptions.</summary>
    public SubscriptionDesk Desk { get; }

    /// <summary>Previews them.</summary>
    public SubscriptionPreviewer Previewer { get; }

    /// <summary>Opens the store of the option, else of the settings, for some work.</summary>
    public static async Task<int> UseAsync(string? store, Func<OpenDesk, Task<int>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var settings = Settings.Load();
        await using var open = await OpenStore.WithBriefingsAsync(settings, store, TimeProvider.System, cancellationToken);
        using var desk = new OpenDesk(open, settings);
        return await work(desk);
    }

    /// <inheritdoc/>
    public void Dispose() => platforms.Dispose();
}
