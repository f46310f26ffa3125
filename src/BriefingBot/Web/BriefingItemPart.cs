using System.Globalization;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>Writes one item of a briefing: who said it, the words, where they stand, and why it is there.</summary>
internal sealed class BriefingItemPart(Links links, Gazetteer gazetteer)
{
    private readonly Naming naming = new(gazetteer);

    /// <summary>Writes a card.</summary>
    public void Write(HtmlWriter html, PostedItem item)
    {
        var number = item.Frozen.Number;
        var (name, role) = Named(item.Now.Citation?.Statement.Speaker ?? item.Now.Record?.Speaker, item.Frozen.Speaker);
        html.Write($"""<article class="card item" id="i{number}" aria-labelledby="i{number}-who"><h3 id="i{number}-who"><span class="number"><span class="sr">Item </span>{number}</span> {name}""");
        if (role.Length > 0)
        {
            html.Write($""" <span class="role">{role}</span>""");
        }

        html.Write($"</h3>");
        if (item is { Now.IsStruck: false, Previous: { } previous, Change: not (PositionChange.New or PositionChange.Related) })
        {
            // what changed is read beside what it changed
            WriteBeside(html, item.Now, previous);
            html.Write($"""<p class="why"><strong>{Question(item.Change)}</strong> {Sentence(BriefingReasons.Reason(item.Change, name))}</p>""");
        }
        else
        {
            WriteStatement(html, item.Now, []);
            if (!item.Now.IsStruck)
            {
                WriteReason(html, item, name);
            }
        }

        html.Write($"</article>\n");
    }

    /// <summary>Writes a line of what is only said again.</summary>
    public void WriteAgain(HtmlWriter html, PostedItem item)
    {
        var (name, role) = Named(item.Now.Citation?.Statement.Speaker ?? item.Now.Record?.Speaker, item.Frozen.Speaker);
        html.Write($"""<li id="i{item.Frozen.Number}"><strong>{name}</strong>{(role.Length > 0 ? ", " + role : string.Empty)} <span class="hint">{Times(item.Frozen)}</span>""");
        WriteStatement(html, item.Now, []);
        html.Write($"</li>");
    }

    // "Mira Halden" and "Foreign Minister, Velland"
    private (string Name, string Role) Named(Actor? speaker, string posted)
    {
        var words = speaker is null ? posted : naming.Heading(speaker);
        var comma = words.IndexOf(", ", StringComparison.Ordinal);
        return comma > 0 ? (words[..comma], words[(comma + 2)..]) : (words, string.Empty);
    }

    private void WriteStatement(HtmlWriter html, PostedStatement statement, IReadOnlyList<WordPiece> pieces)
    {
        if (statement.Citation is not { } citation)
        {
            html.Write($"""<p class="note">{Became(statement)}</p>""");
            if (statement.Struck.Length > 0)
            {
                html.Write($"""<blockquote class="quote"><s>{statement.Struck}</s></blockquote>""");
            }

            if (statement.Record is { Article: var article })
            {
                html.Write($"""<p class="from"><a href="{links.Local(links.StatementLink(article.Id, statement.Id))}">{article.Title}</a></p>""");
            }

            return;
        }

        if (statement.Standing is Standing.OtherSpeaker or Standing.Reworded)
        {
            html.Write($"""<p class="note">{Became(statement)}</p>""");
        }

        // the same words around the quotation as in chat: date, how it was said, the way it came
        var runs = AnswerComposer.Item(citation).Runs;
        var quotation = runs.Select((run, place) => (run, place)).First(one => one.run is ChatQuotation).place;
        var before = string.Concat(runs.Take(quotation).OfType<ChatText>().Select(run => run.Words)).Trim().TrimStart('—').Trim();
        var after = string.Concat(runs.Skip(quotation + 1).OfType<ChatText>().Select(run => run.Words)).Trim();
        html.Write($"""<p class="report"><strong>{AnswerComposer.When(citation)}</strong> {before}</p>""");
        WriteQuote(html, citation, pieces, "came");
        WriteSource(html, citation, after);
    }

