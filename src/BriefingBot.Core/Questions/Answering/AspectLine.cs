using BriefingBot.Core.Chat;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers "when?", "where?", "to whom?" and "why?" of statements in one line above them.</summary>
internal static class AspectLine
{
    /// <summary>The line; none when nothing of the kind was asked.</summary>
    public static IReadOnlyList<ChatBlock> Of(Aspect aspect, IReadOnlyList<Citation> citations, bool givesReason) => aspect switch
    {
        Aspect.When => Line("When: ", string.Empty, citations, citation => AnswerComposer.When(citation)),
        Aspect.Where => Line("Where: ", "The articles do not say where.", citations, citation => citation.Statement.Place),
        Aspect.ToWhom => Line("To whom: ", "The articles do not say to whom.", citations, citation => citation.Statement.Addressee),
        Aspect.Why when !givesReason => [new ChatParagraph([new ChatText("None of these gives a reason in so many words.")])],
        _ => [],
    };

    private static IReadOnlyList<ChatBlock> Line(string lead, string none, IReadOnlyList<Citation> citations, Func<Citation, string?> value)
    {
        var runs = new List<ChatRun>();
        foreach (var group in citations.Where(citation => value(citation) is not null).GroupBy(citation => value(citation)!, StringComparer.OrdinalIgnoreCase))
        {
            runs.Add(new ChatText(runs.Count == 0 ? lead + group.Key + " " : "; " + group.Key + " "));
            runs.AddRange(group.Select(citation => new ChatCitation(citation.Number, citation.Link)));
        }

        return runs.Count > 0 ? [new ChatParagraph([.. runs, new ChatText(".")])] : none.Length > 0 ? [new ChatParagraph([new ChatText(none)])] : [];
    }
}
