using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>Finds the phrase that names the speaker: the subject before a cue, or the one behind an inverted cue.</summary>
internal sealed class SourceFinder(TaggedText text, NounPhrases phrases)
{
    private const int LongestApposition = 25;

    /// <summary>The subject of a verb group that begins at <paramref name="group"/>; null when it has none of its own.</summary>
    public NounPhrase? Before(int group, Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var limit = sentence.First;
        var end = group;
        if (end > limit && text.Tag(end - 1) is PosTag.WP or PosTag.WDT || (end > limit && text.Is(end - 1, "who")))
        {
            return Relative(end - 1, limit);
        }

        if (end > limit + 1 && text.Word(end - 1) is "," or "-" or "--" or "—" or "–")
        {
            return Apposition(end - 1, limit);
        }

        var found = phrases.Left(end, limit);
        if (found is not null && phrases.IsTimePhrase(found) && found.First > limit)
        {
            end = text.Word(found.First - 1) is "on" or "in" or "at" or "late" or "early" ? found.First - 1 : found.First; // "officials on Tuesday said"
            found = phrases.Left(end, limit);
        }

        if (found is null)
        {
            return BeforeRelative(end, limit);
        }

        if (phrases.IsTimePhrase(found) || text.Word(found.Head).ToLowerInvariant() is "a" or "an" or "the")
        {
            return null;
        }

        return phrases.OpensClause(found.First, limit) ? found : LongSubject(found, end, limit);
    }

    /// <summary>The subject behind an inverted cue: "said <u>Halden, the minister</u>"; null when none follows.</summary>
    public NounPhrase? After(int first, int limit)
    {
        while (first < limit && text.Tag(first).IsAdverb())
        {
            first++;
        }

        var found = phrases.Right(first, limit);
        if (found is null || phrases.IsTimePhrase(found))
        {
            return null;
        }

        // a subject is followed by a mark, a preposition, a time or the end; a verb would make it the subject of a clause
        var next = text.Tag(found.End);
        return next.IsFinite() && found.End < limit ? null : WithApposition(found, limit);
    }

    // "Mira Halden, who …" : the name the pronoun stands for
    private NounPhrase Relative(int pronoun, int limit)
    {
        var end = text.Word(pronoun - 1) is "," ? pronoun - 1 : pronoun;
        return new(pronoun, pronoun + 1, pronoun) { Antecedent = end > limit ? phrases.Left(end, limit) : null };
    }

    // "Halden, the foreign minister, said": from the mark back to its twin
    private NounPhrase? Apposition(int mark, int limit)
    {
        for (var i = mark - 1; i > limit && mark - i <= LongestApposition; i--)
        {
            if (text.QuotationAt(i) is not null)
            {
                return null;
            }

            if (text.Word(i) == text.Word(mark) && phrases.Left(i, limit) is { } named && !phrases.IsTimePhrase(named) && text.Tag(named.Head).IsNoun() | text.Tag(named.Head) is PosTag.PRP
                && phrases.OpensClause(named.First, limit))
            {
                return IsParenthesis(i, mark) ? named : new(named.First, mark, named.Head);
            }
        }

        return null;
    }

    // "Halden, however, said", "Halden, on Friday, said": nothing about the speaker
    private bool IsParenthesis(int open, int close) =>
        close - open < 3 || text.Tag(open + 1) is PosTag.IN or PosTag.TO or PosTag.RB or PosTag.VBG or PosTag.WRB or PosTag.CC;

    // "officials briefed on the plan said", "a man who knows him said": the noun before the participle or pronoun
    private NounPhrase? LongSubject(NounPhrase found, int end, int limit)
    {
        for (var i = found.First - 1; i > limit && found.End - i <= LongestApposition && text.QuotationAt(i) is null; i--)
        {
            if (text.Tag(i) is PosTag.Comma or PosTag.Colon)
            {
                break;
            }

            var linking = text.Tag(i) is PosTag.WP || text.Is(i, "who") || text.Is(i, "which") || text.Is(i, "close")
                || (text.Tag(i) is PosTag.VBN or PosTag.VBG or PosTag.JJ && text.Tag(i - 1).IsNoun())
                || (text.Tag(i) is PosTag.VBD && text.Tag(i - 1).IsNoun() && text.Tag(i + 1) is PosTag.IN);
            if (linking && phrases.Left(i, limit) is { } head && phrases.OpensClause(head.First, limit) && text.Tag(head.Head).IsNoun())
            {
                return new(head.First, end, head.Head);
            }
        }

        return found;
    }

    // "an official who asked not to be named said": the relative clause ends in a verb
    private NounPhrase? BeforeRelative(int end, int limit)
    {
        for (var i = end - 1; i > limit && end - i <= LongestApposition && text.QuotationAt(i) is null && text.Tag(i) is not (PosTag.Comma or PosTag.Colon); i--)
        {
            if (text.Tag(i) is PosTag.WP or PosTag.WDT && end - i > 2 && phrases.Left(i, limit) is { } head && phrases.OpensClause(head.First, limit) && text.Tag(head.Head).IsNoun())
            {
                return new(head.First, end, head.Head);
            }
        }

        return null;
    }

    private NounPhrase WithApposition(NounPhrase found, int limit)
    {
        if (found.End + 2 >= limit || !text.Is(found.End, ",") || !(text.Tag(found.End + 1) is PosTag.DT or PosTag.NN or PosTag.NNP or PosTag.JJ or PosTag.PRPS or PosTag.WP))
        {
            return found;
        }

        for (var i = found.End + 1; i < limit && i - found.End <= LongestApposition; i++)
        {
            if (text.QuotationAt(i) is not null)
            {
                return found;
            }

            if (text.Is(i, ",") || text.Tag(i) is PosTag.Period)
            {
                return found with { End = i };
            }

            if (text.Tag(i).IsFinite() && text.Tag(found.End + 1) is not PosTag.WP)
            {
                return found;
            }
        }

        return found;
    }
}
