using System.Net;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Teams;

/// <summary>Posts to conversations that were met before.</summary>
internal sealed class TeamsPlatform(ConnectorClient connector, IChannelDirectory directory) : IChatPlatform
{
    /// <inheritdoc/>
    public string Name => ChannelAddress.Teams;

    /// <inheritdoc/>
    /// <remarks>Teams has no place for the delivery key.</remarks>
    public async Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
    {
        var stored = await directory.FindAsync(channel, cancellationToken);
        if (stored is null || ConversationReference.Parse(stored) is not { } reference)
        {
            throw ConnectorErrors.Unknown(channel);
        }

        try
        {
            return await connector.SendAsync(reference, TeamsMessages.Post(reference, message), cancellationToken);
        }
        catch (ChatException gone) when (gone.InnerException is HttpRequestException { StatusCode: HttpStatusCode.NotFound })
        {
            await directory.ForgetAsync(channel, CancellationToken.None);
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Always null: Teams cannot be asked.</remarks>
    public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
