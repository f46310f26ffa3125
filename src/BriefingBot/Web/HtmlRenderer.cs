using BriefingBot.Core.Chat;

namespace BriefingBot.Web;

/// <summary>Renders a message as HTML.</summary>
/// <param name="links">Where questions and statements are shown.</param>
internal sealed class HtmlRenderer(Links links)
{
    /// <summary>The message as an HTML fragment; its headings are of the third level.</summary>
    public string Render(ChatMessage message)
    {
        var html = new HtmlWriter();
        Write(html, message);
        return html.ToString();
    }

    /// <summary>Writes the message.</summary>
    public void Write(HtmlWriter html, ChatMessage message)
    {
        var isInList = false;
        foreach (var block in message.Blocks)
        {
            if (isInList != block is ChatItem)
            {
                isInList = !isInList;
                Open(html, isInList);
            }

            Write(html, block);
        }

        if (isInList)
        {
            Open(html, isOpen: false);
        }
    }

    private static void Open(HtmlWriter html, bool isOpen)
    {
        if (isOpen)
        {
            html.Write($"<ul class=\"items\">");
        }
        else
        {
            html.Write($"</ul>");
        }
    }

    private void Write(HtmlWriter html, ChatBlock block)
    {
        switch (block)
        {
            case ChatHeading heading:
                html.Write($"<h3>{heading.Words}</h3>");
                break;
            case ChatParagraph paragraph:
                html.Write($"<p>");
                Write(html, paragraph.Runs);
                html.Write($"</p>");
                break;
            case ChatItem item:
                html.Write($"<li>");
                Write(html, item.Runs);
                html.Write($"</li>");
                break;
            case ChatSuggestions suggestions:
                html.Write($"<ul class=\"suggestions\" aria-label=\"Questions to ask next\">");
                foreach (var question in suggestions.Questions)
                {
                    html.Write($"<li><a href=\"{links.QuestionPath(question)}\">{question}</a></li>");
                }

                html.Write($"</ul>");
                break;
            case ChatSeeAll all:
                html.Write($"<p><a href=\"{links.Local(all.Page)}\">{all.Words}</a></p>");
                break;
            case ChatFlagging or ChatSubscribing or ChatBriefed:
                break; // a page has a form of its own
            default:
                throw new NotSupportedException($"No HTML form for {block.GetType().Name}.");
        }
    }

    private void Write(HtmlWriter html, IReadOnlyList<ChatRun> runs)
    {
        foreach (var run in runs)
        {
            switch (run)
            {
                case ChatText text:
                    html.Write($"{text.Words}");
                    break;
                case ChatStrong strong:
                    html.Write($"<strong>{strong.Words}</strong>");
                    break;
                case ChatQuotation quotation:
                    // not q: a browser would add quotation marks to those of the article
                    html.Write($"<span class=\"quote\">{quotation.Words}</span>");
                    break;
                case ChatStruck struck:
                    html.Write($"<s class=\"quote\">{struck.Words}</s>");
                    break;
                case ChatCitation citation:
                    html.Write($"<a class=\"citation\" href=\"{links.Local(citation.Link)}\" aria-label=\"[{citation.Number}] Read it in the article\">[{citation.Number}]</a>");
                    break;
                default:
                    throw new NotSupportedException($"No HTML form for {run.GetType().Name}.");
            }
        }
    }
}
