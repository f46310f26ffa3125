using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>Finds where a noun phrase that is content ends: <c>rejected <u>the plan of the council</u> on Monday</c>.</summary>
internal sealed class ObjectEnd(TaggedText text, CueLexicon cues, NounPhrases phrases, ClauseEnd clauses)
{
    /// <summary>The token after the last word of a noun phrase that is content: it ends at a comma, and before a new clause or verb.</summary>
    public int Of(int first, Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        for (var i = first + 1; i < sentence.End; i++)
        {
            if (text.QuotationAt(i) is { } quotation)
            {
                i = quotation.Last;
                if (text.Word(i - 1) is "," or "." && i + 1 < sentence.End)
                {
                    return i + 1;
                }

                continue;
            }

            if (text.Word(i) is "," && ListEnd(i, sentence) is { } list)
            {
                i = list - 1;
                continue;
            }

            if (text.Word(i) is "," or "—" or "--" or "–" or ";" || (text.Tag(i) is PosTag.CC && (clauses.BeginsClause(i + 1, sentence) || IsCue(i + 1, sentence))) || BeginsOccasion(i, sentence))
            {
                return clauses.Trim(first, i);
            }
        }

        return clauses.Trim(first, sentence.End);
    }

    // "women, Mexicans and Muslims": the commas of a list, up to the phrase behind its conjunction
    private int? ListEnd(int comma, Sentence sentence)
    {
        for (var i = comma; i < sentence.End && text.Word(i) is ",";)
        {
            var conjunction = text.Tag(i + 1) is PosTag.CC && i + 2 < sentence.End;
            var start = conjunction ? i + 2 : i + 1;
            if (start >= sentence.End || phrases.Right(start, sentence.End) is not { } item || item.End >= sentence.End)
            {
                return null;
            }

            if (!conjunction && text.Tag(item.End - 2) is PosTag.CC && item.End - 2 > start)
            {
                return item.End; // "…, traders and owners" is one phrase already
            }

            if (conjunction)
            {
                return i > comma && !text.Tag(item.End).IsFinite() ? item.End : null;
            }

            if (text.Tag(item.End) is PosTag.CC && !clauses.BeginsClause(item.End + 1, sentence) && phrases.Right(item.End + 1, sentence.End) is { } last)
            {
                return last.End;
            }

            i = item.End;
        }

        return null;
    }

    // "on Sunday", "in a statement", "during the talks", "here": when and where it was said, or a clause of its own
    private bool BeginsOccasion(int i, Sentence sentence)
    {
        var word = text.Word(i);
        if (text.Tag(i) is not (PosTag.IN or PosTag.WRB or PosTag.RB or PosTag.NNP or PosTag.JJ or PosTag.DT))
        {
            return false;
        }

        return word is "here" or "during" or "while" or "when" or "because" or "after" or "before" or "ahead" or "since" or "until" or "amid" or "unless" or "if"
            || (NounPhrases.IsTime(word) && text.Tag(i) is PosTag.NNP)
            || (word is "last" or "this" or "next" or "earlier" or "late" && NounPhrases.IsTime(text.Word(i + 1)))
            || (word is "on" or "in" or "at" or "by" && phrases.BaseRight(i + 1, sentence.End) is { } phrase && (phrases.IsTimePhrase(phrase) || IsOccasion(text.Word(phrase.Head))));
    }

    private static bool IsOccasion(string noun) => noun.ToLowerInvariant() is
        "statement" or "interview" or "speech" or "tweet" or "tweets" or "letter" or "column" or "post" or "email" or "e-mail" or "memo" or "debate" or "rally" or "conference" or "briefing"
        or "hearing" or "appearance" or "event" or "remarks" or "address" or "editorial" or "broadcast" or "podcast" or "interviews" or "rallies" or "Twitter" or "Facebook";

    // "and urged": a past form that reads as a participle
    private bool IsCue(int i, Sentence sentence) =>
        i < sentence.End && text.Tag(i) is PosTag.VBN && cues.At(text.Tokens, i, sentence.End) is not null && phrases.BaseRight(i + 1, sentence.End) is not null;
}
