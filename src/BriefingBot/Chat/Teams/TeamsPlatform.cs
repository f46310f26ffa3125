using System.Net;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Options;
using NodaTime;

namespace BriefingBot.Chat.Teams;

/// <summary>Posts to conversations that were met before.</summary>
internal sealed class TeamsPlatform(ConnectorClient connector, IChannelDirectory directory, AccessTokens tokens, IOptions<TeamsOptions> options) : IChatPlatform
{
    /// <inheritdoc/>
    public string Name => ChannelAddress.Teams;

    /// <inheritdoc/>
    /// <remarks>
    /// 50 requests a second for an app in a tenant; in a thread 7 in a second, 60 in 30 seconds, 1,800 in an hour, which is the narrowest
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
    /// </remarks>
    public PostPace Pace { get; } = new(Duration.FromMilliseconds(20), Duration.FromSeconds(2));

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
            return await connector.SendAsync(reference, TeamsMessages.Post(reference, message), deliveryKey is not null, cancellationToken);
        }
        catch (ChatException gone) when (gone.IsChannelGone)
        {
            if (options.Value.HasCredentials && reference.Bot.Id is { } met && !met.EndsWith(options.Value.AppId!, StringComparison.OrdinalIgnoreCase))
            {
                throw ConnectorErrors.OtherApp(reference, options.Value.AppId!, gone);
            }

            if (gone.InnerException is HttpRequestException { StatusCode: HttpStatusCode.NotFound })
            {
                await directory.ForgetAsync(channel, CancellationToken.None);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Asks for the app's token, without which nothing is posted in any tenant. Whether a tenant takes it is seen only by posting.</remarks>
    public async Task<string?> TestAsync(string workspace, CancellationToken cancellationToken)
    {
        try
        {
            if (options.Value.HasCredentials)
            {
                await tokens.GetAsync(cancellationToken);
            }

            return null;
        }
        catch (ChatException refused)
        {
            return refused.Message;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A message that is gone says nothing of its conversation, which stays known.</remarks>
    public async Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
    {
        var reference = await directory.FindAsync(channel, cancellationToken) is { } stored ? ConversationReference.Parse(stored) : null;
        await connector.UpdateAsync(
            reference ?? throw ConnectorErrors.Unknown(channel), messageId, TeamsMessages.Post(reference, message) with { Id = messageId }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Always null: Teams cannot be asked.</remarks>
    public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
