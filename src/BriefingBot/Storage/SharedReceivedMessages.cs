using BriefingBot.Core.Chat;

namespace BriefingBot.Storage;

/// <summary>Remembers messages in a database that replicas share, and beside it while that is gone: a question is answered all the same.</summary>
/// <param name="shared">Of the database.</param>
/// <param name="beside">Of the store's file.</param>
public sealed class SharedReceivedMessages(IReceivedMessages shared, IReceivedMessages beside) : IReceivedMessages
{
    /// <inheritdoc/>
    /// <exception cref="StoreException">Neither can be written.</exception>
    public async Task<bool> TryTakeAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await shared.TryTakeAsync(key, cancellationToken);
        }
        catch (StoreException)
        {
            return await beside.TryTakeAsync(key, cancellationToken);
        }
    }
}
