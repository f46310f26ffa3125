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
        new
        {
            answer.Request.Id,
            answer.Request.Question,
            interpretation = Shown(answer.Interpretation, answer.Request),
            answer.Outcome,
            answer.Verdict,
            answer.Choices,
            text = TextRenderer.Render(answer.Message),
            citations = answer.Citations.Select(Shown),
            answer.Suggestions,
            elapsed_ms = Math.Round(elapsed.TotalMilliseconds, 1),
        },
        StatementJson.Options);

    // the words of a question filter the date of speech, the request the date of publication: the words are nearer
    private static object Shown(Interpretation? read, AskRequest request) => new
    {
        read?.Intent,
        speakers = Labels(read?.Speakers),
        about = Labels(read?.About),
        terms = read?.Terms ?? [],
        from = Iso(read?.From ?? request.From),
        to = Iso(read?.To ?? request.To),
        as_of = Iso(read?.AsOf ?? request.AsOf),
    };

    /// <summary>One statement cited.</summary>
    public static object Shown(Citation citation) => new
    {
        n = citation.Number,
        statement = citation.Statement.Id,
        article = citation.Article.Id,
        citation.Article.Title,
        citation.Article.Publisher,
        published = Iso(citation.Article.Published),
        url = citation.Article.Url?.AbsoluteUri,
        permalink = citation.Link.GetLeftPart(UriPartial.Path) + citation.Link.Fragment, // for callers with a key: without the signature, which expires
        speaker = citation.Statement.Speaker?.Name,
        speaker_corrected = citation.Statement.Corrected is { } by ? new { by = by.Editor, by.Reason, at = InstantPattern.General.Format(by.MadeAt), read_as = by.Read?.Name } : null,
        citation.Statement.Speaker?.Country,
        citation.Statement.Type,
        citation.Quote,
        spans = StatementJson.Pairs(citation.Shown, new CodePoints(citation.Article.Text)),
        said_on = StatementJson.Shown(citation.Statement.SaidOn),
        citation.Statement.Relay,
        also_in = citation.AlsoIn.Select(article => new { article = article.Id, article.Publisher, published = Iso(article.Published) }),
    };

    private static IEnumerable<string> Labels(IReadOnlyList<ActorMatch>? actors) => actors?.Select(actor => actor.Label) ?? [];

    private static string? Iso(LocalDate? date) => date is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
