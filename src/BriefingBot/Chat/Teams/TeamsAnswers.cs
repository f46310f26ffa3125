using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Teams;

/// <summary>The work behind an acknowledged activity: remember the conversation, answer once.</summary>
internal sealed partial class TeamsAnswers(
    ChatHandler handler, ConnectorClient connector, IReceivedMessages received, IChannelDirectory directory, ILogger<TeamsAnswers> logger, ChannelGone? gone = null)
{
    private const string ThreadMark = ";messageid=";

    /// <summary>What somebody is greeted with.</summary>
    public static readonly ChatMessage Welcome = new(
    [
        new ChatParagraph([new ChatText("Hello. I answer what people and countries said in the news, with the words themselves and where they stand.")]),
        new ChatParagraph([new ChatText("Ask, for example, what a country said about somebody; in a channel, mention me first. Write help to see what else I can do.")]),
    ]);

    private static readonly ChatMessage Sorry = ChatMessage.Of("Something went wrong here, and the question is not answered. Please ask again in a moment.");

    /// <summary>Answers a message, unless it was answered before.</summary>
    public async Task AnswerAsync(Activity activity, ConversationReference reference, string words, CancellationToken cancellationToken)
    {
        if (!await IsFirstAsync(activity, cancellationToken))
        {
            return;
        }

        await TryRememberAsync(activity, reference, cancellationToken);
        await ShowTypingAsync(activity, reference, cancellationToken);
        var message = await MakeAsync(activity, words, cancellationToken);
        await SendAsync(reference, TeamsMessages.Answer(reference, activity, message), cancellationToken);
    }

    /// <summary>Greets a conversation the bot was added to.</summary>
    public async Task WelcomeAsync(Activity activity, ConversationReference reference, CancellationToken cancellationToken)
    {
        if (await IsFirstAsync(activity, cancellationToken))
        {
            await TryRememberAsync(activity, reference, cancellationToken);
            await SendAsync(reference, TeamsMessages.Post(reference, Welcome), cancellationToken);
        }
    }

    /// <summary>Remembers how to write to a conversation; in a channel also how to begin a new thread.</summary>
    public async Task RememberAsync(ConversationReference reference, CancellationToken cancellationToken)
    {
        await SaveAsync(reference, cancellationToken);
        if (reference.Conversation.Id.IndexOf(ThreadMark, StringComparison.Ordinal) is > 0 and var mark)
        {
            await SaveAsync(reference with { Conversation = reference.Conversation with { Id = reference.Conversation.Id[..mark] } }, cancellationToken);
        }
    }

    /// <summary>Forgets a conversation the bot was removed from, and ends what went there.</summary>
    public async Task ForgetAsync(Activity activity, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        await directory.ForgetAsync(reference.Address, cancellationToken);
        if (PersonOf(activity) is { } person)
        {
            await directory.ForgetAsync(person, cancellationToken);
        }

        await (gone?.Invoke(reference.Address, "The app was removed from this conversation.", cancellationToken) ?? Task.CompletedTask);
    }

    private static ChannelAddress? PersonOf(Activity activity) =>
        activity is { Conversation.ConversationType: "personal", From.Id: { Length: > 0 } id } && !id.Any(char.IsWhiteSpace) ? new(ChannelAddress.Teams, id) : null;

    private async Task<bool> IsFirstAsync(Activity activity, CancellationToken cancellationToken) =>
        activity.Id is not { } id
        || await received.TryTakeAsync($"{ChannelAddress.Teams}/{activity.Conversation!.Id}/{id}", cancellationToken);

    // an answer needs none of it: the next message is as good to remember by
    private async Task TryRememberAsync(Activity activity, ConversationReference reference, CancellationToken cancellationToken)
    {
        try
        {
            await RememberAsync(reference, cancellationToken);
            if (PersonOf(activity) is { } person)
            {
                await SaveAsync(person, reference, cancellationToken); // where this person alone is told something
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotRemembered(logger, reference.Conversation.Id, failure);
        }
    }

    private Task SaveAsync(ConversationReference reference, CancellationToken cancellationToken) => SaveAsync(reference.Address, reference, cancellationToken);

    private async Task SaveAsync(ChannelAddress address, ConversationReference reference, CancellationToken cancellationToken)
    {
        var json = reference.ToString();
        if (await directory.FindAsync(address, cancellationToken) != json)
        {
            await directory.SaveAsync(address, json, cancellationToken);
        }
    }

    private async Task<ChatMessage> MakeAsync(Activity activity, string words, CancellationToken cancellationToken)
    {
        try
        {
            return await handler(new(new(ChannelAddress.Teams, activity.Conversation!.Id), activity.From?.Id ?? string.Empty, words) { Thread = Thread(activity), Root = Root(activity.Conversation.Id), Flag = TeamsFlags.Read(activity.Value), Form = TeamsForm.Read(activity.Value) }, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotAnswered(logger, activity.Id, activity.Conversation!.Id, failure);
            return Sorry;
        }
    }

    // the id of a conversation holds the message a channel's thread began with; ids of two tenants may be equal
    private static string Thread(Activity activity) => $"{ChannelAddress.Teams}/{activity.TenantId()}/{activity.Conversation!.Id}";

    private static ChatRoot? Root(string conversation) => conversation.IndexOf(ThreadMark, StringComparison.Ordinal) is > 0 and var mark
        ? new(new(ChannelAddress.Teams, conversation[..mark]), conversation[(mark + ThreadMark.Length)..])
        : null;

    private async Task ShowTypingAsync(Activity activity, ConversationReference reference, CancellationToken cancellationToken)
    {
        try
        {
            await connector.SendAsync(reference, TeamsMessages.Typing(reference, activity), cancellationToken);
        }
        catch (ChatException refused)
        {
            Log.NoTyping(logger, activity.Id, reference.Conversation.Id, refused.Message); // the answer may still arrive
        }
    }

    private async Task SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            var id = await connector.SendAsync(reference, activity, cancellationToken);
            Log.Sent(logger, reference.Conversation.Id, id);
        }
        catch (ChatException refused)
        {
            Log.NotSent(logger, reference.Conversation.Id, refused.Message, refused);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Posted to {Conversation} as {Id}.")]
        public static partial void Sent(ILogger logger, string conversation, string id);

        [LoggerMessage(2, LogLevel.Error, "Not posted to {Conversation}: {Reason}")]
        public static partial void NotSent(ILogger logger, string conversation, string reason, Exception refused);

        [LoggerMessage(3, LogLevel.Error, "Message {Id} of {Conversation} could not be answered.")]
        public static partial void NotAnswered(ILogger logger, string? id, string conversation, Exception failure);

        [LoggerMessage(4, LogLevel.Debug, "No typing indicator for message {Id} of {Conversation}: {Reason}")]
        public static partial void NoTyping(ILogger logger, string? id, string conversation, string reason);

        [LoggerMessage(5, LogLevel.Warning, "How to write to {Conversation} could not be remembered.")]
        public static partial void NotRemembered(ILogger logger, string conversation, Exception failure);
    }
}
