using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds <c>SOURCE's claim that CONTENT</c>, <c>her promise to CONTENT</c> and <c>the claim by SOURCE that CONTENT</c>.</summary>
/// <remarks>Of nouns without an owner ("the fear that …") only those with a that-clause: nobody is named who says so.</remarks>
internal sealed class NominalCueRule(ReadArticle article)
{
    private const double Confidence = 0.7;

    private readonly TaggedText text = article.Text;

    /// <summary>The statements of one sentence, in order.</summary>
    public IReadOnlyList<Draft> Find(int number)
    {
        var sentence = text.Sentences[number];
        var found = new List<Draft>();
        for (var i = sentence.First + 1; i + 2 < sentence.End; i++)
        {
            if (text.QuotationAt(i) is { } quotation)
            {
                i = quotation.Last;
            }
            else if (text.Tag(i).IsNoun() && article.Cues.Noun(text.Word(i)) is { } entry && Match(i, entry, number, sentence) is { } draft)
            {
                found.Add(draft);
                i = draft.Content[0].End;
            }
        }

        return found;
    }

    private Draft? Match(int noun, CueEntry entry, int number, Sentence sentence)
    {
        var author = text.Is(noun + 1, "by") || text.Is(noun + 1, "from") ? article.Phrases.Right(noun + 2, sentence.End) : null;
        var first = author?.End ?? noun + 1;
        if (first + 1 >= sentence.End || text.QuotationAt(first) is not null || !Takes(entry, first))
        {
            return null;
        }

        var source = author ?? Possessor(noun, sentence.First);
        if (source is null && !text.Is(first, "that"))
        {
            return null;
        }

        var draft = new Draft(number, source, noun, noun + 1, entry, "nominal-cue", source is null ? Confidence - 0.2 : Confidence);
        draft.Content.Add((first, IsSubject(noun, sentence)
            ? article.ClauseEnd.OfSubjectClause(first, article.ClauseEnd.OfSubordinate(first, sentence)) : article.ClauseEnd.Of(first, sentence)));
        return draft;
    }

    // no verb stands before the noun: its phrase is the subject of the sentence
    private bool IsSubject(int noun, Sentence sentence)
    {
        for (var i = sentence.First; i < noun; i++)
        {
            if (text.Tag(i).IsFinite())
            {
                return false;
            }
        }

        return true;
    }

    private bool Takes(CueEntry entry, int next) =>
        (entry.Takes(CueSyntax.That) && text.Is(next, "that") && !text.Tag(next + 1).IsFinite())
        || (entry.Takes(CueSyntax.To) && text.Is(next, "to") && text.Tag(next + 1) is PosTag.VB);

    // "Halden's recent claim", "her repeated claim"
    private NounPhrase? Possessor(int noun, int limit)
    {
        var i = noun - 1;
        while (i > limit && (text.Tag(i).IsAdjective() || text.Tag(i) is PosTag.CD or PosTag.VBN))
        {
            i--;
        }

        return text.Tag(i) switch
        {
            PosTag.PRPS => new(i, i + 1, i),
            PosTag.POS when i > limit => article.Phrases.Left(i, limit) is { } owner && !article.Phrases.IsTimePhrase(owner) ? Owner(owner, i) : null,
            _ => null,
        };
    }

    // "in response to Halden's claim": she claims it, not the response
    private NounPhrase Owner(NounPhrase phrase, int end)
    {
        for (var i = end - 1; i > phrase.First; i--)
        {
            if (text.Tag(i) is PosTag.IN or PosTag.TO && text.Word(i) is not "of")
            {
                return new(i + 1, end, end - 1);
            }
        }

        return phrase;
    }
}
