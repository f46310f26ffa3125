using System.Data.Common;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Looks for what is wrong in a store: the file, its index, its counts, its corrections. Changes nothing.</summary>
public static class SqliteCheck
{
    /// <summary>The most faults told; more of them tell no more.</summary>
    public const int MostFaults = 50;

    /// <summary>Checks the store as it stands at one moment, reading every statement.</summary>
    /// <param name="database">The store.</param>
    /// <param name="progress">Told how many articles are checked, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong, one line each, at most <see cref="MostFaults"/>; empty when nothing is.</returns>
    /// <exception cref="StoreException">The store cannot be read at all.</exception>
    public static Task<IReadOnlyList<string>> RunAsync(SqliteDataSource database, IProgress<long>? progress, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async transaction =>
            {
                var faults = await FileAsync(transaction, cancellationToken);
                if (faults.Count == 0) // else the rest says the same in more words
                {
                    faults.AddRange(await new StatementCheck(transaction, progress, cancellationToken).RunAsync());
                    faults.AddRange(await CorrectionsAsync(transaction, cancellationToken));
                }

                return [.. faults.Take(MostFaults)];
            },
            cancellationToken);

    /// <summary>When the article that came last was first stored; null in an empty store.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static Task<Instant?> NewestArticleAsync(SqliteDataSource database, CancellationToken cancellationToken) => database.UseAsync<Instant?>(
        async connection => await connection.ExecuteScalarAsync<string?>(new("SELECT ingested_at FROM article ORDER BY number DESC LIMIT 1", cancellationToken: cancellationToken)) is { } stamp
            ? Stamps.Read(stamp)
            : null,
        cancellationToken);

    private static async Task<List<string>> FileAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        var pages = await connection.QueryAsync<string>(new($"PRAGMA integrity_check({MostFaults})", transaction: transaction, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<(string Table, long? Row, string Parent)>(new("PRAGMA foreign_key_check", transaction: transaction, cancellationToken: cancellationToken));
        return
        [
            .. pages.Where(fault => fault != "ok").Select(fault => $"file: {fault.ReplaceLineEndings(" ")}"),
            .. rows.Select(row => FormattableString.Invariant($"file: row {row.Row} of {row.Table} belongs to a {row.Parent} that is not there")),
        ];
    }

    private static async Task<List<string>> CorrectionsAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        var faults = new List<string>();
        var all = (await connection.QueryAsync<CorrectionRow>(new("SELECT * FROM correction ORDER BY number", transaction: transaction, cancellationToken: cancellationToken)))
            .Select(row => row.ToCorrection()).ToList();
        var whole = all.Where(correction => correction.IsOfArticle).GroupBy(correction => correction.ArticleId, StringComparer.Ordinal)
            .Where(one => one.Last().Kind == CorrectionKind.Withdrawn).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var article in whole)
        {
            if (await connection.ExecuteScalarAsync<long>(new(
                "SELECT count(*) FROM statement WHERE article = (SELECT number FROM article WHERE id = @article)", new { article }, transaction, cancellationToken: cancellationToken)) > 0)
            {
                faults.Add($"correction: article {article} was withdrawn by an editor and statements of it are found");
            }
        }

        // of a withdrawn article nothing else can be in force
        var corrections = all.Where(correction => !correction.IsOfArticle && !whole.Contains(correction.ArticleId)).ToList();
        var standing = CorrectedReading.Standing(corrections);
        foreach (var id in corrections.Select(correction => correction.Statement).Distinct(StringComparer.Ordinal))
        {
            var found = await connection.QuerySingleOrDefaultAsync<StatementRow>(new("SELECT * FROM statement WHERE id = @id", new { id }, transaction, cancellationToken: cancellationToken));
            var withdrawn = await connection.QuerySingleOrDefaultAsync<(long? Correction, bool IsRead)?>(new(
                "SELECT correction, is_read FROM withdrawn_statement WHERE id = @id", new { id }, transaction, cancellationToken: cancellationToken));
            if (Fault(standing.GetValueOrDefault(id), found?.ToStatement(string.Empty), withdrawn) is { } fault)
            {
                faults.Add($"correction: statement {id} {fault}");
            }
        }

        return faults;
    }

    private static string? Fault(Correction? standing, Statement? found, (long? Correction, bool IsRead)? withdrawn) => (standing, found, withdrawn) switch
    {
        (_, null, null) => "was corrected and is not in the store",
        (_, not null, not null) => "is withdrawn and found at the same time",
        ({ Kind: CorrectionKind.Withdrawn }, not null, _) => "was withdrawn by an editor and is found",
        ({ Kind: CorrectionKind.Speaker } by, not null, _) when found.Speaker != by.Speaker || found.Corrected is null => "has another speaker than its correction says",
        ({ Kind: CorrectionKind.Speaker }, null, { IsRead: true }) => "has a corrected speaker and is not found",
        (null, { Corrected: not null }, _) => "has a corrected speaker without a correction",
        (null, null, { IsRead: true }) => "was restored and is not found",
        _ => null,
    };
}
