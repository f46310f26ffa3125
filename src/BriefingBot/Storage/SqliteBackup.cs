using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Storage;

/// <summary>Copies a store to one plain file, and back (https://sqlite.org/backup.html). Others may read and write meanwhile.</summary>
public static class SqliteBackup
{
    private static readonly string[] Logs = ["-wal", "-shm", "-journal"];

    /// <summary>Writes the store of <paramref name="database"/>, as it stands at one moment, to a new file.</summary>
    /// <exception cref="StoreException">There is a file already, or it cannot be written; no half a backup stays.</exception>
    public static async Task SaveAsync(SqliteDataSource database, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var path = Path.GetFullPath(file);
        if (Path.Exists(path))
        {
            throw new StoreException($"{path} exists already: name a new file, so that no earlier backup is lost.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new StoreException($"{path} cannot be written: there is no folder {Path.GetDirectoryName(path)}. Create it, or name another file.");
        }

        using var part = new TemporaryCopy(path + ".part");
        try
        {
            await using var source = (SqliteConnection)await database.OpenConnectionAsync(cancellationToken);
            Copy(source, part.Path);
        }
        catch (SqliteException error)
        {
            throw new StoreException($"The backup {path} cannot be written: {error.Message}. Check that its folder exists, can be written and has room.", error);
        }

        part.MoveTo(path);
    }

    /// <summary>Puts the backup <paramref name="file"/> in the place of the store at <paramref name="store"/>: wholly, or not at all.</summary>
    /// <remarks>
    /// What was delivered since the backup stays on record, so that no briefing is posted twice. A damaged store is kept beside the
    /// new one. A program that serves the store meanwhile goes on with the restored one.
    /// </remarks>
    /// <returns>Where the damaged store that was there is kept, or null when there was none.</returns>
    /// <exception cref="StoreException">The backup is no whole store, or the store cannot be written; nothing was changed.</exception>
    public static async Task<string?> RestoreAsync(string file, string store, CancellationToken cancellationToken)
    {
        var (backup, target) = (Path.GetFullPath(file), Path.GetFullPath(store));
        if (!File.Exists(backup) || new FileInfo(backup).Length == 0)
        {
            throw new StoreException($"{backup} is no backup: there is no such file, or it is empty. The store was left as it is.");
        }

        if (backup == target)
        {
            throw new StoreException($"{backup} is the store itself: name the backup to restore.");
        }

        SqliteFile.Inspect(backup, SqliteSchema.NewestVersion);
        CreateFolderOf(target);
        using var copy = new TemporaryCopy(target + ".restoring");
        await PrepareCopyAsync(backup, copy.Path, cancellationToken);
        if (File.Exists(target) && await IsUsableAsync(target, cancellationToken))
        {
            await CarryAsync(copy.Path, target, cancellationToken);
            await OverwriteAsync(copy.Path, target, cancellationToken);
            return null;
        }

        return Replace(copy, target);
    }

    // the one step that counts, SQLite does in a transaction of the destination
    private static async Task OverwriteAsync(string copy, string target, CancellationToken cancellationToken)
    {
        try
        {
            await using var from = new SqliteDataSource(copy);
            await using var source = (SqliteConnection)await from.OpenConnectionAsync(cancellationToken);
            await using var to = new SqliteDataSource(target);
            await using var destination = (SqliteConnection)await to.OpenConnectionAsync(cancellationToken);
            source.BackupDatabase(destination);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(target, error);
        }
    }

    private static async Task PrepareCopyAsync(string backup, string copy, CancellationToken cancellationToken)
    {
        try
        {
            await using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = backup, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString))
            {
                await source.OpenAsync(cancellationToken);
                Copy(source, copy);
            }

            await using var database = new SqliteDataSource(copy);
            await SqliteSchema.PrepareAsync(database, cancellationToken); // a backup of an earlier release is brought up to date
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var fault = await connection.ExecuteScalarAsync<string>(new("PRAGMA integrity_check(1)", cancellationToken: cancellationToken));
            if (fault != "ok")
            {
                throw SqliteErrors.Damaged(backup, fault ?? "it cannot be checked");
            }
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(backup, error);
        }
    }

    // the version only goes up, or those who remember answers by it would take the old store for the new one
    private static async Task CarryAsync(string copy, string target, CancellationToken cancellationToken)
    {
        await using (var present = new SqliteDataSource(target))
        {
            await SqliteSchema.PrepareAsync(present, cancellationToken); // so that both have the same columns
        }

        await using var database = new SqliteDataSource(copy);
        await database.UseAsync(
            async connection => await connection.ExecuteAsync(new(
                $"""
                ATTACH @target AS present;
                UPDATE store_state SET version = 1 + max(version, (SELECT version FROM present.store_state));
                INSERT OR REPLACE INTO delivery ({await ColumnsAsync(connection, string.Empty)})
                SELECT {await ColumnsAsync(connection, "d.")} FROM present.delivery d JOIN subscription mine ON mine.id = d.subscription
                JOIN present.subscription theirs ON theirs.id = mine.id AND theirs.created_at = mine.created_at;
                INSERT OR REPLACE INTO briefing_edit SELECT e.* FROM present.briefing_edit e
                JOIN delivery d ON d.subscription = e.subscription AND d.destination = e.destination AND d.occasion = e.occasion;
                INSERT OR REPLACE INTO secret SELECT * FROM present.secret;
                DETACH present;
                """,
                new { target },
                cancellationToken: cancellationToken)),
            cancellationToken);

        // without those that are made from others
        Task<string?> ColumnsAsync(DbConnection connection, string table) => connection.ExecuteScalarAsync<string>(new(
            "SELECT group_concat(@table || name, ', ') FROM pragma_table_info('delivery')", new { table }, cancellationToken: cancellationToken));
    }

    private static async Task<bool> IsUsableAsync(string target, CancellationToken cancellationToken)
    {
        try
        {
            SqliteFile.Inspect(target, SqliteSchema.NewestVersion);
            await using var database = new SqliteDataSource(target);
            return new FileInfo(target).Length > 0
                && await database.UseAsync(connection => connection.ExecuteScalarAsync<string>(new("PRAGMA quick_check(1)", cancellationToken: cancellationToken)), cancellationToken) == "ok";
        }
        catch (StoreException)
        {
            return false;
        }
    }

    private static string? Replace(TemporaryCopy copy, string target)
    {
        string? kept = null;
        if (File.Exists(target))
        {
            kept = FreeName(target + ".damaged");
            File.Copy(target, kept);
        }

        // a log of the old file must not be played back into the new one
        foreach (var log in Logs.Where(log => File.Exists(target + log)))
        {
            File.Move(target + log, (kept ?? FreeName(target + ".damaged")) + log);
        }

        copy.MoveTo(target);
        return kept;
    }

    private static string FreeName(string path) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? path : FormattableString.Invariant($"{path}-{number}")).First(name => !Path.Exists(name));

    private static void CreateFolderOf(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder for the store {path} cannot be created: {error.Message}", error);
        }
    }

    // a file with no log beside it: what a backup is
    private static void Copy(SqliteConnection source, string path)
    {
        using var destination = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        destination.Open();
        source.BackupDatabase(destination);
        destination.Execute("PRAGMA journal_mode = DELETE");
    }

    /// <summary>A file that is gone at the end, unless it is moved to where it belongs.</summary>
    private sealed class TemporaryCopy : IDisposable
    {
        public TemporaryCopy(string path)
        {
            Path = path;
            Delete();
        }

        public string Path { get; }

        public void MoveTo(string path)
        {
            try
            {
                File.Move(Path, path, overwrite: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new StoreException($"{path} cannot be written: {error.Message}", error);
            }
        }

        public void Dispose() => Delete();

        private void Delete()
        {
            foreach (var name in Logs.Select(log => Path + log).Append(Path))
            {
                File.Delete(name);
            }
        }
    }
}
