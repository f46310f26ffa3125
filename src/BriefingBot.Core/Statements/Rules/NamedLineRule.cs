using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds what layout attributes: a transcript's <c>HALDEN: words</c>, and <c>"words" — Mira Halden</c> at the end of a line.</summary>
internal sealed class NamedLineRule(ReadArticle article)
{
    private const int LongestName = 6;

    private readonly TaggedText text = article.Text;

    /// <summary>The statement of a paragraph that begins with this sentence, if its layout makes one.</summary>
    public IReadOnlyList<Draft> Find(int number)
    {
        var sentence = text.Sentences[number];
        if (number > 0 && text.Sentences[number - 1].Paragraph == sentence.Paragraph)
        {
            return [];
        }

        var end = sentence.End;
        for (var next = number + 1; next < text.Sentences.Count && text.Sentences[next].Paragraph == sentence.Paragraph; next++)
        {
            end = text.Sentences[next].End;
        }

        return Transcript(number, sentence.First, end) ?? Signed(number, sentence.First, end) ?? [];
    }

    private IReadOnlyList<Draft>? Transcript(int number, int first, int end)
    {
        var colon = first;
        while (colon < end && colon - first <= LongestName && text.Word(colon) is not ":")
        {
            if (text.Tokens[colon].IsWord && text.Word(colon).Any(char.IsLower))
            {
                return null;
            }

            colon++;
        }

        if (colon == first || colon + 2 >= end || text.Word(colon) is not ":" || text.Word(first).Length < 3 || !text.Tokens[first].IsWord)
        {
            return null;
        }

        var draft = new Draft(number, new(first, colon, colon - 1), colon, colon + 1, null, "transcript", 0.85);
        draft.Content.Add((colon + 1, end));
        return [draft];
    }

    private IReadOnlyList<Draft>? Signed(int number, int first, int end)
    {
        if (text.QuotationAt(first) is not { IsClosed: true } quotation || quotation.First != first || quotation.Words < 4)
        {
            return null;
        }

        var dash = quotation.Last + 1;
        if (dash + 1 >= end || end - dash > 30 || text.Word(dash) is not ("―" or "—" or "–" or "--" or "-") || article.Cast.PartAt(dash + 1) is null
            || article.Phrases.BaseRight(dash + 1, end) is not { } name)
        {
            return null;
        }

        var draft = new Draft(number, name, dash, dash + 1, null, "signed-quote", 0.85);
        draft.Content.Add((quotation.First, quotation.Last + 1));
        return [draft];
    }
}
