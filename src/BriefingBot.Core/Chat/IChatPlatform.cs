using NodaTime;

namespace BriefingBot.Core.Chat;

/// <summary>A chat platform that messages can be posted to without being asked first.</summary>
public interface IChatPlatform
{
    /// <summary><see cref="ChannelAddress.Slack"/> or <see cref="ChannelAddress.Teams"/>.</summary>
    string Name { get; }

    /// <summary>How fast briefings may come; unlimited unless the platform says otherwise.</summary>
    PostPace Pace => PostPace.Unlimited;

    /// <summary>Posts a message.</summary>
    /// <param name="channel">Where to; of this platform.</param>
    /// <param name="message">What to show.</param>
    /// <param name="deliveryKey">
    /// Carried invisibly in the message where the platform can, so that <see cref="FindAsync"/> can find it; or null. A message with a key
    /// is tried once: whoever keeps the key tries again when <see cref="ChatException.RetryAfter"/> is over.
    /// </param>
    /// <param name="cancellationToken">Gives up; whether it was posted is then unknown.</param>
    /// <returns>The platform's id of the message.</returns>
    /// <exception cref="ChatException">The platform did not take it, or it is unknown whether it did.</exception>
    Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken);

    /// <summary>Puts other words into a message of ours. The same edit may be made again: it changes nothing more.</summary>
    /// <param name="channel">Where it stands; of this platform.</param>
    /// <param name="messageId">The platform's id of the message.</param>
    /// <param name="message">What to show from now on.</param>
    /// <param name="deliveryKey">What the message carries, so that it still does; or null.</param>
    /// <param name="cancellationToken">Gives up; whether it was edited is then unknown.</param>
    /// <exception cref="ChatException">It was not edited, or it is unknown whether it was; permanent when the message is gone.</exception>
    Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken);

    /// <summary>Finds out whether anything at all can be posted in a workspace, without posting.</summary>
    /// <param name="workspace">A <see cref="ChannelAddress.Workspace"/> of this platform.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why nothing can, and what to do, in words; null when nothing speaks against it.</returns>
    Task<string?> TestAsync(string workspace, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Looks for a message with this delivery key among the newest of a channel.</summary>
    /// <returns>The id of the message; null when it is not there, or the platform cannot or may not be asked.</returns>
    Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken);
}

/// <summary>A message that could not be posted.</summary>
/// <param name="message">In words an administrator can act on: what happened, where, and what to do.</param>
/// <param name="certainlyNotPosted">Whether the platform surely did not post it; false after a time-out.</param>
/// <param name="isPermanent">Whether trying again later is useless until somebody acts: a revoked token, an unknown channel.</param>
/// <param name="innerException">The cause, or null.</param>
#pragma warning disable CA1032 // without these facts nobody could act on it
public sealed class ChatException(string message, bool certainlyNotPosted, bool isPermanent, Exception? innerException = null)
#pragma warning restore CA1032
    : Exception(message, innerException)
{
    /// <summary>Whether the platform surely did not post the message.</summary>
    public bool CertainlyNotPosted { get; } = certainlyNotPosted;

    /// <summary>Whether trying again is useless until somebody acts.</summary>
    public bool IsPermanent { get; } = isPermanent;

    /// <summary>Whether the platform was not even asked: it counts as no attempt.</summary>
    public bool IsUntried { get; init; }

    /// <summary>How long the platform asks to wait; null when it does not say.</summary>
    public Duration? RetryAfter { get; init; }

    /// <summary>Whether the wait is for all channels of the workspace, not only for this one.</summary>
    public bool HoldsWorkspace { get; init; }

    /// <summary>Whether it is about more than this channel: the token, the app, the workspace. What is to be posted waits until somebody acts.</summary>
    public bool IsOfWorkspace { get; init; }

    /// <summary>Whether this message will never be taken: nothing that somebody does for the whole workspace lets it through.</summary>
    public bool IsFinal => IsPermanent && !IsOfWorkspace;

    /// <summary>Whether the channel is gone, or the bot is out of it: no message will ever get there, unless it is invited again.</summary>
    public bool IsChannelGone { get; init; }
}
