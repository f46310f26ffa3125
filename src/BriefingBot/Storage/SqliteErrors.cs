using Microsoft.Data.Sqlite;

namespace BriefingBot.Storage;

/// <summary>Says in an operator's words what SQLite reports by number (https://sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>What <paramref name="error"/> means for the store at <paramref name="path"/>.</summary>
    public static StoreException Explain(string path, SqliteException error) => error.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => Damaged(path, error.Message, error),
        Busy => new($"The store {path} stays locked by another program. Wait until that is done, or stop it.", error),
        ReadOnly => new($"The store {path} cannot be written. Give this user the right to write it and its folder, or name another file with --store.", error),
        Full => new($"The disk that holds the store {path} is full. Free some space; what was stored before is safe.", error),
        CannotOpen => new($"The store {path} cannot be opened. Give this user the right to read and write it and its folder, or name another file with --store.", error),
        InputOutput => new($"The disk that holds the store {path} reports an error ({error.Message}). Check the disk; what was stored before is safe if it is.", error),
        _ => new($"The store {path} failed: {error.Message}. Run the command again; if it stays so, report it with this message.", error),
    };

    /// <summary>The file at <paramref name="path"/> is a store no longer whole.</summary>
    public static StoreException Damaged(string path, string what, Exception? error = null) =>
        new($"The store {path} is damaged: {what.TrimEnd('.')}. Put a backup in its place, or move it away and ingest the articles again. It was left as it is.", error);
}
