using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Slack;

/// <summary>Answers what Slack brought, each thing once, after Slack was told that we have it.</summary>
internal sealed partial class SlackAnswers(ChatHandler handler, IReceivedMessages received, ResponseUrl responses, SlackPlatform platform, ILogger<SlackAnswers> logger, ChannelGone? gone = null, WorkspaceLost? lost = null)
{
    private static readonly ChatMessage Failed = ChatMessage.Of("That did not work, and not because of your words. Please try again; the log of BriefingBot has the reason.");

    /// <summary>Answers a command; only who sent it sees the answer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="url">Its <c>response_url</c>.</param>
    /// <param name="isBriefing">Whether it is about briefings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AnswerAsync(SlackCommand command, Uri url, bool isBriefing, CancellationToken cancellationToken)
    {
        if (command.Trigger.Length == 0 || await received.TryTakeAsync($"slack:{command.Team}:trigger:{command.Trigger}", cancellationToken))
        {
            var request = new ChatRequest(Address(command.Team, command.Channel), command.User, command.Text, isBriefing) { Thread = Thread(command.Team, command.Channel, "@" + command.User) };
            await AnswerAsync(request, message => responses.SendAsync(url, SlackReply.Ephemeral(message, thread: null), cancellationToken), cancellationToken);
        }
    }

    /// <summary>Answers a pressed suggestion or takes a flag; only who pressed sees the answer.</summary>
    public async Task AnswerAsync(SlackPress press, CancellationToken cancellationToken)
    {
        if (press.Trigger.Length == 0 || await received.TryTakeAsync($"slack:{press.Team}:trigger:{press.Trigger}", cancellationToken))
        {
            var request = new ChatRequest(Address(press.Team, press.Channel), press.User, press.Question) { Thread = Thread(press.Team, press.Channel, press.Thread ?? "@" + press.User), Flag = press.Flag, Form = press.Form };
            await AnswerAsync(request, message => responses.SendAsync(press.ResponseUrl, SlackReply.Ephemeral(message, press.Thread), cancellationToken), cancellationToken);
        }
    }

    /// <summary>Answers a message in its thread. Slack has sent the same message as two events, so both are remembered.</summary>
    public async Task AnswerAsync(SlackQuestion question, CancellationToken cancellationToken)
    {
        var isNew = await received.TryTakeAsync($"slack:{question.Team}:{question.Channel}:{question.Timestamp}", cancellationToken);
        if (question.EventId.Length > 0)
        {
            isNew &= await received.TryTakeAsync($"slack:{question.Team}:event:{question.EventId}", cancellationToken);
        }

        if (isNew)
        {
            var request = new ChatRequest(Address(question.Team, question.Channel), question.User, question.Text)
            {
                Thread = Thread(question.Team, question.Channel, question.Thread ?? "@" + question.User),
                Root = question.Thread is { } root ? new(Address(question.Team, question.Channel), root) : null,
            };
            await AnswerAsync(request, message => platform.PostAsync(question.Channel, message, question.Thread, deliveryKey: null, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Takes note that the bot is out of a channel.</summary>
    public Task LeaveAsync(SlackLeft left, CancellationToken cancellationToken) =>
        gone?.Invoke(Address(left.Team, left.Channel), left.Reason, cancellationToken) ?? Task.CompletedTask;

    /// <summary>Takes note that the app was removed from a workspace, or its token revoked.</summary>
    public Task LoseAsync(string team, string reason, CancellationToken cancellationToken) =>
        lost?.Invoke($"{ChannelAddress.Slack}:{team}", reason, cancellationToken) ?? Task.CompletedTask;

    // outside a thread of the platform, each person's questions in a channel follow each other
    private static string Thread(string team, string channel, string thread) => $"{ChannelAddress.Slack}/{team}/{channel}/{thread}";

    private static ChannelAddress Address(string team, string channel) => new(ChannelAddress.Slack, $"{team}/{channel}");

    private async Task AnswerAsync(ChatRequest request, Func<ChatMessage, Task> send, CancellationToken cancellationToken)
    {
        ChatMessage message;
        try
        {
            message = await handler(request, cancellationToken);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested) // whatever it was, somebody waits for an answer
        {
            Log.NotAnswered(logger, request.Channel, failed);
            message = Failed;
        }

        try
        {
            await send(message);
        }
        catch (ChatException refused)
        {
            Log.NotSent(logger, request.Channel, refused.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A request from {Channel} could not be answered.")]
        public static partial void NotAnswered(ILogger logger, ChannelAddress channel, Exception failed);

        [LoggerMessage(2, LogLevel.Error, "The answer to {Channel} was not sent: {Reason}")]
        public static partial void NotSent(ILogger logger, ChannelAddress channel, string reason);
    }
}
