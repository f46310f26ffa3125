using System.Globalization;
using System.Text;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Web;

/// <summary>The reader: an article letter for letter, its statements marked; the one that the address names stands out.</summary>
internal sealed class ReaderPage(Links links, Gazetteer gazetteer)
{
    // enough to know a statement by; the words themselves stand beside it
    private const int Glimpse = 140;

    /// <summary>The style of the page: when a statement's anchor is the target, all its pieces stand out, and no others.</summary>
    /// <remarks>Statements go by their numbers here, so that no id can become a part of the style.</remarks>
    public static string StyleOf(IReadOnlyList<Statement> statements)
    {
        var style = new StringBuilder();
        for (var i = 0; i < statements.Count; i++)
        {
            style.Append(CultureInfo.InvariantCulture, $".reader:has([data-n=\"{i}\"]:target) .s{i}{{background:var(--target);color:var(--target-ink);border-color:var(--target-edge)}}");
            style.Append(CultureInfo.InvariantCulture, $".reader:has([data-n=\"{i}\"]:target) .i{i}{{background:var(--chip);border-color:var(--accent)}}");
        }

        return style.ToString();
    }

    /// <summary>The page of an article with the statements of the store.</summary>
    /// <param name="article">The article.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="withdrawn">Those that are withdrawn.</param>
    /// <param name="whole">How all of it is withdrawn, or null.</param>
    /// <param name="style">What <see cref="StyleOf"/> made of the statements.</param>
    /// <param name="isGuest">Whether the reader came by a link alone.</param>
    public HtmlWriter Write(Article article, IReadOnlyList<Statement> statements, IReadOnlyList<WithdrawnStatement> withdrawn, Correction? whole, string style, bool isGuest = false)
    {
        var html = new HtmlWriter();
        Page.Begin(html, links, article.Title, "reader", isGuest);
        html.WriteStyle(style);
        WriteArticle(html, article, statements, whole);
        WriteList(html, article, statements, withdrawn, isGuest);
        Page.EndMain(html);
        Page.End(html);
        return html;
    }

    private static void WriteArticle(HtmlWriter html, Article article, IReadOnlyList<Statement> statements, Correction? whole)
    {
        html.Write($"""<article><header><h1>{article.Title}</h1><p class="byline">{Byline(article)}""");
        if (article.Url is { Scheme: "http" or "https" } url)
        {
            html.Write($""" <a class="original" href="{url.AbsoluteUri}" rel="noopener noreferrer">Original at {url.Host}</a>""");
        }

        html.Write($"</p>");
        if (whole is not null)
        {
            var words = CorrectionText.Describe(whole);
            html.Write($"""<p class="state" role="note">{char.ToUpperInvariant(words[0]).ToString()}{words[1..]}</p>""");
        }

        html.Write($"""</header><div class="words">""");
        WriteWords(html, article.Text, statements);
        html.Write($"</div></article>\n");
    }

    private static void WriteWords(HtmlWriter html, string text, IReadOnlyList<Statement> statements)
    {
        var paragraphs = Paragraphs.Find(text);
        var starts = paragraphs.Select(paragraph => paragraph.Start).ToHashSet();
        var ends = paragraphs.Select(paragraph => paragraph.End).ToHashSet();
        foreach (var piece in ArticleMarking.Cut(text.Length, statements, starts.Concat(ends)))
        {
            if (starts.Contains(piece.Span.Start))
            {
                html.Write($"<p>");
            }

            foreach (var statement in piece.Begins)
            {
                html.Write($"<span class=\"anchor\" id=\"{statements[statement].Id}\" data-n=\"{statement}\"></span>");
            }

            WritePiece(html, piece, text);
            if (ends.Contains(piece.Span.End))
            {
                html.Write($"</p>");
            }
        }
    }

    private static void WritePiece(HtmlWriter html, MarkedPiece piece, string text)
    {
        var words = piece.Span.In(text);
        if (piece.Statements.Count == 0 || string.IsNullOrWhiteSpace(words))
        {
            html.Write($"{words}");
            return;
        }

        html.Write($"<mark class=\"{string.Join(' ', piece.Statements.Select(statement => FormattableString.Invariant($"s{statement}")))}\">{words}</mark>");
    }

    private void WriteList(HtmlWriter html, Article article, IReadOnlyList<Statement> statements, IReadOnlyList<WithdrawnStatement> withdrawn, bool isGuest)
    {
        html.Write($"""<aside aria-labelledby="statements"><h2 id="statements">{Count(statements.Count)}</h2><ol>""");
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            html.Write($"""
                <li><a class="i{i}" href="{Links.Fragment(statement.Id)}"><span class="who">{Speaker(statement, article)}</span>
                <span class="what">{Glimpsed(statement.WordsIn(article.Text))}</span>
                <span class="how">{string.Join(" · ", Details(statement, article))}</span></a>
                """);
            if (!isGuest)
            {
                html.Write($"""<a class="report" href="{links.StatementPath(statement.Id)}">Something wrong?</a>""");
            }

            html.Write($"</li>\n");
        }

        html.Write($"</ol>");
        WriteWithdrawn(html, withdrawn, isGuest);
        html.Write($"</aside>");
    }

    // their links still lead here, and say what became of them
    private void WriteWithdrawn(HtmlWriter html, IReadOnlyList<WithdrawnStatement> withdrawn, bool isGuest)
    {
        if (withdrawn.Count == 0)
        {
            return;
        }

        html.Write($"""<h2>Withdrawn</h2><ol class="withdrawn">""");
        foreach (var statement in withdrawn)
        {
            html.Write($"""
                <li id="{statement.Id}"><a href="{(isGuest ? Links.Fragment(statement.Id) : links.StatementPath(statement.Id))}"><span class="who">{CorrectionText.Name(statement.Speaker)}</span>
                <span class="what">{Glimpsed(statement.Words)}</span>
                <span class="how">{CorrectionText.Describe(statement)}</span></a></li>
                """);
        }

        html.Write($"</ol>");
    }

    private static string Speaker(Statement statement, Article article) =>
        statement.Speaker?.Name ?? (statement.Source.Count > 0 ? statement.Source[0].In(article.Text) : "No speaker named");

    private IEnumerable<string> Details(Statement statement, Article article)
    {
        if (statement.Speaker?.Country is { } country && gazetteer.CountryName(country) is var name && name != statement.Speaker.Name)
        {
            yield return name;
        }

        yield return statement.Type switch
        {
            StatementType.Direct => "quoted",
            StatementType.Indirect => "reported",
            _ => "partly quoted",
        };

        if (statement.Cue.Count > 0)
        {
            yield return $"“{string.Join(' ', statement.Cue.Select(span => span.In(article.Text)))}”";
        }

        if (statement.SaidOn.Precision != DatePrecision.Unknown)
        {
            yield return Spelling.Spoken(statement.SaidOn);
        }

        if (statement.Corrected is { } correction)
        {
            yield return CorrectionText.Describe(correction);
        }
    }

    private static string Glimpsed(string words)
    {
        var end = words.Length <= Glimpse ? -1 : words.LastIndexOf(' ', Glimpse);
        return end > 0 ? words[..end] + " …" : words;
    }

    private static string Byline(Article article) => string.Join(
        " · ",
        new[] { article.Publisher, article.Published is { } day ? Spelling.Spoken(PartialDate.Day(day)) : "undated" }.OfType<string>());

    private static string Count(int statements) => statements switch
    {
        0 => "No statements found",
        1 => "1 statement",
        _ => FormattableString.Invariant($"{statements} statements"),
    };
}
