using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>Finds where reported words end inside a sentence.</summary>
internal sealed class ClauseEnd(TaggedText text, CueLexicon cues, NounPhrases phrases)
{    /// <summary>The token after the last reported word, for content that begins at <paramref name="first"/>.</summary>
     /// <remarks>
     /// Reported words go on to the end of the sentence, but not over a participle that reports again
     /// (", adding that"), a second cue of the same speaker ("and said that") or "according to".
     /// </remarks>
    public int Of(int first, Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        for (var i = first + 1; i < sentence.End; i++)
        {
            if (text.QuotationAt(i) is { } quotation)
            {
                i = quotation.Last;
                if (text.QuotationAt(first) != quotation && text.Word(i - 1) is "," && ReportsAgain(i + 1, sentence))
                {
                    return i + 1; // American style: the comma stands inside the marks
                }

                continue;
            }

            if (EndsHere(i, sentence))
            {
                return Trim(first, i);
            }
        }

        return Trim(first, sentence.End);
    }

    /// <summary>The same for content of a clause that opens its sentence ("While Halden said …,"): it ends where the main clause begins.</summary>
    public int OfSubordinate(int first, Sentence sentence) => UpToComma(first, sentence, i => BeginsMainClause(i, sentence));

    /// <summary>The same for content of a clause behind "who" or "which": it ends where the verb of the clause around it stands.</summary>
    public int OfRelative(int first, Sentence sentence) =>
        UpToComma(first, sentence, i => text.Tag(i).IsFinite() || (text.Tag(i).IsAdverb() && text.Tag(i + 1).IsFinite()));

