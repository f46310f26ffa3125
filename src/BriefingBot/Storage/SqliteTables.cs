using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Storage;

/// <summary>Runs work that takes several statements on a store's file.</summary>
internal static class SqliteTables
{
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
}
