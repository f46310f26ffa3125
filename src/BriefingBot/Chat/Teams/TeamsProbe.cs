using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Teams;

/// <summary>Looks whether a conversation was met: Teams lets nobody post to another.</summary>
internal sealed class TeamsProbe(IChannelDirectory directory, TeamsAccess access) : IChannelProbe
{
    /// <inheritdoc/>
    public string Name => ChannelAddress.Teams;

    /// <inheritdoc/>
    public async Task<ChannelFinding> ProbeAsync(ChannelAddress channel, CancellationToken cancellationToken)
    {
        if (access.Mode != TeamsMode.Token)
        {
            return new(CanPost: null, "Teams:AppId and Teams:AppPassword are not set.");
        }

        return await directory.FindAsync(channel, cancellationToken) is { } stored && ConversationReference.Parse(stored) is { } reference
            ? access.MaySendTo(reference) ? ChannelFinding.Good : new(CanPost: false, ConnectorErrors.NotAllowed(reference, access.Mode).Message)
            : new(CanPost: false, ConnectorErrors.Unknown(channel).Message);
    }
}