    private void WriteSource(HtmlWriter html, Citation citation, string after)
    {
        var published = citation.Article.Published is { } day ? Spelling.Spoken(PartialDate.Day(day)) : "undated";
        html.Write($"""<p class="from"><a href="{links.Local(citation.Link)}">{citation.Article.Title}</a>, {string.Join(", ", new[] { citation.Article.Publisher, published }.OfType<string>())} {after}</p>""");
    }

    private static string Became(PostedStatement statement) => statement switch
    {
        { Standing: Standing.Withdrawn, Record.Withdrawn: { } withdrawn } => Sentence(CorrectionText.Describe(withdrawn)),
        { Standing: Standing.Vanished } => "No longer found in its article, which has changed or was read again.",
        { Standing: Standing.Removed } => "Its article is no longer there.",
        { Standing: Standing.Reworded, Posted: { } posted } => $"Its article has changed. Posted was: {posted}",
        { Citation.Statement.Corrected: { } corrected } => Sentence(CorrectionText.Describe(corrected)),
        _ => string.Empty,
    };

    private void WriteReason(HtmlWriter html, PostedItem item, string name)
    {
        html.Write($"""<details class="why"><summary>{Question(item.Change)}</summary><p>{Sentence(BriefingReasons.Reason(item.Change, name))}</p>""");
        if (item.Previous is { } previous)
        {
            WriteBefore(html, previous, []);
        }

        html.Write($"</details>");
    }

    private static string Question(PositionChange change) => change switch
    {
        PositionChange.New => "Why is this new?",
        PositionChange.Contradicts => "Whom does this contradict?",
        PositionChange.Related => "What is this related to?",
        _ => $"Why is this {ChangeMark.Of(change).Label.ToLowerInvariant()}?",
    };

    private static string Times(ChatBriefedItem item)
    {
        var since = item.FirstOn is { } first && LocalDatePattern.Iso.Parse(first) is { Success: true, Value: var day } ? $" since {Spelling.Spoken(PartialDate.Day(day))}" : string.Empty;
        return item.Times > 1 ? string.Create(CultureInfo.InvariantCulture, $"{item.Times} times{since}") : string.Empty;
    }

    private void WriteBeside(HtmlWriter html, PostedStatement now, PostedStatement previous)
    {
        var (before, after) = previous.Citation is { } earlier && now.Citation is { } later ? WordChanges.Between(earlier.Quote, later.Quote) : ([], []);
        html.Write($"""<div class="beside"><div>""");
        WriteStatement(html, now, after);
        html.Write($"</div>");
        WriteBefore(html, previous, before);
        html.Write($"</div>");
    }

    private void WriteBefore(HtmlWriter html, PostedStatement statement, IReadOnlyList<WordPiece> pieces)
    {
        if (statement.Citation is not { } citation)
        {
            html.Write($"""<figure><figcaption><strong>Before</strong></figcaption><blockquote class="quote"><s>{statement.Struck}</s></blockquote><p class="from">{Became(statement)}</p></figure>""");
            return;
        }

        html.Write($"""<figure><figcaption><strong>Before:</strong> {citation.Statement.Speaker?.Name}, {AnswerComposer.When(citation)}</figcaption>""");
        WriteQuote(html, citation, pieces, "gone");
        html.Write($"""<p class="from"><a href="{links.Local(citation.Link)}">{citation.Article.Publisher ?? citation.Article.Title}</a></p></figure>""");
    }

    private static void WriteQuote(HtmlWriter html, Citation citation, IReadOnlyList<WordPiece> pieces, string kind)
    {
        html.Write($"""<blockquote class="quote">""");
        foreach (var piece in pieces.Count > 0 ? pieces : [new(citation.Quote, Differs: false)])
        {
            if (piece.Differs)
            {
                var words = piece.Words.TrimEnd();
                html.Write($"""<mark class="{kind}">{words}</mark>{piece.Words[words.Length..]}""");
            }
            else
            {
                html.Write($"{piece.Words}");
            }
        }

        html.Write($"</blockquote>");
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..].TrimEnd('.') + ".";
}
