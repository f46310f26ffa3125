namespace BriefingBot.Core.Chat;

/// <summary>Remembers which messages were taken on, so that one that arrives twice is answered once, by any replica, also after a restart.</summary>
public interface IReceivedMessages
{
    /// <summary>Takes a message on.</summary>
    /// <param name="key">What the message is: platform, team, channel and time stamp; platform, conversation and activity id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether this is the first time; keys are kept for at least a day.</returns>
    Task<bool> TryTakeAsync(string key, CancellationToken cancellationToken);
}
