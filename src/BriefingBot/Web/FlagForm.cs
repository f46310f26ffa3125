using BriefingBot.Core.Chat;

namespace BriefingBot.Web;

/// <summary>The form that tells the editor what is wrong.</summary>
/// <param name="links">Where it goes.</param>
internal sealed class FlagForm(Links links)
{
    /// <summary>Writes the form for an answer: about all of it, or one of its citations.</summary>
    public void Write(HtmlWriter html, (string Name, string Value) token, string question, IReadOnlyList<ChatCited> citations)
    {
        html.Write($"""<details class="flag"><summary>Something wrong?</summary>""");
        Begin(html, token);
        html.Write($"""<input type="hidden" name="question" value="{question}"><div class="field"><label for="flag-statement">Where</label><select id="flag-statement" name="statement"><option value="">The answer</option>""");
        foreach (var cited in citations)
        {
            html.Write($"""<option value="{cited.Statement}">Citation [{cited.Number}]</option>""");
        }

        html.Write($"</select></div>");
        End(html);
        html.Write($"</details>");
    }

    /// <summary>Writes the form for one statement.</summary>
    public void Write(HtmlWriter html, (string Name, string Value) token, string statement)
    {
        Begin(html, token);
        html.Write($"""<input type="hidden" name="statement" value="{statement}">""");
        End(html);
    }

    private void Begin(HtmlWriter html, (string Name, string Value) token)
    {
        html.Write($"""<form class="fields" method="post" action="{links.FlagsPath}">""");
        Forms.WriteToken(html, token);
    }

    private static void End(HtmlWriter html)
    {
        html.Write($"""<div class="field"><label for="flag-reason">What is wrong</label><select id="flag-reason" name="reason">""");
        foreach (var reason in Enum.GetValues<FlagReason>())
        {
            html.Write($"""<option value="{reason.ToString()}">{ChatFlag.Describe(reason)}</option>""");
        }

        html.Write($"""
            </select></div>
            <div class="field wide"><label for="flag-note">Note (optional)</label><input id="flag-note" name="note" autocomplete="off" maxlength="{ChatFlag.LongestNote}"></div>
            <button type="submit">Tell the editor</button></form>
            """);
    }
}
