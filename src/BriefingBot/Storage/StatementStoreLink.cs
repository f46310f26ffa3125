using System.Data.Common;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>
/// Ties a database of briefings to the one statement store in whose versions its windows are counted (docs/adr/0004). With another
/// store, whose versions mean other articles, statements would be left out or told twice.
/// </summary>
internal static class StatementStoreLink
{
    /// <summary>Makes sure that <paramref name="briefings"/> counts by <paramref name="statements"/>; a new database takes it as its own.</summary>
    /// <exception cref="StoreException">The database counts by another store, or one of the two cannot be used.</exception>
    public static async Task CheckAsync(DbDataSource briefings, SqliteDataSource statements, CancellationToken cancellationToken)
    {
        var identity = await IdentityAsync(statements, cancellationToken);
        await briefings.ExecuteAsync("INSERT INTO statement_store (id, identity) VALUES (1, @identity) ON CONFLICT DO NOTHING", new { identity }, cancellationToken);
        var bound = await ScalarAsync<string>(briefings, "SELECT identity FROM statement_store", cancellationToken);
        if (bound != identity)
        {
            throw new StoreException(
                $"{PostgresConnection.NameOf(briefings.ConnectionString)} belongs to another store than {statements.Path}: replicas that share it must open the same file. "
                + "Name that store in Store:Connection, or another database in Briefings:Connection; if that store is lost for good, \"briefingbot store adopt\" puts this one in its place.");
        }

        await RaiseVersionAsync(briefings, statements, cancellationToken);
    }

    /// <summary>Puts <paramref name="statements"/> in the place of the store <paramref name="briefings"/> counted by: what it holds now is old, what comes is new.</summary>
    /// <exception cref="StoreException">One of the two cannot be used.</exception>
    public static async Task AdoptAsync(DbDataSource briefings, SqliteDataSource statements, CancellationToken cancellationToken)
    {
        await briefings.ExecuteAsync(
            "INSERT INTO statement_store (id, identity) VALUES (1, @Identity) ON CONFLICT (id) DO UPDATE SET identity = excluded.identity",
            new { Identity = await IdentityAsync(statements, cancellationToken) },
            cancellationToken);
        await RaiseVersionAsync(briefings, statements, cancellationToken);
    }

    // a store restored from an older backup counts on from the last cut: else what comes next would lie before it and never be told
    private static async Task RaiseVersionAsync(DbDataSource briefings, SqliteDataSource statements, CancellationToken cancellationToken)
    {
        var cut = await ScalarAsync<long>(
            briefings,
            "SELECT coalesce(max(version), 0) FROM (SELECT max(up_to_version) AS version FROM delivery UNION ALL SELECT max(created_version) FROM subscription) cuts",
            cancellationToken);
        await statements.ExecuteAsync("UPDATE store_state SET version = @cut WHERE version < @cut", new { cut }, cancellationToken);
    }

    private static async Task<string> IdentityAsync(SqliteDataSource statements, CancellationToken cancellationToken) =>
        (await ScalarAsync<string>(statements, "SELECT identity FROM store_state", cancellationToken))!;

    private static Task<T?> ScalarAsync<T>(DbDataSource database, string sql, CancellationToken cancellationToken) =>
        database.UseAsync(connection => connection.ExecuteScalarAsync<T>(new(sql, cancellationToken: cancellationToken)), cancellationToken);
}
