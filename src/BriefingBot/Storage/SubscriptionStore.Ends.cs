using System.Data.Common;
using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Dapper;

namespace BriefingBot.Storage;

/// <content>Channels that are gone.</content>
public sealed partial class SubscriptionStore
{
    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written; nothing was.</exception>
    public async Task<bool> EndAsync(Subscription subscription, ChannelAddress destination, string reason, EndNotice? notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(destination);
        return await database.UseAsync(
            async connection =>
            {
                await using var whole = await connection.BeginTransactionAsync(cancellationToken);

                // this row decides who ends it and tells, and that it happens once; a second one waits for it here
                var isFirst = await RunAsync(
                    "INSERT INTO ended_destination (subscription, destination, ended_at, reason) VALUES (@Id, @Destination, @Now, @reason) ON CONFLICT DO NOTHING",
                    new { subscription.Id, Destination = destination.ToString(), Now, reason }) == 1;
                if (!isFirst || !await TakeAwayAsync(connection, whole, subscription.Id, destination, cancellationToken))
                {
                    return false; // the transaction is undone: who left by themselves are not told
                }

                if (notice is not null)
                {
                    await RunAsync(
                        """
                        INSERT INTO delivery (subscription, destination, occasion, state, due_at, after_version, up_to_version, since, until, next_at, content)
                        VALUES (@Id, @To, @Occasion, 'Claimed', @Now, 0, 0, @Now, @Now, @Now, @Content) ON CONFLICT DO NOTHING
                        """,
                        new { subscription.Id, To = notice.To.ToString(), Occasion = Occasion.Ended(destination), Now, Content = JsonSerializer.Serialize(notice.Words) });
                }

                await whole.CommitAsync(cancellationToken);
                return true;

                Task<int> RunAsync(string sql, object parameters) => connection.ExecuteAsync(new(sql, parameters, whole, cancellationToken: cancellationToken));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<EndedDestination>> EndedAsync(int most, CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<EndedDestination>>(
        async connection => [.. (await connection.QueryAsync<(long Subscription, string Destination, string At, string Reason)>(new(
            "SELECT subscription, destination, ended_at, reason FROM ended_destination ORDER BY ended_at DESC, subscription, destination LIMIT @most",
            new { most },
            cancellationToken: cancellationToken))).Select(row => new EndedDestination(row.Subscription, ChannelAddress.Parse(row.Destination)!, Stamps.Read(row.At), row.Reason))],
        cancellationToken);

    private static async Task<bool> TakeAwayAsync(DbConnection connection, DbTransaction? whole, long id, ChannelAddress destination, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await connection.ExecuteScalarAsync<string?>(new(
                "SELECT destinations FROM subscription WHERE id = @id AND removed = 0", new { id }, whole, cancellationToken: cancellationToken));
            string[] all = before is null ? [] : Names(before);
            string[] rest = [.. all.Where(address => address != destination.ToString())];
            if (rest.Length == all.Length)
            {
                return false;
            }

            var (destinations, removed) = rest.Length == 0 ? (before, 1) : (JsonSerializer.Serialize(rest), 0);
            if (await connection.ExecuteAsync(new(
                "UPDATE subscription SET destinations = @destinations, removed = @removed, identity = NULL WHERE id = @id AND removed = 0 AND destinations = @before",
                new { id, destinations, removed, before },
                whole,
                cancellationToken: cancellationToken)) == 1)
            {
                return true; // else somebody changed it meanwhile
            }
        }
    }
}
