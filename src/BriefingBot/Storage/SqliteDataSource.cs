using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Storage;

/// <summary>Opens connections to one SQLite file, each set up the same way.</summary>
public sealed class SqliteDataSource : DbDataSource
{
    private readonly SqliteConnectionStringBuilder settings;

    /// <summary>Does not touch the file at <paramref name="path"/>; <see cref="SqliteSchema.PrepareAsync"/> creates it when there is none.</summary>
    public SqliteDataSource(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        settings = new() { DataSource = Path, Mode = SqliteOpenMode.ReadWriteCreate, ForeignKeys = true, DefaultTimeout = 60 };
    }

    /// <summary>The file, as a full path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override string ConnectionString => settings.ConnectionString;

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    /// <inheritdoc/>
    protected override DbConnection OpenDbConnection()
    {
        var connection = (SqliteConnection)base.OpenDbConnection();
        try
        {
            SetUp(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(OpenDbConnection()); // SQLite reads a file: there is nothing to wait for
    }

    /// <summary>Closes the connections kept open, so that the last one tidies the write-ahead log away.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseKept();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        CloseKept();
        return base.DisposeAsyncCore();
    }

    private void CloseKept()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static void SetUp(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        // a write waits its turn (milliseconds); a power cut may undo the last commits but not tear one (WAL); 32 MiB of pages stay in memory
        command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192;";
        command.ExecuteNonQuery();
    }
}
