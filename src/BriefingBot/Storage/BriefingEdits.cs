using System.Data.Common;
using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Dapper;
using NodaTime;
using static BriefingBot.Storage.KeyedRow;

namespace BriefingBot.Storage;

/// <summary>Keeps the record of corrected messages in a database of either engine. Every change is one statement, guarded by what it expects.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">The time.</param>
public sealed class BriefingEdits(DbDataSource database, TimeProvider clock) : IBriefingEdits
{
    private const string Columns = "subscription, destination, occasion, corrections, state, attempts, problem";

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<BriefingEdit?> FindAsync(DeliveryKey key, CancellationToken cancellationToken) =>
        (await ReadAsync($"SELECT {Columns} FROM briefing_edit WHERE {OfKey}", Parameters(key), cancellationToken)) is [var found] ? found : null;

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<bool> TryRecordAsync(DeliveryKey key, IReadOnlyList<PostedCorrection> corrections, int known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        return await database.ExecuteAsync(
            known == 0
                ? """
                  INSERT INTO briefing_edit (subscription, destination, occasion, corrections, known, state, next_at)
                  VALUES (@Subscription, @Destination, @Occasion, @Corrections, @Count, 'Open', @Now) ON CONFLICT DO NOTHING
                  """
                : $"UPDATE briefing_edit SET corrections = @Corrections, known = @Count, state = 'Open', attempts = 0, next_at = @Now, problem = NULL WHERE {OfKey} AND known = @known",
            Parameters(key, new { Corrections = JsonSerializer.Serialize(corrections.Select(Line.Of)), corrections.Count, known, Now = Stamps.Write(Now) }),
            cancellationToken) == 1;
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<BriefingEdit>> OpenAsync(CancellationToken cancellationToken) =>
        ReadAsync($"SELECT {Columns} FROM briefing_edit WHERE state = 'Open' AND next_at <= @Now ORDER BY next_at", new { Now = Stamps.Write(Now) }, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<bool> TryLeaseAsync(BriefingEdit edit, Duration lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return await database.ExecuteAsync(
            $"UPDATE briefing_edit SET attempts = attempts + 1, next_at = @Until WHERE {OfKey} AND state = 'Open' AND known = @Count AND attempts = @Attempts AND next_at <= @Now",
            Parameters(edit.Key, new { Until = Stamps.Write(Now + lease), edit.Corrections.Count, edit.Attempts, Now = Stamps.Write(Now) }),
            cancellationToken) == 1;
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task MarkToldAsync(BriefingEdit edit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return database.ExecuteAsync(
            $"UPDATE briefing_edit SET state = 'Told', problem = NULL WHERE {OfKey} AND known = @Count", Parameters(edit.Key, new { edit.Corrections.Count }), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task MarkRefusedAsync(BriefingEdit edit, string problem, Duration? wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return database.ExecuteAsync(
            $"UPDATE briefing_edit SET state = @State, problem = @problem, next_at = @NextAt WHERE {OfKey} AND known = @Count",
            Parameters(edit.Key, new { State = wait is null ? "Failed" : "Open", problem, NextAt = Stamps.Write(Now + (wait ?? Duration.Zero)), edit.Corrections.Count }),
            cancellationToken);
    }

    private Task<IReadOnlyList<BriefingEdit>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<BriefingEdit>>(
        async connection => [.. (await connection.QueryAsync<Row>(new(sql, parameters, cancellationToken: cancellationToken))).Select(row => row.ToEdit())],
        cancellationToken);

    // an instant as the store keeps it
    private sealed record Line(string Key, string At, string Words)
    {
        public static Line Of(PostedCorrection correction) => new(correction.Key, Stamps.Write(correction.At), correction.Words);

        public PostedCorrection ToCorrection() => new(Key, Stamps.Read(At), Words);
    }

    private sealed record Row : KeyedRow
    {
        public required string Corrections { get; init; }

        public required string State { get; init; }

        public int Attempts { get; init; }

        public string? Problem { get; init; }

        public BriefingEdit ToEdit() => new(
            Key,
            [.. JsonSerializer.Deserialize<IReadOnlyList<Line>>(Corrections)!.Select(line => line.ToCorrection())],
            Attempts,
            State == "Open",
            Problem);
    }
}
