using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Keeps the key that links are signed with, the same for all replicas. It is made by the first that asks, and never logged.</summary>
/// <param name="database">Where.</param>
public sealed class LinkKeys(DbDataSource database)
{
    private const int Bytes = 32;

    /// <summary>The key: 32 random bytes.</summary>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public async Task<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            "INSERT INTO secret (name, value) VALUES ('links', @value) ON CONFLICT DO NOTHING", new { value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) }, cancellationToken);
        var kept = await database.UseAsync(
            connection => connection.ExecuteScalarAsync<string>(new("SELECT value FROM secret WHERE name = 'links'", cancellationToken: cancellationToken)), cancellationToken);
        return Convert.FromBase64String(kept!);
    }
}
