using BriefingBot.Core.Chat;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Points out statements of one answer of which one denies what another affirms.</summary>
internal static class Contradiction
{
    // of the telling words of the shorter one, as many have to stand in the other: a choice, not a
    // measurement; statements that share fewer words are more often about different things
    private const double Share = 0.6;
    private const int FewestWords = 3;

    /// <summary>A line that cites such pairs; none when there is none.</summary>
    public static IReadOnlyList<ChatBlock> Of(IReadOnlyList<FoldedStatement> chosen, IReadOnlyList<Citation> citations)
    {
        var told = chosen.Select(one => (Citation: citations.FirstOrDefault(citation => citation.Statement.Id == one.Best.Statement.Id), Denies: Denial(one), Words: QuoteWords.Telling(one.Best.Words))).Where(one => one.Citation is not null).ToList();
        for (var i = 0; i < told.Count; i++)
        {
            for (var j = i + 1; j < told.Count; j++)
            {
                if (told[i].Denies != told[j].Denies && Overlap(told[i].Words, told[j].Words))
                {
                    return
                    [
                        new ChatParagraph([new ChatText("These do not agree: "), Reference(told[i].Citation!), new ChatText(" and "), Reference(told[j].Citation!), new ChatText(".")]),
                    ];
                }
            }
        }

        return [];
    }

    private static ChatCitation Reference(Citation citation) => new(citation.Number, citation.Link);

    private static bool Denial(FoldedStatement one) => Chosen.Denies(one) != QuoteWords.IsNegated(one.Best.Words);

    private static bool Overlap(HashSet<string> one, HashSet<string> other) =>
        Math.Min(one.Count, other.Count) is var shorter && shorter >= FewestWords && one.Count(other.Contains) >= Share * shorter;
}
