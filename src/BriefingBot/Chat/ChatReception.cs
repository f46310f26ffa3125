using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using NodaTime;

namespace BriefingBot.Chat;

/// <summary>Takes what people write on any platform: a command about briefings, or a question.</summary>
internal sealed class ChatReception(QuestionAnswerer answerer, BriefingDesk desk, TimeProvider clock)
{
    /// <summary>The answer to show; a <see cref="ChatHandler"/>.</summary>
    public async Task<ChatMessage> HandleAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (BriefingCommand.Read(request.Text) is { } command)
        {
            return await desk.HandleAsync(command, request, cancellationToken);
        }

        if (request.IsBriefingCommand)
        {
            return ChatMessage.Of($"Say what to do, for example: {BriefingCommand.Usage}");
        }

        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var answer = await answerer.AskAsync(new(request.Text) { Thread = request.Thread }, today, cancellationToken);
        return answer.Interpretation?.Intent == Intent.Help
            ? new([.. answer.Message.Blocks, new ChatParagraph([new ChatText($"For a briefing by the clock: {BriefingCommand.Usage}")])])
            : answer.Message;
    }
}
