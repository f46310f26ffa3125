using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using NodaTime;

namespace BriefingBot.Chat;

/// <summary>Takes what people write on any platform: a command about briefings, a question under one, a question, or a flag.</summary>
internal sealed class ChatReception(QuestionAnswerer answerer, BriefingDesk desk, BriefingThreads threads, IFlagStore flags, TimeProvider clock)
{
    /// <summary>The answer to show; a <see cref="ChatHandler"/>.</summary>
    public async Task<ChatMessage> HandleAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Flag is { } flag)
        {
            return await FlagAsync(flag, request, cancellationToken);
        }

        if (request.Form is { } form)
        {
            return await desk.TakeAsync(form, request, cancellationToken);
        }

        if (BriefingCommand.Read(request.Text) is { } command)
        {
            return await desk.HandleAsync(command, request, cancellationToken);
        }

        if (request.IsBriefingCommand)
        {
            return ChatMessage.Of($"Say what to do, for example: {BriefingCommand.Usage}");
        }

        if (BriefingReply.Read(request.Text) is { } reply && await threads.AnswerAsync(reply, request, cancellationToken) is { } told)
        {
            return told;
        }

        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var answer = await answerer.AskAsync(new(request.Text) { Thread = request.Thread }, today, cancellationToken);
        return answer.Interpretation?.Intent == Intent.Help
            ? new([.. answer.Message.Blocks, new ChatParagraph([new ChatText($"For a briefing by the clock: {BriefingCommand.Usage}")])])
            : answer.Citations.Count == 0 ? answer.Message
            : new([.. answer.Message.Blocks, new ChatFlagging(request.Text, [.. answer.Citations.Select(citation => new ChatCited(citation.Number, citation.Statement.Id))])]);
    }

    private async Task<ChatMessage> FlagAsync(ChatFlag flag, ChatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await flags.AddAsync(flag, request.Channel.ToString(), request.User, cancellationToken);
            return ChatMessage.Of("Thank you. An editor will look at it.");
        }
        catch (FormatException unreadable)
        {
            return ChatMessage.Of(unreadable.Message);
        }
    }
}
