using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds the question at the head of an answer: <c>Asked (by SOURCE) whether …,</c>. Mostly the text does not say who asked.</summary>
internal sealed class AskedRule(ReadArticle article)
{
    private static readonly CueEntry Entry = new("ask", StatementMode.Speech, Attitude.Question, CueSyntax.Wh, null);

    private readonly TaggedText text = article.Text;

    /// <summary>The question of one sentence, if it begins with one.</summary>
    public IReadOnlyList<Draft> Find(int number)
    {
        var sentence = text.Sentences[number];
        var cue = text.Word(sentence.First) is "When" or "If" ? sentence.First + 1 : sentence.First;
        if (cue + 3 >= sentence.End || !text.Is(cue, "asked") || text.QuotationAt(cue) is not null)
        {
            return [];
        }

        var source = text.Is(cue + 1, "by") ? article.Phrases.Right(cue + 2, sentence.End) : null;
        for (var first = source?.End ?? cue + 1; first < sentence.End && text.Word(first) is not ","; first++)
        {
            if (text.QuotationAt(first) is not null)
            {
                break;
            }

            if (text.Tag(first) is PosTag.TO or PosTag.WRB or PosTag.WP or PosTag.WDT || text.Word(first) is "about" or "whether" or "if")
            {
                return End(first, sentence) is { } end ? [Make(number, source, cue, first, end)] : [];
            }
        }

        return [];
    }

    private static Draft Make(int number, NounPhrase? source, int cue, int first, int end)
    {
        var draft = new Draft(number, source, cue, cue + 1, Entry, "asked", 0.7);
        draft.Content.Add((first, end));
        return draft;
    }

    // the question ends where the clause of the one who answers begins
    private int? End(int first, Sentence sentence)
    {
        var end = article.ClauseEnd.OfSubordinate(first, sentence);
        return end < sentence.End - 1 && end - first > 1 ? end : null;
    }
}
