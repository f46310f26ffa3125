using System.Data.Common;
using Npgsql;

namespace BriefingBot.Storage;

/// <summary>Says in an operator's words what PostgreSQL reports by code (https://www.postgresql.org/docs/current/errcodes-appendix.html).</summary>
internal static class PostgresErrors
{
    private const string WrongPassword = "28P01";
    private const string NotAllowedIn = "28000";
    private const string NoSuchDatabase = "3D000";
    private const string NoRight = "42501";
    private const string ReadOnly = "25006";
    private const string DiskFull = "53100";
    private const string TooManyConnections = "53300";
    private const string Stopping = "57P01";
    private const string Crashed = "57P02";
    private const string Starting = "57P03";

    /// <summary>What <paramref name="error"/> means for <paramref name="database"/>, as <see cref="PostgresConnection.NameOf"/> calls it.</summary>
    public static StoreException Explain(string database, DbException error) => new(
        error.SqlState switch
        {
            null => $"{database} cannot be reached: {Plain(error.GetBaseException().Message)}. What was stored is safe. Start it, or correct Briefings:Connection.",
            WrongPassword or NotAllowedIn => $"{database} lets this user not in: {Words(error)}. Correct the user and the password in Briefings:Connection.",
            NoSuchDatabase => $"{database} does not exist. Create it (createdb NAME), or name another in Briefings:Connection.",
            NoRight => $"{database} refuses this user: {Words(error)}. Make the user its owner, or give it the right.",
            ReadOnly => $"{database} cannot be written: it is a standby or set to read only. Name the primary in Briefings:Connection.",
            DiskFull => $"The disk of {database} is full. Free some space; what was stored before is safe.",
            TooManyConnections => $"{database} has no connection left. Raise its max_connections, or lower Maximum Pool Size in Briefings:Connection.",
            Stopping or Crashed or Starting => $"{database} is stopping or starting: {Words(error)}. What was stored is safe.",
            _ => $"{database} failed: {Words(error)} ({error.SqlState}). If it stays so, report it with this message.",
        },
        error);

    private static string Words(DbException error) => Plain(error is PostgresException known ? known.MessageText : error.Message);

    private static string Plain(string message) => message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
