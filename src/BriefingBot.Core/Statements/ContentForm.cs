using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>Tells what form of content begins at a token: a quotation, a clause, an infinitive, a noun phrase.</summary>
internal sealed class ContentForm(TaggedText text, NounPhrases phrases)
{
    /// <summary>The form of content that begins at a token; null when none does.</summary>
    public CueSyntax? At(CueEntry cue, int i, int end)
    {
        if (text.QuotationAt(i) is not null)
        {
            return CueSyntax.Quote;
        }

        var word = text.Word(i).ToLowerInvariant();
        var next = i + 1 < end ? text.Tag(i + 1) : PosTag.Period;
        if (word is "that" && (cue.Takes(CueSyntax.That | CueSyntax.Bare | CueSyntax.Addressee | CueSyntax.Quote)) && next is not (PosTag.Period or PosTag.Comma))
        {
            return CueSyntax.That;
        }

        if (word is "whether" or "if" or "how" or "why" or "what" or "where" or "who" or "when" && cue.Takes(CueSyntax.Wh | CueSyntax.Bare | CueSyntax.Addressee) && next is not PosTag.Comma)
        {
            return word is "when" or "where" && !cue.Takes(CueSyntax.Wh) ? null : CueSyntax.Wh;
        }

        if (text.Tag(i) is PosTag.TO && next is PosTag.VB or PosTag.RB && cue.Takes(CueSyntax.To))
        {
            return CueSyntax.To;
        }

        if (text.Tag(i) is PosTag.TO && next is PosTag.VB && cue.Takes(CueSyntax.NpTo))
        {
            return CueSyntax.NpTo;
        }

        if (text.Tag(i) is PosTag.IN && cue.Takes(CueSyntax.Bare) && phrases.Right(i + 1, end) is { } within && IsSubject(within, end) && Subordinates(word))
        {
            return CueSyntax.Bare;
        }

        return phrases.Right(i, end) is { } phrase && !phrases.IsTimePhrase(phrase) ? PhraseForm(cue, phrase, end) : null;
    }

    private CueSyntax? PhraseForm(CueEntry cue, NounPhrase phrase, int end)
    {
        if (cue.Takes(CueSyntax.Bare | CueSyntax.That | CueSyntax.Addressee) && (IsSubject(phrase, end) || IsLongSubject(cue, phrase, end)))
        {
            return CueSyntax.Bare;
        }

        if (cue.Takes(CueSyntax.NpTo) && text.Tag(phrase.End) is PosTag.TO && text.Tag(phrase.End + 1) is PosTag.VB or PosTag.RB && phrase.End < end)
        {
            return CueSyntax.NpTo;
        }

        if (cue.Takes(CueSyntax.Addressee) && (!cue.Takes(CueSyntax.Object) || (cue.Takes(CueSyntax.Wh) && text.Word(phrase.End) is "whether" or "if" or "how" or "why" or "what" or "who" or "where" or "when" or "about")))
        {
            return null;
        }

        if (cue.Lemma is "call" && !HasPredicate(phrase, end))
        {
            return null; // "called her mother"
        }

        return cue.Takes(CueSyntax.As) && HasAs(phrase.End, end) ? CueSyntax.As
            : cue.Takes(CueSyntax.Object) ? CueSyntax.Object : null;
    }

    // "said the man who met him would leave": the verb comes later, behind clauses that have verbs of their own
    private bool IsLongSubject(CueEntry cue, NounPhrase phrase, int end)
    {
        if (!cue.Takes(CueSyntax.Bare) || cue.Takes(CueSyntax.Addressee))
        {
            return false;
        }

        var awaited = 0;
        for (var i = phrase.End; i < end && text.QuotationAt(i) is null && text.Tag(i) is not (PosTag.Comma or PosTag.Colon or PosTag.Period); i++)
        {
            if (text.Tag(i) is PosTag.WP or PosTag.WDT || text.Word(i) is "who" or "that" or "which" || StartsReducedRelative(i))
            {
                awaited++;
            }
            else if (text.Tag(i) is PosTag.WRB || (text.Tag(i) is PosTag.IN && Subordinates(text.Word(i)) && text.Word(i) is not ("before" or "after" or "since" or "as")))
            {
                return false;
            }
            else if (text.Tag(i).IsFinite() && --awaited < 0)
            {
                return true;
            }
        }

        return false;
    }

    // "the plan he made": a subject right behind a noun
    private bool StartsReducedRelative(int i) => text.Tag(i) is PosTag.PRP && text.Tag(i - 1).IsNoun();

    // "called the plan unfair", "called him “weak”": what the object is called stands behind it
    private bool HasPredicate(NounPhrase phrase, int end) =>
        phrase.End < end && (text.QuotationAt(phrase.End) is not null || text.Tag(phrase.End).IsAdjective() || text.Tag(phrase.End).IsNoun()
            || text.Tag(phrase.End) is PosTag.DT or PosTag.PRPS or PosTag.RB or PosTag.CD or PosTag.VBN or PosTag.VBG || phrase.End - phrase.First > 3);

    private bool HasAs(int first, int end)
    {
        for (var i = first; i < end && i < first + 4; i++)
        {
            if (text.Is(i, "as"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Subordinates(string word) =>
        word is "if" or "while" or "although" or "though" or "because" or "before" or "after" or "as" or "unless" or "since" or "once" or "until";

    /// <summary>Whether a finite verb follows the phrase, so that it begins a clause.</summary>
    public bool IsSubject(NounPhrase phrase, int end)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var i = phrase.End;
        while (i < end && (text.Tag(i).IsAdverb() || text.Tag(i) is PosTag.RP))
        {
            i++;
        }

        if (i + 1 < end && text.QuotationAt(i) is { } quotation && quotation.First == i)
        {
            return text.Tag(i + 1).IsFinite(); // "said the harbour “will open”"
        }

        return i < end && text.QuotationAt(i) is null && (text.Tag(i).IsFinite() || text.Word(i) is "'s" or "'ll" or "'re" or "'d" or "'ve" or "'m");
    }
}
