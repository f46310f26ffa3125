using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Answers what people ask about a briefing, under it or right after it: why an item is there, more on it, what was said before.</summary>
internal sealed class BriefingThreads(
    IPostedBriefings briefings, PostedReader reader, SubjectTimelines timelines, QuestionAnswerer answerer, AskedItems asked, TimeProvider clock)
{
    /// <summary>The answer, or null when it is not about a briefing of ours.</summary>
    /// <param name="reply">What is asked.</param>
    /// <param name="request">Where: under a message, or, in a chat without threads, after the newest briefing there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ChatMessage?> AnswerAsync(BriefingReply reply, ChatRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(request);
        if (await FindAsync(reply, request, cancellationToken) is not { Briefed: { } briefed } posted)
        {
            return null;
        }

        var number = reply.Number ?? await asked.FindAsync(request.Thread, cancellationToken) ?? (briefed.Items.Count == 1 ? 1 : 0);
        if (number == 0)
        {
            return ChatMessage.Of("Which one? Say its number, for example: what was said before 2?");
        }

        if (briefed.Items.FirstOrDefault(item => item.Number == number) is not { } frozen)
        {
            return ChatMessage.Of(briefed.Items.FirstOrDefault(item => item.PreviousNumber == number) is { } later
                ? $"Number {number} is what was said before number {later.Number}."
                : $"This briefing has no number {number}.");
        }

        await asked.SaveAsync(request.Thread, number, cancellationToken);
        var read = await reader.ReadAsync(posted, frozen, cancellationToken);
        return read.Now.Citation is null ? ChatMessage.Of($"Number {number} no longer stands as it was posted: {Became(read.Now)}.")
            : reply.Ask switch
            {
                BriefingAsk.Why => BriefingReasons.Of(read),
                BriefingAsk.More => await MoreAsync(read, cancellationToken),
                _ => await BeforeAsync(posted, read, cancellationToken),
            };
    }

    // what names no item is a question of its own, unless nothing else was asked since
    private async Task<PostedBriefing?> FindAsync(BriefingReply reply, ChatRequest request, CancellationToken cancellationToken) =>
        request.Root is { } root ? await briefings.FindAsync(root, cancellationToken)
        : reply.Number is null && await asked.HasQuestionAsync(request.Thread, cancellationToken) ? null
        : await briefings.NewestAsync(request.Channel, cancellationToken);

    private static string Became(PostedStatement statement) => statement.Record?.Withdrawn is { } withdrawn ? CorrectionText.Describe(withdrawn).TrimEnd('.') : "its article is no longer there";

    private async Task<ChatMessage> MoreAsync(PostedItem item, CancellationToken cancellationToken)
    {
        var statement = item.Now.Citation!.Statement;
        var subject = SubjectTimelines.SubjectOf(statement);
        var question = $"what did {statement.Speaker?.Name ?? item.Frozen.Speaker} say{(subject is null ? string.Empty : $" about {subject}")}?";
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        return (await answerer.AskAsync(new(question), today, cancellationToken)).Message;
    }

    // the timeline as a list, newest first
    private async Task<ChatMessage> BeforeAsync(PostedBriefing posted, PostedItem item, CancellationToken cancellationToken)
    {
        var (subject, before) = await timelines.BeforeAsync(posted, item, cancellationToken);
        var speaker = item.Now.Citation!.Statement.Speaker?.Name ?? item.Frozen.Speaker;
        var on = subject is null ? string.Empty : $" on {subject}";
        return before.Count == 0
            ? ChatMessage.Of($"There is nothing on record that {speaker} said{on} before number {item.Frozen.Number}.")
            : new(
            [
                new ChatHeading($"{speaker}{on}, before number {item.Frozen.Number}"),
                .. before.Select((point, place) => new ChatItem(
                [
                    new ChatStrong(Spelling.Spoken(PartialDate.Day(point.On))),
                    new ChatText($" — {(point.Change == PositionChange.New ? string.Empty : BriefingReasons.Class(point.Change) + ": ")}"),
                    new ChatQuotation(point.Citation.Quote),
                    new ChatText(" "),
                    new ChatCitation(place + 1, point.Citation.Link),
                ])),
            ]);
    }
}