    /// <summary>The same for an object or infinitive behind "who" or "which": it ends before the verb of the clause around it, with or without a comma.</summary>
    public int OfRelativePhrase(int first, int end)
    {
        for (var i = first + 1; i < end && text.QuotationAt(i) is null; i++)
        {
            if (text.Tag(i) is PosTag.WP or PosTag.WDT or PosTag.WRB || text.Is(i, "that"))
            {
                break; // the verb behind it has a subject of its own
            }

            if (text.Tag(i).IsFinite())
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>The same for a clause that belongs to the subject of its sentence ("her claim that it was safe <u>was</u> printed"): it ends before the verb of the sentence.</summary>
    public int OfSubjectClause(int first, int end)
    {
        var verbs = text.Is(first, "to") ? 1 : 0;
        for (var i = first + 1; i < end && text.QuotationAt(i) is null; i++)
        {
            if (text.Tag(i) is PosTag.WP or PosTag.WDT or PosTag.WRB || text.Is(i, "that") || text.Tag(i) is PosTag.CC)
            {
                verbs--;
            }
            else if (text.Tag(i).IsFinite() && ++verbs > 1)
            {
                return Trim(first, i);
            }
        }

        return end;
    }

    private int UpToComma(int first, Sentence sentence, Func<int, bool> endsBefore)
    {
        var end = Of(first, sentence);
        for (var i = first + 1; i < end; i++)
        {
            if (text.QuotationAt(i) is { } quotation)
            {
                i = quotation.Last;
                if (text.Word(i - 1) is not ",")
                {
                    continue;
                }
            }
            else if (text.Word(i) is not ",")
            {
                continue;
            }

            if (i + 1 < end && text.QuotationAt(i + 1) is null && endsBefore(i + 1))
            {
                return Trim(first, text.QuotationAt(i) is null ? i : i + 1);
            }
        }

        return end;
    }

    // ", the pilots stayed": a past form reads as a participle there too
    private bool BeginsMainClause(int i, Sentence sentence) =>
        BeginsClause(i, sentence) || (phrases.Right(i, sentence.End) is { } subject && subject.End < sentence.End && text.Tag(subject.End) is PosTag.VBN);

    /// <summary>Whether a verb, or a subject with one, begins at a token: <c>and Halden said</c>, <c>but vowed</c>.</summary>
    public bool BeginsClause(int i, Sentence sentence)
    {
        while (i < sentence.End && text.Tag(i).IsAdverb())
        {
            i++;
        }

        if (i < sentence.End && text.Tag(i).IsFinite() && text.QuotationAt(i) is null)
        {
            return true;
        }

        return phrases.Right(i, sentence.End) is { } subject && subject.End < sentence.End && text.Tag(subject.End).IsFinite();
    }

    /// <summary>The end without the marks that belong to the sentence and not to the words.</summary>
    public int Trim(int first, int end)
    {
        while (end > first + 1 && text.QuotationAt(end - 1) is null && text.Word(end - 1) is "," or "." or ";" or ":" or "-" or "--" or "—" or "–" or "!" or "?")
        {
            end--;
        }

        return end;
    }

    private bool EndsHere(int i, Sentence sentence)
    {
        if (text.Word(i) is "," or ";" or "—" or "--" or "–" or "-")
        {
            var other = text.Tag(i + 1) is PosTag.CC || text.Word(i + 1) is "while" or "though" or "although" or "whereas" ? i + 2 : i + 1;
            if ((text.Word(i) is not "," || other > i + 1) && OtherSpeaks(other, sentence))
            {
                return true;
            }
        }

        if (text.Word(i) is "," or "—" or "--" or "–")
        {
            var next = text.Tag(i + 1) is PosTag.CC or PosTag.RB && i + 2 < sentence.End ? i + 2 : i + 1;
            return ReportsAgain(next, sentence) || (text.Is(i + 1, "according") && text.Is(i + 2, "to")) || IsAside(i, sentence) || IsComment(i, sentence);
        }

        return text.Tag(i) is PosTag.CC && SpeaksAgain(i + 1, sentence);
    }

    // ", and he insisted that …": a clause with a speaker and a cue of its own
    private bool OtherSpeaks(int i, Sentence sentence)
    {
        while (i < sentence.End && text.Tag(i).IsAdverb())
        {
            i++;
        }

        return phrases.Right(i, sentence.End) is { } who && SpeaksAgain(who.End, sentence, hasSubject: true);
    }

    // ", adding that …", ", saying …"
    private bool ReportsAgain(int i, Sentence sentence) =>
        i < sentence.End && text.Tag(i) is PosTag.VBG && cues.At(text.Tokens, i, sentence.End) is { } cue
        && cue.Meaning.Mode != StatementMode.Thought && cue.Meaning.Takes(CueSyntax.That | CueSyntax.Quote | CueSyntax.Bare | CueSyntax.As);

    // "… and said that", "but added:"
    private bool SpeaksAgain(int i, Sentence sentence, bool hasSubject = false)
    {
        while (i < sentence.End && (text.Tag(i).IsAdverb() || text.Word(i) is "has" or "had" or "have"))
        {
            i++;
        }

        if (i >= sentence.End || !(text.Tag(i) is PosTag.VBD or PosTag.VBZ or PosTag.VBN || (hasSubject && text.Tag(i) is PosTag.VBP)) || cues.At(text.Tokens, i, sentence.End) is not { } cue)
        {
            return false;
        }

        return cue.Meaning.Mode != StatementMode.Thought && cue.Meaning.Takes(CueSyntax.Quote | CueSyntax.That)
            && (text.Is(cue.End, "that") || text.QuotationAt(cue.End) is not null || text.Word(cue.End) is "," or ":" || phrases.BaseRight(cue.End, sentence.End) is not null);
    }

    // ", the first time …", ", a blow to …": the writer's comment, unless a verb goes on behind it
    private bool IsComment(int comma, Sentence sentence)
    {
        var word = text.Word(comma + 1).ToLowerInvariant();
        if (word is "the")
        {
            return text.Word(comma + 2).ToLowerInvariant() is "first" or "second" or "third" or "latest" or "last" && text.Tag(comma + 3).IsNoun();
        }

        if (word is not ("a" or "an") || text.Word(comma) is not "," || phrases.Right(comma + 1, sentence.End) is not { } noun || (noun.End < sentence.End && text.Tag(noun.End).IsFinite()))
        {
            return false;
        }

        for (var i = noun.End; i + 1 < sentence.End; i++)
        {
            if (text.Word(i) is "," && (text.Tag(i + 1).IsFinite() || text.Tag(i + 1) is PosTag.CC))
            {
                return false;
            }
        }

        return true;
    }

    // "…, he said, …" inside the words: the speaker named once more is no part of them
    private bool IsAside(int comma, Sentence sentence)
    {
        if (phrases.BaseRight(comma + 1, sentence.End) is not { } who || who.End + 1 > sentence.End)
        {
            return false;
        }

        return cues.At(text.Tokens, who.End, sentence.End) is { } cue && text.Tag(who.End).IsFinite() && cue.Meaning is { Mode: not StatementMode.Thought } && cue.Meaning.Takes(CueSyntax.Quote)
            && (cue.End >= sentence.End || text.Word(cue.End) is "." or "," || (NounPhrases.IsTime(text.Word(cue.End)) && cue.End + 2 >= sentence.End));
    }
}
