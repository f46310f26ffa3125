using System.Data.Common;
using Npgsql;

namespace BriefingBot.Storage;

/// <summary>What the engines do not say alike. All other SQL for subscriptions and deliveries is the same for both.</summary>
/// <param name="Greatest">The function that gives the greatest of its arguments, none of them null.</param>
/// <param name="LockClaims">Put before a statement that reads deliveries and adds some: nobody else does so until it is written.</param>
/// <param name="SkipTaken">Put after a selection of deliveries <c>d</c> to be leased: those that another replica is leasing are left out.</param>
/// <param name="Items">The items of a JSON array in a parameter, as a table <c>item</c> with the column <c>value</c>.</param>
internal sealed record Dialect(string Greatest, string LockClaims, string SkipTaken, Func<string, string> Items)
{
    // SQLite lets one write at a time
    private static readonly Dialect Sqlite = new("max", string.Empty, string.Empty, parameter => $"json_each({parameter}) item");

    // PostgreSQL lets two add different rows, neither seeing the other's; statements sent together are one transaction, and each sees what was written before it began
    private static readonly Dialect Postgres = new("greatest", $"SELECT pg_advisory_xact_lock({PostgresSchema.LockSpace}, 1);", "FOR UPDATE OF d SKIP LOCKED", parameter => $"json_array_elements(CAST({parameter} AS json)) item(value)");

    /// <summary>The dialect of a database.</summary>
    public static Dialect Of(DbDataSource database) => database is NpgsqlDataSource ? Postgres : Sqlite;
}
