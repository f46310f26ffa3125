using BriefingBot.Core.Articles;
using NodaTime;

namespace BriefingBot.Benchmarks;

/// <summary>News about nobody, in the proportions of real news: about half of the sentences report what somebody said.</summary>
internal static class MadeUpNews
{
    private static readonly string[] Sentences =
    [
        "Foreign Minister Mira Halden said on Friday that the harbour of Ostrand would stay open until the talks had ended.",
        "\"We are not going to close it, whatever our neighbours may think of us,\" she told the Vellish Herald in an interview.",
        "The ministry published the plan last week, and the parliament will vote on it after the summer break.",
        "According to the port authority, four ships with grain were waiting outside the breakwater for a pilot.",
        "Jorun Taske, a spokesman for the fishermen's union, accused the government of breaking its promises to the islands.",
        "He added that the union had \"never been asked\" about the new fees, and that it would call for a strike.",
        "Rain fell on the northern coast for the third day, and several roads between the villages were under water.",
        "An official who was briefed on the talks denied the report and declined to say who would lead the delegation.",
        "The price of fuel rose by four per cent in the first half of the year, the statistics office reported on Tuesday.",
        "Halden, who took office in March, warned that the delay could cost the country its place in the agreement.",
    ];

    /// <summary>An article of about this many words.</summary>
    public static Article Article(int words)
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0, count = 0; count < words; i++)
        {
            var sentence = Sentences[i * 7 % Sentences.Length];
            text.Append(sentence).Append(i % 3 == 2 ? "\n\n" : " ");
            count += sentence.Count(c => c == ' ') + 1;
        }

        return new("benchmark", "Made up", text.ToString(), new LocalDate(2027, 3, 5), "Made up");
    }
}
