using System.Data.Common;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Brings a PostgreSQL database to the version this program writes: all scripts that are missing, in one transaction.</summary>
public static class PostgresSchema
{
    /// <summary>The first key of the advisory locks this program takes: "BrfB" in ASCII, so that other programs' locks are others.</summary>
    internal const int LockSpace = 0x42726642;

    /// <summary>Makes the tables of <paramref name="database"/> ready. Of replicas that start together one does it, and the others wait.</summary>
    /// <exception cref="StoreException">The database is newer than this program (it is left as it is), or cannot be reached or written.</exception>
    public static async Task PrepareAsync(DbDataSource database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        await database.UseAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                await RunAsync($"SELECT pg_advisory_xact_lock({LockSpace}, 0); CREATE TABLE IF NOT EXISTS briefings_schema (version INTEGER NOT NULL)");
                var version = await connection.ExecuteScalarAsync<int?>(new("SELECT max(version) FROM briefings_schema", transaction: transaction, cancellationToken: cancellationToken)) ?? 0;
                if (version > Migrations.Postgres.Newest)
                {
                    throw new StoreException(
                        $"{PostgresConnection.NameOf(database.ConnectionString)} was written by a newer BriefingBot: it has version {version}, and this program knows versions up to "
                        + $"{Migrations.Postgres.Newest}. Update the program, or name another database in Briefings:Connection. It was left as it is.");
                }

                while (version < Migrations.Postgres.Newest)
                {
                    await RunAsync(await Migrations.Postgres.ScriptAsync(++version, cancellationToken));
                    await RunAsync(FormattableString.Invariant($"INSERT INTO briefings_schema (version) VALUES ({version})"));
                }

                await transaction.CommitAsync(cancellationToken);
                return version;

                Task RunAsync(string sql) => connection.ExecuteAsync(new(sql, transaction: transaction, cancellationToken: cancellationToken));
            },
            cancellationToken);
    }
}
