using System.Globalization;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Web;

/// <summary>What the console shows.</summary>
/// <param name="Question">The words in the box.</param>
/// <param name="Trouble">Why there is no answer, in words, or null.</param>
/// <param name="Answer">The answer, or null.</param>
/// <param name="Summary">How much is in the store.</param>
/// <param name="Examples">Questions to begin with.</param>
/// <param name="Token">Proves that a form is ours.</param>
internal sealed record ConsoleView(
    string Question, string? Trouble, Answer? Answer, StoreSummary Summary, IReadOnlyList<string> Examples, (string Name, string Value) Token)
{
    /// <summary>The thread that the next question goes on in.</summary>
    public required string Thread { get; init; }
}

/// <summary>The console: a box to ask in, the answer below it.</summary>
internal sealed class ConsolePage(Links links, HtmlRenderer renderer, FlagForm flag)
{
    /// <summary>The page.</summary>
    public HtmlWriter Write(ConsoleView view)
    {
        var html = new HtmlWriter();
        Page.Begin(html, links, view.Question.Length > 0 ? view.Question : null, view.Question.Length > 0 ? "console asked" : "console");
        WriteBox(html, view);
        html.Write($"""<div class="result" aria-live="polite">""");
        if (view.Trouble is { } trouble)
        {
            html.Write($"""<p class="card trouble" id="trouble" role="alert">{trouble}</p>""");
        }
        else if (view.Answer is { } answer)
        {
            WriteAnswer(html, view, answer);
        }

        html.Write($"</div>");
        WriteExamples(html, view);
        Page.EndMain(html);
        html.Write($"""<footer class="site"><p>{Amount(view.Summary)}</p></footer>""");
        Page.End(html);
        return html;
    }

    private void WriteBox(HtmlWriter html, ConsoleView view)
    {
        html.Write($"""
            <h1>Who said what, and when?</h1>
            <p class="lede">Every answer is cut from an article word for word, dated, and linked to the place where it stands.</p>
            <form class="ask" role="search" action="{links.ConsolePath}" method="get">
            <input type="hidden" name="thread" value="{view.Thread}">
            <label for="q">Your question</label>
            <div class="box"><input id="q" name="q" type="search" maxlength="2000" autocomplete="off" enterkeyhint="search" value="{view.Question}"
            """);
        if (view.Trouble is not null)
        {
            html.Write($""" aria-invalid="true" aria-describedby="trouble" """);
        }

        if (view.Question.Length == 0)
        {
            html.Write($" autofocus");
        }

        html.Write($"><button type=\"submit\">Ask</button></div>\n</form>\n");
    }

    private void WriteAnswer(HtmlWriter html, ConsoleView view, Answer answer)
    {
        html.Write($"""<section class="card answer {(answer.Outcome == AnswerOutcome.Answered ? "found" : "none")}" aria-labelledby="answer"><h2 id="answer" class="quiet">Answer</h2>""");
        renderer.Write(html, new([.. answer.Message.Blocks.Where(block => block is not ChatSuggestions)]));
        WriteSources(html, answer.Citations);
        renderer.Write(html, new([.. answer.Message.Blocks.OfType<ChatSuggestions>()])); // what to ask next comes last
        if (answer.Citations.Count > 0)
        {
            flag.Write(html, view.Token, view.Question, [.. answer.Citations.Select(citation => new ChatCited(citation.Number, citation.Statement.Id))]);
        }

        html.Write($"</section>");
    }

    private void WriteSources(HtmlWriter html, IReadOnlyList<Citation> citations)
    {
        if (citations.Count > 0)
        {
            html.Write($"""<h3 class="sources">Articles</h3><ol class="sources">""");
            foreach (var group in citations.GroupBy(citation => citation.Article.Id, StringComparer.Ordinal))
            {
                var article = group.First().Article;
                var from = string.Join(" · ", new[] { article.Publisher, Published(article.Published) }.OfType<string>());
                html.Write($"""<li><span class="numbers">{string.Join(' ', group.Select(citation => FormattableString.Invariant($"[{citation.Number}]")))}</span> <a href="{links.ArticlePath(article.Id)}">{article.Title}</a> <span class="from">{from}</span></li>""");
            }

            html.Write($"</ol>");
        }
    }

    private void WriteExamples(HtmlWriter html, ConsoleView view)
    {
        if (view.Answer is not null || view.Examples.Count == 0)
        {
            return;
        }

        html.Write($"""<section class="examples" aria-labelledby="examples"><h2 id="examples">For example</h2><ul class="suggestions">""");
        foreach (var question in view.Examples)
        {
            html.Write($"""<li><a href="{links.QuestionPath(question)}">{question}</a></li>""");
        }

        html.Write($"</ul></section>");
    }

    private static string? Published(NodaTime.LocalDate? date) => date is { } day ? Spelling.Spoken(PartialDate.Day(day)) : null;

    private static string Amount(StoreSummary summary)
    {
        if (summary.Articles == 0)
        {
            return "The store is empty. Add articles with: briefingbot ingest PATH";
        }

        var dates = (Published(summary.From), Published(summary.To)) switch
        {
            (null, _) or (_, null) => string.Empty,
            var (from, to) => from == to ? $", all of {from}" : $", from {from} to {to}",
        };
        return $"{Count(summary.Statements, "statement")} in {Count(summary.Articles, "article")}{dates}.";
    }

    private static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? string.Empty : "s")}");
}
