namespace BriefingBot.IntegrationTests.Chat.Teams;

/// <summary>One host with an identity provider and a connector, for one test.</summary>
public abstract class TeamsTests : IAsyncLifetime
{
    private protected IdentityProvider Provider { get; private set; } = null!;

    private protected StubConnector Connector { get; private set; } = null!;

    private protected TeamsHost Host { get; private set; } = null!;

    private protected virtual TimeProvider Clock => TimeProvider.System;

    private protected virtual (string Key, string? Value)[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        Provider = await IdentityProvider.StartAsync(Clock);
        Connector = await StubConnector.StartAsync();
        Host = await TeamsHost.StartAsync(Provider, Connector, Clock, Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Connector.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
