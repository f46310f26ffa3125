using System.Text.Json;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Text;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>An answer as <c>ask --format json</c> prints it and <c>/api/ask</c> sends it; all spans are Unicode code points.</summary>
internal static class AnswerJson
{
    /// <summary>The answer on one line.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="elapsed">How long it took.</param>
    public static string Line(Answer answer, TimeSpan elapsed) => JsonSerializer.Serialize(
        new ShownAnswer(
            answer.Request.Id,
            answer.Request.Question,
            Shown(answer.Interpretation, answer.Request),
            answer.Outcome,
            answer.Verdict,
            answer.Choices,
            TextRenderer.Render(answer.Message),
            [.. answer.Citations.Select(Shown)],
            answer.Suggestions,
            Math.Round(elapsed.TotalMilliseconds, 1)),
        StatementJson.Options);

    // the words of a question filter the date of speech, the request the date of publication: the words are nearer
    private static ShownInterpretation Shown(Interpretation? read, AskRequest request) => new(
        read?.Intent, Labels(read?.Speakers), Labels(read?.About), read?.Terms ?? [], Iso(read?.From ?? request.From), Iso(read?.To ?? request.To), Iso(read?.AsOf ?? request.AsOf));

    /// <summary>One statement cited.</summary>
    public static ShownCitation Shown(Citation citation) => new(
        citation.Number,
        citation.Statement.Id,
        citation.Article.Id,
        citation.Article.Title,
        citation.Article.Publisher,
        Iso(citation.Article.Published),
        citation.Article.Url?.AbsoluteUri,
        Permalink: citation.Link.GetLeftPart(UriPartial.Path) + citation.Link.Fragment, // for callers with a key: without the signature, which expires
        citation.Statement.Speaker?.Name,
        citation.Statement.Corrected is { } by ? new(by.Editor, by.Reason, InstantPattern.General.Format(by.MadeAt), by.Read?.Name) : null,
        citation.Statement.Speaker?.Country,
        citation.Statement.Type,
        citation.Quote,
        StatementJson.Pairs(citation.Shown, new CodePoints(citation.Article.Text)),
        StatementJson.Shown(citation.Statement.SaidOn),
        citation.Statement.Relay,
        [.. citation.AlsoIn.Select(article => new ShownAlsoIn(article.Id, article.Publisher, Iso(article.Published)))]);

    private static IReadOnlyList<string> Labels(IReadOnlyList<ActorMatch>? actors) => [.. actors?.Select(actor => actor.Label) ?? []];

    private static string? Iso(LocalDate? date) => date is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
