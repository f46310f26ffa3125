using System.Data.Common;
using BriefingBot.Core.Chat;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Remembers in a database of either engine how channels are reached.</summary>
public sealed class ChannelDirectory(DbDataSource database) : IChannelDirectory
{
    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task SaveAsync(ChannelAddress channel, string reference, CancellationToken cancellationToken) => database.ExecuteAsync(
        "INSERT INTO channel (address, reference) VALUES (@Address, @reference) ON CONFLICT (address) DO UPDATE SET reference = excluded.reference",
        new { Address = channel?.ToString(), reference },
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<string?> FindAsync(ChannelAddress channel, CancellationToken cancellationToken) => database.UseAsync(
        connection => connection.QuerySingleOrDefaultAsync<string?>(new(
            "SELECT reference FROM channel WHERE address = @Address", new { Address = channel?.ToString() }, cancellationToken: cancellationToken)),
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task ForgetAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM channel WHERE address = @Address", new { Address = channel?.ToString() }, cancellationToken);
}
