using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Storage;

/// <summary>Runs work on the tables of either engine and explains what goes wrong.</summary>
internal static class Tables
{
    static Tables() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Reads, or writes one statement that is a transaction by itself.</summary>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public static async Task<T> UseAsync<T>(this DbDataSource database, Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (DbException error)
        {
            throw Explain(database, error);
        }
    }

    /// <summary>Runs one statement; gives how many rows it changed.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public static Task<int> ExecuteAsync(this DbDataSource database, string sql, object parameters, CancellationToken cancellationToken) =>
        database.UseAsync(connection => connection.ExecuteAsync(new(sql, parameters, cancellationToken: cancellationToken)), cancellationToken);

    private static StoreException Explain(DbDataSource database, DbException error) => (database, error) switch
    {
        (SqliteDataSource file, SqliteException sqlite) => SqliteErrors.Explain(file.Path, sqlite),
        _ => PostgresErrors.Explain(PostgresConnection.NameOf(database.ConnectionString), error),
    };
}
