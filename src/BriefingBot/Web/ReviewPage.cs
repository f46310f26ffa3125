using System.Globalization;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>What the review page shows.</summary>
/// <param name="Flags">The open flags, newest first, each with its statement where it names one.</param>
/// <param name="Corrections">The newest corrections.</param>
/// <param name="Trouble">Why a form was not taken, in words, or null.</param>
/// <param name="Token">Proves that a form is ours.</param>
internal sealed record ReviewView(
    IReadOnlyList<(Flag Flag, StatementRecord? Statement)> Flags, IReadOnlyList<Correction> Corrections, string? Trouble, (string Name, string Value) Token);

/// <summary>For editors: what readers flagged, and what was corrected.</summary>
internal sealed class ReviewPage(Links links)
{
    /// <summary>The page.</summary>
    public HtmlWriter Write(ReviewView view)
    {
        var html = new HtmlWriter();
        Page.Begin(html, links, "Review", "editing");
        html.Write($"""<h1>Review</h1><p class="lede">What readers flagged as wrong. Open a statement to withdraw it or to correct its speaker, then close the flag.</p>""");
        if (view.Trouble is { } trouble)
        {
            html.Write($"""<p class="card trouble" role="alert">{trouble}</p>""");
        }

        foreach (var (flag, statement) in view.Flags)
        {
            WriteFlag(html, view, flag, statement);
        }

        if (view.Flags.Count == 0)
        {
            html.Write($"""<p class="card none">Nothing is flagged.</p>""");
        }

        WriteCorrections(html, view.Corrections);
        Page.EndMain(html);
        Page.End(html);
        return html;
    }

    private void WriteFlag(HtmlWriter html, ReviewView view, Flag flag, StatementRecord? statement)
    {
        var id = flag.Id.ToString(CultureInfo.InvariantCulture);
        html.Write($"""<section class="card flagged" aria-labelledby="f{id}"><h2 id="f{id}">{ChatFlag.Describe(flag.Flagged.Reason)}</h2>""");
        if (statement is not null)
        {
            html.Write($"""<p><a href="{links.StatementPath(statement.Id)}">{CorrectionText.Name(statement.Speaker)}</a>: <span class="quote">{statement.Words}</span></p>""");
        }

        html.Write($"<dl>");
        WriteLine(html, "Note", flag.Flagged.Note);
        if (flag.Flagged.Question is { } question)
        {
            html.Write($"""<div><dt>Asked</dt><dd><a href="{links.QuestionPath(question)}">{question}</a></dd></div>""");
        }

        WriteLine(html, "From", flag.Origin);
        WriteLine(html, "At", InstantPattern.General.Format(flag.MadeAt));
        html.Write($"""</dl><form class="fields" method="post" action="{links.FlagsPath}/{id}">""");
        Forms.WriteToken(html, view.Token);
        html.Write($"""
            <div class="field"><label for="editor{id}">Your name</label><input id="editor{id}" name="editor" autocomplete="off" maxlength="{CorrectionRequest.LongestName}"></div>
            <div class="field"><label for="remark{id}">Remark (optional)</label><input id="remark{id}" name="remark" autocomplete="off" maxlength="{CorrectionRequest.LongestReason}"></div>
            <div class="wide buttons">
            <button type="submit" class="plain" name="state" value="{FlagState.Resolved.ToString()}" aria-describedby="f{id}">Resolve: it is mended</button>
            <button type="submit" class="plain" name="state" value="{FlagState.Dismissed.ToString()}" aria-describedby="f{id}">Dismiss: nothing is wrong</button>
            </div></form></section>

            """);
    }

    private void WriteCorrections(HtmlWriter html, IReadOnlyList<Correction> corrections)
    {
        if (corrections.Count > 0)
        {
            html.Write($"""<section class="card" aria-labelledby="corrections"><h2 id="corrections">Last corrections</h2><ol class="history">""");
            foreach (var correction in corrections)
            {
                var (path, id) = correction.IsOfArticle ? (links.ArticlePath(correction.ArticleId), correction.ArticleId) : (links.StatementPath(correction.Statement), correction.Statement);
                html.Write($"""<li><a href="{path}"><code>{id}</code></a> {CorrectionText.Describe(correction)}</li>""");
            }

            html.Write($"</ol></section>");
        }
    }

    private static void WriteLine(HtmlWriter html, string name, string? words)
    {
        if (words is not null)
        {
            html.Write($"<div><dt>{name}</dt><dd>{words}</dd></div>");
        }
    }
}
