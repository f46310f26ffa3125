using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions.Answering;
using BriefingBot.Core.Questions.Reading;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>Answers questions from a store.</summary>
public sealed class QuestionAnswerer
{
    /// <summary>What a question looks like, for those who have not asked one.</summary>
    public const string Example = "what did Russia say about Assad?";

    private readonly KnownActors actors;
    private readonly IConversations? conversations;
    private readonly Naming naming;
    private readonly Dictionary<Intent, IIntentAnswerer> answerers;
    private readonly NothingAnswerer nothing;
    private readonly OfficeOnDate offices;

    /// <summary>Answers from <paramref name="store"/>.</summary>
    /// <param name="store">The statements.</param>
    /// <param name="gazetteer">The names known beforehand.</param>
    /// <param name="link">Where the article of a statement shows it.</param>
    /// <param name="conversations">What threads remember; null to answer each question by itself.</param>
    public QuestionAnswerer(IStatementStore store, Gazetteer gazetteer, Func<Statement, Uri> link, IConversations? conversations = null)
    {
        this.conversations = conversations;
        actors = new(store, gazetteer);
        naming = new(gazetteer);
        var search = new StatementSearch(gazetteer);
        var desk = new Desk(store, search, naming, link);
        nothing = new(desk);
        offices = new(store);
        var said = new SaidAnswerer(desk);
        var timeline = new TimelineAnswerer(desk);
        var latest = new LatestAnswerer(desk);
        answerers = new()
        {
            [Intent.Said] = said,
            [Intent.WhoSaid] = said,
            [Intent.Compare] = new CompareAnswerer(desk),
            [Intent.Timeline] = timeline,
            [Intent.Changed] = timeline,
            [Intent.First] = timeline,
            [Intent.Last] = timeline,
            [Intent.Verify] = new VerifyAnswerer(desk, search),
            [Intent.Latest] = latest,
            [Intent.Brief] = latest,
            [Intent.WhoIs] = new WhoIsAnswerer(desk),
        };
    }

    /// <summary>Answers one question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="today">The day it is asked, which relative dates count from unless the request says otherwise.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Answer> AskAsync(AskRequest request, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Question.Length > QuestionReader.Longest)
        {
            return Replies.NotUnderstood(request, FormattableString.Invariant($"The question has {request.Question.Length:N0} characters; {QuestionReader.Longest:N0} is the most."));
        }

        if (request.Question.Any(char.IsLetter) && !request.Question.Any(c => char.IsAsciiLetter(c)))
        {
            return Replies.NotUnderstood(request, "Questions are read in English.");
        }

        var conversation = request.Thread is { } thread && conversations is not null ? await conversations.FindAsync(thread, cancellationToken) ?? Conversation.None : Conversation.None;
        var index = await actors.IndexAsync(cancellationToken);
        var (frame, next) = new ThreadReader(index).Read(request.Question, request.AsOf ?? today, conversation);
        if (frame is null)
        {
            return Replies.NotUnderstood(request, FollowUpReader.NeedsContext(request.Question) ? "There is nothing before it in this thread that it could go on from." : null);
        }

        var asked = new Asked(request, new QuestionReader(index).Resolve(frame, next), today, index);
        var answer = await AnswerAsync(asked, cancellationToken);
        if (request.Thread is { } key && conversations is not null && answer.Interpretation is { Intent: not Intent.Help })
        {
            await conversations.SaveAsync(key, Remembered.After(frame, answer, next), cancellationToken);
        }

        return answer;
    }

    private async Task<Answer> AnswerAsync(Asked asked, CancellationToken cancellationToken)
    {
        var read = asked.Read;
        if (read.Intent == Intent.Help)
        {
            return Replies.Help(asked.Request, read);
        }

        if (read.Speakers.FirstOrDefault(speaker => speaker.Alternatives.Count > 1) is { } several)
        {
            return Replies.Ambiguous(asked, several, one => naming.Heading(asked.Index.Describe(one)));
        }

        if (read.UnknownSpeakers.FirstOrDefault(FollowUpReader.IsPronoun) is { } pronoun)
        {
            return Replies.NotUnderstood(asked.Request, $"It is not clear whom “{pronoun}” means.");
        }

        if (read is { IsEmpty: true, UnknownSpeakers.Count: 0 })
        {
            return Replies.NotUnderstood(asked.Request, "That names nobody and no subject.");
        }

        asked = asked with { Read = read = await offices.ResolveAsync(asked, read, cancellationToken) };
        if (read.Speakers.Count == 0 && read.UnknownSpeakers.Count > 0 && read.Claim is null)
        {
            return await nothing.AnswerAsync(asked, cancellationToken);
        }

        if (await answerers[read.Intent].AnswerAsync(asked, cancellationToken) is { } answer)
        {
            return answer;
        }

        // a subject that finds nothing may be a name misspelt
        return Respelt(asked) is { } respelt && await answerers[read.Intent].AnswerAsync(respelt, cancellationToken) is { } nearly
            ? nearly
            : await nothing.AnswerAsync(asked, cancellationToken);
    }

    private static Asked? Respelt(Asked asked) =>
        asked.Read is { Subject: { } subject, About.Count: 0, Topic.Excluded.Count: 0 } read && asked.Index.CorrectSubject(subject) is { } actor
            ? asked with { Read = read with { Topic = new([new([new(subject, actor with { Typed = subject }, [])])], []) } }
            : null;
}
