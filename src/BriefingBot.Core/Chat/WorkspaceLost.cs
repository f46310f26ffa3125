namespace BriefingBot.Core.Chat;

/// <summary>Takes note that the app was removed from a workspace, or its token revoked: what goes there waits.</summary>
/// <param name="workspace">The <see cref="ChannelAddress.Workspace"/>.</param>
/// <param name="reason">What happened and what to do, in words.</param>
/// <param name="cancellationToken">Gives up.</param>
public delegate Task WorkspaceLost(string workspace, string reason, CancellationToken cancellationToken);
