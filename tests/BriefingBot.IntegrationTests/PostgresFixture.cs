using BriefingBot.IntegrationTests;
using BriefingBot.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace BriefingBot.IntegrationTests;

/// <summary>One PostgreSQL server for all tests, started by the first that needs it; absent, tests skip and say how to install it.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private PostgresServer? server;

    /// <summary>How to reach a new database without tables, as <c>Briefings:Connection</c> takes it.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        PostgresServer.Require();
        await turn.WaitAsync(cancellationToken);
        try
        {
            server ??= await PostgresServer.StartAsync();
        }
        finally
        {
            turn.Release();
        }

        return await server.CreateDatabaseAsync(cancellationToken);
    }

    /// <summary>Connections to a new database with the tables of briefings.</summary>
    public async Task<NpgsqlDataSource> PrepareDatabaseAsync(CancellationToken cancellationToken)
    {
        var source = PostgresConnection.Open(await CreateDatabaseAsync(cancellationToken));
        await PostgresSchema.PrepareAsync(source, cancellationToken);
        return source;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        turn.Dispose();
    }
}
