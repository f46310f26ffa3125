using System.Text;

namespace BriefingBot.Core.Chat;

/// <summary>Renders a message as plain text, for a terminal and for JSON.</summary>
public static class TextRenderer
{
    /// <summary>The message as text: one line a paragraph, items behind a bullet, citations as <c>[n]</c>.</summary>
    public static string Render(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = new StringBuilder();
        foreach (var block in message.Blocks)
        {
            switch (block)
            {
                case ChatHeading heading:
                    text.Append(text.Length > 0 ? "\n" : string.Empty).Append(Clean(heading.Words)).Append('\n');
                    break;
                case ChatParagraph paragraph:
                    Append(text, paragraph.Runs).Append('\n');
                    break;
                case ChatItem item:
                    Append(text.Append("• "), item.Runs).Append('\n');
                    break;
                case ChatSuggestions suggestions:
                    text.Append("\nTry: ").AppendJoin(" · ", suggestions.Questions.Select(Clean)).Append('\n');
                    break;
                case ChatSeeAll all:
                    text.Append(Clean(all.Words)).Append(": ").Append(all.Page.AbsoluteUri).Append('\n');
                    break;
                case ChatFlagging or ChatSubscribing or ChatBriefed:
                    break; // nothing to press in a text
                default:
                    throw new NotSupportedException($"No text form for {block.GetType().Name}.");
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static StringBuilder Append(StringBuilder text, IReadOnlyList<ChatRun> runs)
    {
        foreach (var run in runs)
        {
            text.Append(run switch
            {
                ChatText words => Clean(words.Words),
                ChatStrong strong => Clean(strong.Words),
                ChatQuotation quotation => Clean(quotation.Words),
                ChatStruck struck => $"(struck out: {Clean(struck.Words)})",
                ChatCitation citation => FormattableString.Invariant($"[{citation.Number}]"),
                _ => throw new NotSupportedException($"No text form for {run.GetType().Name}."),
            });
        }

        return text;
    }

    // a terminal acts on control characters; line breaks inside a quotation become spaces
    private static string Clean(string words) =>
        words.Any(char.IsControl) ? string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c)) : words;
}
