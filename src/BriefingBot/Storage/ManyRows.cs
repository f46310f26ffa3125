using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace BriefingBot.Storage;

/// <summary>Runs one SQL statement for many rows, prepared once: half the time of making its parameters for each.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The SQL is the caller's own constant; values go in as parameters.")]
internal static class ManyRows
{
    /// <summary>Runs <paramref name="sql"/> for each of <paramref name="rows"/>.</summary>
    /// <param name="transaction">In which.</param>
    /// <param name="sql">With the parameters @1, @2, …</param>
    /// <param name="rows">The values of the parameters, in their order; null is NULL.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static void Execute(DbTransaction transaction, string sql, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
            {
                if (i == command.Parameters.Count)
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = $"@{i + 1}";
                    command.Parameters.Add(parameter);
                }

                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
