using System.Data.Common;
using Npgsql;

namespace BriefingBot.Storage;

/// <summary>What the engines do not say alike. All other SQL for subscriptions and deliveries is the same for both.</summary>
/// <param name="Greatest">The function that gives the greatest of its arguments, none of them null.</param>
/// <param name="LockClaims">Put before a statement that reads deliveries and adds some: nobody else does so until it is written.</param>
internal sealed record Dialect(string Greatest, string LockClaims)
{
    // SQLite lets one write at a time
    private static readonly Dialect Sqlite = new("max", string.Empty);

    // PostgreSQL lets two add different rows, neither seeing the other's; statements sent together are one transaction, and each sees what was written before it began
    private static readonly Dialect Postgres = new("greatest", $"SELECT pg_advisory_xact_lock({PostgresSchema.LockSpace}, 1);");

    /// <summary>The dialect of a database.</summary>
    public static Dialect Of(DbDataSource database) => database is NpgsqlDataSource ? Postgres : Sqlite;
}
