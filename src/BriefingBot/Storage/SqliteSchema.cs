using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Storage;

/// <summary>Brings an SQLite file to the version this program writes: <c>Migrations/NNNN.sql</c>, one transaction each.</summary>
public static class SqliteSchema
{
    /// <summary>The version this program writes, in <c>PRAGMA user_version</c>.</summary>
    public static int NewestVersion { get; } = Migrations.Sqlite.Newest;

    /// <summary>Makes the store of <paramref name="database"/> ready, creating it and its folder when there is none.</summary>
    /// <exception cref="StoreException">It is no store, a damaged one or a newer one (the file is left as it is), or it cannot be created.</exception>
    public static async Task PrepareAsync(SqliteDataSource database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        SqliteFile.Inspect(database.Path, NewestVersion);
        CreateFolderOf(database.Path);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await MigrateAsync(connection, database.Path, cancellationToken);
            // only now: a first start cut off half-way then leaves a plain file, whose header alone tells what it is
            await connection.ExecuteAsync(new("PRAGMA journal_mode = WAL", cancellationToken: cancellationToken));
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(database.Path, error);
        }
    }

    private static async Task MigrateAsync(DbConnection connection, string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            var version = await VersionAsync(connection, null, cancellationToken);
            if (version > NewestVersion)
            {
                throw SqliteFile.Newer(path, version, NewestVersion);
            }

            if (version == NewestVersion)
            {
                return;
            }

            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            if (await VersionAsync(connection, transaction, cancellationToken) == version) // else another process was faster
            {
                var next = version + 1;
                var script = await Migrations.Sqlite.ScriptAsync(next, cancellationToken);
                await connection.ExecuteAsync(new(
                    string.Create(CultureInfo.InvariantCulture, $"{script}\nPRAGMA application_id = {SqliteFile.ApplicationId}; PRAGMA user_version = {next};"),
                    transaction: transaction,
                    cancellationToken: cancellationToken));
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static Task<int> VersionAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<int>(new("PRAGMA user_version", transaction: transaction, cancellationToken: cancellationToken));

    private static void CreateFolderOf(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder for the store {path} cannot be created: {error.Message} Create it, or name another file with --store.", error);
        }
    }
}
