using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>What was stored of an article before it is written again; keeps its corrections in force and its withdrawn statements resolvable.</summary>
internal sealed class ArticleHistory(DbTransaction transaction, CancellationToken cancellationToken)
{
    /// <summary>All statements stored of the article with this number, withdrawn ones too, as they were read.</summary>
    public async Task<IReadOnlyList<StoredStatement>> StatementsAsync(long number, Article article)
    {
        var found = await Connection.QueryAsync<StatementRow>(Command("SELECT * FROM statement WHERE article = @number", new { number }));
        var withdrawn = await Connection.QueryAsync<StatementRow, WithdrawnRow, StoredStatement>(
            Command($"SELECT {WithdrawnRow.StatementColumns}, {WithdrawnRow.OwnColumns} FROM withdrawn_statement w WHERE w.article = @number", new { number }),
            (row, beside) => new(row.ToStatement(article.Id), row.Ordinal, IsFound: false, beside.IsRead, beside.Words),
            splitOn: WithdrawnRow.Split);
        return
        [
            .. found.Select(row => (row.Ordinal, Statement: row.ToStatement(article.Id).AsRead()))
                .Select(one => new StoredStatement(one.Statement, one.Ordinal, IsFound: true, IsRead: true, one.Statement.WordsIn(article.Text))),
            .. withdrawn,
        ];
    }

    /// <summary>
    /// Applies the corrections to a new reading of the article, which is not yet written, and brings the withdrawn statements up to date:
    /// those an editor withholds, and those the reading no longer finds.
    /// </summary>
    public async Task<CorrectedReading> CorrectAsync(long number, Article article, IReadOnlyList<Statement> read, Instant now)
    {
        var old = (await Connection.QuerySingleAsync<ArticleRow>(Command(
            "SELECT number, id, published, publisher, url, title, text FROM article WHERE number = @number", new { number }))).ToArticle();
        var before = await StatementsAsync(number, old);
        var corrections = (await CorrectionRow.OfArticleAsync(transaction, article.Id, cancellationToken)).ToList();
        foreach (var moved in CorrectedReading.Moved(before, read, article.Text, old.Text == article.Text, corrections).ToList())
        {
            corrections.Add(await CorrectionRow.AddAsync(transaction, moved, cancellationToken));
        }

        var reading = CorrectedReading.Of(read, corrections);
        var isRead = read.Select(statement => statement.Id).ToHashSet(StringComparer.Ordinal);
        var vanished = before.Where(stored => stored.IsFound && !isRead.Contains(stored.Statement.Id));
        await Connection.ExecuteAsync(Command(
            "UPDATE withdrawn_statement SET is_read = 0 WHERE id = @Id",
            before.Where(stored => !stored.IsFound && !isRead.Contains(stored.Statement.Id)).Select(stored => new { stored.Statement.Id }).ToList()));
        // what the reading lost while its article was withdrawn is, once that is restored, no longer withdrawn by anybody
        await Connection.ExecuteAsync(Command(
            """
            UPDATE withdrawn_statement SET correction = NULL, withdrawn_at = @at
            WHERE article = @number AND is_read = 0 AND correction <> @whole AND correction IN (SELECT c.number FROM correction c WHERE c.article = @id AND c.statement = '')
            """,
            new { number, id = article.Id, at = Stamps.Write(now), whole = CorrectedReading.Standing(corrections).GetValueOrDefault(string.Empty)?.Number ?? 0 }));
        await Connection.ExecuteAsync(Command(
            "DELETE FROM withdrawn_statement WHERE id = @Id", reading.Found.Select(found => new { found.Statement.Id }).ToList()));
        await Connection.ExecuteAsync(Command(
            """
            INSERT INTO withdrawn_statement (id, article, correction, is_read, withdrawn_at, words, ordinal, mode, said_from, said_to,
                speaker, speaker_key, speaker_kind, office, country, organisation, detail)
            VALUES (@Id, @Article, @Correction, @IsRead, @WithdrawnAt, @Words, @Ordinal, @Mode, @SaidFrom, @SaidTo,
                @Speaker, @SpeakerKey, @SpeakerKind, @Office, @Country, @Organisation, @Detail)
            ON CONFLICT (id) DO UPDATE SET
                correction = excluded.correction, is_read = excluded.is_read, withdrawn_at = excluded.withdrawn_at, words = excluded.words,
                ordinal = excluded.ordinal, mode = excluded.mode, said_from = excluded.said_from, said_to = excluded.said_to,
                speaker = excluded.speaker, speaker_key = excluded.speaker_key, speaker_kind = excluded.speaker_kind,
                office = excluded.office, country = excluded.country, organisation = excluded.organisation, detail = excluded.detail
            """,
            vanished.Select(stored => Row(old, stored.Statement, stored.Ordinal, by: null, stored.Words))
                .Concat(reading.Withheld.Select(held => Row(article, held.Statement, held.Ordinal, held.By, held.Statement.WordsIn(article.Text))))
                .ToList()));
        return reading;

        object Row(Article of, Statement statement, long ordinal, Correction? by, string words)
        {
            var row = StatementRow.Of(of, statement, (int)ordinal);
            return new
            {
                row.Id,
                Article = number,
                Correction = by?.Number,
                IsRead = by is not null,
                WithdrawnAt = Stamps.Write(by?.MadeAt ?? now),
                Words = words,
                row.Ordinal,
                row.Mode,
                row.SaidFrom,
                row.SaidTo,
                row.Speaker,
                row.SpeakerKey,
                row.SpeakerKind,
                row.Office,
                row.Country,
                row.Organisation,
                row.Detail,
            };
        }
    }

    private DbConnection Connection => transaction.Connection!;

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
