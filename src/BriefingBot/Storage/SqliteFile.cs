using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace BriefingBot.Storage;

/// <summary>Looks at a file without touching it, to tell our store from anything else.</summary>
/// <remarks>
/// Opening a database in WAL mode the ordinary way creates files beside it, even for reading. So the header is read as bytes
/// (https://sqlite.org/fileformat2.html), and the rest through a connection that promises SQLite the file will not change.
/// </remarks>
internal static class SqliteFile
{
    /// <summary>Marks a file as ours, in the header's application id: "BrfB" in ASCII.</summary>
    public const int ApplicationId = 0x42726642;

    private const int HeaderLength = 100;
    private const long SmallEnoughToReadWhole = 8 << 20;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Makes sure that <paramref name="path"/> is a store this program knows, or nothing yet.</summary>
    /// <exception cref="StoreException">It is something else, newer, damaged, or cannot be read. The file was not touched.</exception>
    public static void Inspect(string path, int newestVersion)
    {
        if (Directory.Exists(path))
        {
            throw new StoreException($"{path} is a folder. Name a file with --store, such as {Path.Combine(path, "briefingbot.db")}.");
        }

        if (!File.Exists(path))
        {
            return;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        var (read, length) = ReadHeader(path, header);
        if (length == 0)
        {
            return; // SQLite takes an empty file for an empty database, and so does a store cut off before its first write
        }

        if (!header[..read].StartsWith(Magic))
        {
            throw new StoreException($"{path} is not a store: it is no SQLite file. Name another file with --store. It was left as it is.");
        }

        if (read < HeaderLength)
        {
            throw SqliteErrors.Damaged(path, "it is cut off within its first 100 bytes");
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[68..]) != ApplicationId)
        {
            throw new StoreException($"{path} is not a store: it is the SQLite file of another program. Name another file with --store. It was left as it is.");
        }

        var version = BinaryPrimitives.ReadInt32BigEndian(header[60..]);
        if (version > newestVersion)
        {
            throw Newer(path, version, newestVersion);
        }

        if (!File.Exists(path + "-journal")) // else a first start is under way, or was cut off and SQLite will undo it
        {
            LookInside(path, length);
        }
    }

    /// <summary>The store at <paramref name="path"/> comes from a later release.</summary>
    public static StoreException Newer(string path, long version, int newestVersion) =>
        new($"The store {path} was written by a newer BriefingBot: it has version {version}, and this program knows versions up to {newestVersion}. "
            + "Update the program, or name another file with --store. It was left as it is.");

    private static (int Read, long Length) ReadHeader(string path, Span<byte> header)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false), file.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {path} cannot be read: {error.Message} Give this user the right to read it, or name another file with --store.", error);
        }
    }

    private static void LookInside(string path, long length)
    {
        // a log beside it belongs to a running program or a cut-off one: then the file alone is not the whole truth
        var isLive = File.Exists(path + "-wal");
        var source = isLive ? path : new Uri(path).AbsoluteUri + "?immutable=1";
        var settings = new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        try
        {
            using var connection = new SqliteConnection(settings.ConnectionString);
            connection.Open();
            ReadEnds(connection);
            if (!isLive && length <= SmallEnoughToReadWhole && Scalar(connection, "PRAGMA quick_check(1)") is not "ok" and var fault)
            {
                throw SqliteErrors.Damaged(path, $"{fault}".ReplaceLineEndings(" "));
            }
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(path, error);
        }
    }

    // the schema and one row of each table: cheap at any size, and finds a file cut off or overwritten near its roots
    private static void ReadEnds(SqliteConnection connection)
    {
        var tables = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                tables.Add(reader.GetString(0));
            }
        }

        foreach (var table in tables)
        {
            Scalar(connection, $"SELECT * FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" LIMIT 1");
        }
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names come from the schema and are quoted
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
