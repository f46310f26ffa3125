using BriefingBot.Core.Chat;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Keeps the review list in the store.</summary>
public sealed class SqliteFlagStore(SqliteDataSource database, TimeProvider clock) : IFlagStore
{
    private const string Same =
        "state = 'Open' AND reason = @Reason AND origin = @origin AND coalesce(statement, '') = coalesce(@Statement, '') AND coalesce(question, '') = coalesce(@Question, '') AND coalesce(note, '') = coalesce(@Note, '') AND coalesce(reader, '') = coalesce(@reader, '')";

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task<Flag> AddAsync(ChatFlag flag, string origin, string? reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(flag);
        var asked = flag.Checked();
        var values = new
        {
            Reason = asked.Reason.ToString(),
            asked.Statement,
            asked.Question,
            asked.Note,
            origin,
            reader,
            MadeAt = Stamps.Write(Now),
        };
        return database.WriteAsync(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (asked.Statement is { } id && await connection.ExecuteScalarAsync<long?>(new(
                    "SELECT 1 FROM statement WHERE id = @id UNION ALL SELECT 1 FROM withdrawn_statement WHERE id = @id", new { id }, transaction, cancellationToken: cancellationToken)) is null)
                {
                    throw new FormatException($"There is no statement {id}.");
                }

                await connection.ExecuteAsync(new(
                    $"""
                    INSERT INTO flag (reason, statement, question, note, origin, reader, made_at, state)
                    SELECT @Reason, @Statement, @Question, @Note, @origin, @reader, @MadeAt, 'Open'
                    WHERE NOT EXISTS (SELECT 1 FROM flag WHERE {Same})
                    """,
                    values,
                    transaction,
                    cancellationToken: cancellationToken));
                return (await connection.QueryFirstAsync<Row>(new($"SELECT * FROM flag WHERE {Same}", values, transaction, cancellationToken: cancellationToken))).ToFlag();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Flag>> ListAsync(bool isOpen, int most, CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<Flag>>(
        async connection => [.. (await connection.QueryAsync<Row>(new(
            $"SELECT * FROM flag {(isOpen ? "WHERE state = 'Open'" : string.Empty)} ORDER BY id DESC LIMIT @most", new { most }, cancellationToken: cancellationToken))).Select(row => row.ToFlag())],
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<bool> CloseAsync(long id, FlagState state, string editor, string? remark, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "UPDATE flag SET state = @State, editor = @editor, remark = @remark, closed_at = @ClosedAt WHERE id = @id AND state = 'Open'",
            new { id, State = state.ToString(), editor, remark, ClosedAt = Stamps.Write(Now) },
            cancellationToken) == 1;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Reason { get; init; }

        public string? Statement { get; init; }

        public string? Question { get; init; }

        public string? Note { get; init; }

        public required string Origin { get; init; }

        public string? Reader { get; init; }

        public required string MadeAt { get; init; }

        public required string State { get; init; }

        public string? Editor { get; init; }

        public string? Remark { get; init; }

        public string? ClosedAt { get; init; }

        public Flag ToFlag() => new(
            Id,
            new(Enum.Parse<FlagReason>(Reason), Statement, Question, Note),
            Origin,
            Reader,
            Stamps.Read(MadeAt),
            Enum.Parse<FlagState>(State),
            Editor,
            Remark,
            ClosedAt is null ? null : Stamps.Read(ClosedAt));
    }
}
