using System.Text.Json;
using BriefingBot.Core.Questions;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Remembers threads in the store, for 24 hours after their last question.</summary>
public sealed class SqliteConversations(SqliteDataSource database, TimeProvider clock) : IConversations
{
    private static readonly Duration Kept = Duration.FromHours(24);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Conversation?> FindAsync(string thread, CancellationToken cancellationToken)
    {
        var state = await database.UseAsync(
            connection => connection.ExecuteScalarAsync<string?>(new(
                "SELECT state FROM conversation WHERE thread = @thread AND asked_at > @Before", new { thread, Before = Stamps.Write(Now - Kept) }, cancellationToken: cancellationToken)),
            cancellationToken);
        return state is null ? null : Read(state);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task SaveAsync(string thread, Conversation conversation, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("DELETE FROM conversation WHERE asked_at <= @Before", new { Before = Stamps.Write(Now - Kept) }, cancellationToken);
        await database.ExecuteAsync(
            """
            INSERT INTO conversation (thread, state, asked_at) VALUES (@thread, @State, @Now)
            ON CONFLICT (thread) DO UPDATE SET state = excluded.state, asked_at = excluded.asked_at
            """,
            new { thread, State = JsonSerializer.Serialize(conversation, StorageJson.Default.Conversation), Now = Stamps.Write(Now) },
            cancellationToken);
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    // written by a version that remembered something else: the thread begins anew
    private static Conversation? Read(string state)
    {
        try
        {
            return JsonSerializer.Deserialize(state, StorageJson.Default.Conversation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
