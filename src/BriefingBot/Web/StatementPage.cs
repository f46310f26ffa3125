using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Web;

/// <summary>The editor's form as somebody filled it in.</summary>
internal sealed record CorrectionForm(string Editor, string Reason, string Speaker, string Kind, string Country, string Office, string Organisation)
{
    /// <summary>The form nobody filled in yet.</summary>
    public static readonly CorrectionForm Empty = new(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);
}

/// <summary>What the page of a statement shows.</summary>
/// <param name="Record">The statement.</param>
/// <param name="Form">What stands in the editor's form.</param>
/// <param name="Trouble">Why the form was not taken, in words, or null.</param>
/// <param name="Token">Proves that a form is ours.</param>
internal sealed record StatementView(StatementRecord Record, CorrectionForm Form, string? Trouble, (string Name, string Value) Token);

/// <summary>One statement: what was decided about it, a form for readers who find it wrong, and one for editors.</summary>
internal sealed class StatementPage(Links links, Gazetteer gazetteer, FlagForm flag)
{
    private readonly Naming naming = new(gazetteer);

    /// <summary>The page.</summary>
    public HtmlWriter Write(StatementView view)
    {
        var record = view.Record;
        var html = new HtmlWriter();
        Page.Begin(html, links, "Statement", "editing");
        html.Write($"""
            <h1>{naming.Heading(record.Speaker)}</h1>
            <blockquote class="card quote">{record.Words}</blockquote>
            <p class="lede">In <a href="{links.ArticlePath(record.Article.Id)}{Links.Fragment(record.Id)}">{record.Article.Title}</a>. Its number is <code>{record.Id}</code>.</p>
            """);
        WriteState(html, record);
        html.Write($"""<section class="card" aria-labelledby="flag"><h2 id="flag">Something wrong?</h2>""");
        flag.Write(html, view.Token, record.Id);
        html.Write($"</section>");
        if (record.Withdrawn is not { By: null })
        {
            WriteForm(html, view);
        }

        Page.EndMain(html);
        Page.End(html);
        return html;
    }

    private static void WriteState(HtmlWriter html, StatementRecord record)
    {
        if ((record.Withdrawn is { } withdrawn ? CorrectionText.Describe(withdrawn) : record.Statement?.Corrected is { } by ? CorrectionText.Describe(by) : null) is { } words)
        {
            html.Write($"""<p class="card state">{Sentence(words)}</p>""");
        }

        if (record.History.Count > 0)
        {
            html.Write($"""<section class="card" aria-labelledby="history"><h2 id="history">Corrections</h2><ol class="history">""");
            foreach (var correction in record.History)
            {
                html.Write($"<li>{Sentence(CorrectionText.Describe(correction))}</li>");
            }

            html.Write($"</ol></section>");
        }
    }

    private void WriteForm(HtmlWriter html, StatementView view)
    {
        html.Write($"""<section class="card" aria-labelledby="correct"><h2 id="correct">For editors</h2><form class="fields" method="post" action="{links.StatementPath(view.Record.Id)}">""");
        Forms.WriteToken(html, view.Token);
        if (view.Trouble is { } trouble)
        {
            html.Write($"""<p class="trouble" id="trouble" role="alert">{trouble}</p>""");
        }

        WriteField(html, "editor", "Your name", "readers see it", view.Form.Editor, CorrectionRequest.LongestName);
        WriteField(html, "reason", "Reason", "readers see it", view.Form.Reason, CorrectionRequest.LongestReason);
        html.Write($"""<fieldset><legend>Who said it</legend>""");
        WriteField(html, "speaker", "Speaker", "the full name", view.Form.Speaker, CorrectionRequest.LongestName);
        WriteKinds(html, view.Form.Kind);
        WriteField(html, "country", "Country", "two letters or the name; empty: as known", view.Form.Country, CorrectionRequest.LongestName);
        WriteField(html, "office", "Office", "empty: as known", view.Form.Office, CorrectionRequest.LongestName);
        WriteField(html, "organisation", "Organisation", "empty: as known", view.Form.Organisation, CorrectionRequest.LongestName);
        html.Write($"""</fieldset><div class="wide buttons">""");
        WriteButton(html, CorrectionKind.Speaker, "Correct the speaker");
        if (view.Record.Withdrawn is null)
        {
            WriteButton(html, CorrectionKind.Withdrawn, "Withdraw the statement");
        }

        if (view.Record.Withdrawn is not null || view.Record.Statement?.Corrected is not null)
        {
            WriteButton(html, CorrectionKind.Restored, "Restore it as it was read");
        }

        html.Write($"</div></form></section>");
    }

    private static void WriteKinds(HtmlWriter html, string chosen)
    {
        html.Write($"""<div class="field"><label for="kind">Kind</label><select id="kind" name="kind"><option value="">as known, else a person</option>""");
        foreach (var kind in Enum.GetNames<ActorKind>())
        {
            html.Write($"""<option value="{kind}" """);
            if (kind == chosen)
            {
                html.Write($"selected");
            }

            html.Write($">{kind.ToLowerInvariant()}</option>");
        }

        html.Write($"</select></div>");
    }

    private static void WriteButton(HtmlWriter html, CorrectionKind kind, string label) =>
        html.Write($"""<button type="submit" class="plain" name="decision" value="{kind.ToString()}">{label}</button>""");

    private static void WriteField(HtmlWriter html, string name, string label, string hint, string value, int most) => html.Write($"""
        <div class="field"><label for="{name}">{label}</label><input id="{name}" name="{name}" autocomplete="off" maxlength="{most}" aria-describedby="{name}-hint" value="{value}"><span class="hint" id="{name}-hint">{hint}</span></div>

        """);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
