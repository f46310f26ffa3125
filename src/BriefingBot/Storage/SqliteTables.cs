using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Storage;

/// <summary>Runs work on a store's tables and explains what goes wrong.</summary>
internal static class SqliteTables
{
    /// <summary>Reads, or writes one statement that is a transaction by itself.</summary>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public static async Task<T> UseAsync<T>(this SqliteDataSource database, Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(database.Path, error);
        }
    }

    /// <summary>Writes several statements that hold together or not at all; waits for other writers first.</summary>
    /// <exception cref="StoreException">The store cannot be written; nothing was.</exception>
    public static Task<T> WriteAsync<T>(this SqliteDataSource database, Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        database.UseAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
                var result = await work(transaction);
                await transaction.CommitAsync(cancellationToken);
                return result;
            },
            cancellationToken);

    /// <summary>Reads with several statements that see the store at one moment; waits for nobody.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static Task<T> ReadAsync<T>(this SqliteDataSource database, Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        database.UseAsync(
            async connection =>
            {
                await using var transaction = BeginRead(connection);
                return await work(transaction);
            },
            cancellationToken);

    // without a write lock, which BeginTransactionAsync would take
    private static SqliteTransaction BeginRead(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <summary>Runs one statement; gives how many rows it changed.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public static Task<int> ExecuteAsync(this SqliteDataSource database, string sql, object parameters, CancellationToken cancellationToken) =>
        database.UseAsync(connection => connection.ExecuteAsync(new(sql, parameters, cancellationToken: cancellationToken)), cancellationToken);
}
