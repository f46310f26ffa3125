using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>What stands behind a cue: where its content begins, and whom it addresses.</summary>
/// <param name="Form">The form of the content; <see cref="CueSyntax.None"/> when none follows.</param>
/// <param name="First">The first token of the content, or the token where the search ended.</param>
/// <param name="Addressee">Whom the cue addresses, or null.</param>
internal sealed record AfterCue(CueSyntax Form, int First, NounPhrase? Addressee);

/// <summary>Looks behind a cue, over addressees, times and places, for its content.</summary>
internal sealed class AfterCueReader(TaggedText text, NounPhrases phrases)
{
    private const int MostAdjuncts = 6;

    /// <summary>Reads what stands behind the cue, from <paramref name="first"/> to <paramref name="end"/>.</summary>
    public AfterCue Read(CueEntry cue, int first, int end)
    {
        ArgumentNullException.ThrowIfNull(cue);
        NounPhrase? addressee = null;
        var i = first;
        var start = first;
        for (var adjuncts = 0; adjuncts <= MostAdjuncts && i < end; adjuncts++)
        {
            if (Form(cue, i, end) is { } form)
            {
                return new(form, form is CueSyntax.Bare && i > start && IsDegree(text.Word(i - 1)) ? i - 1 : i, addressee);
            }

            var word = text.Word(i);
            if (word is "," or ":")
            {
                if (text.QuotationAt(i + 1) is not null && i + 1 < end)
                {
                    return new(CueSyntax.Quote, i + 1, addressee);
                }

                if (word is ":" && cue.Takes(CueSyntax.Quote) && i + 1 < end)
                {
                    return new(CueSyntax.Bare, i + 1, addressee);
                }

                // "said, in a short statement, that": what the commas hold is skipped
                if (word is "," && ClosingComma(i, end) is { } close && close + 1 < end && Form(cue, close + 1, end) is { } behind && behind != CueSyntax.Object)
                {
                    i = start = close + 1;
                    continue;
                }

                break;
            }

            if (NounPhrases.IsTime(word))
            {
                start = ++i;
                continue;
            }

            if (text.Tag(i).IsAdverb() || text.Tag(i) is PosTag.RP)
            {
                i++;
                continue;
            }

            if (text.Tag(i) is PosTag.IN && text.Tag(i + 1) is PosTag.VBG && i + 2 < end && phrases.Right(i + 2, end) is { } done && !IsSubject(done, end))
            {
                i = start = done.End; // "said in opening the talks"
                continue;
            }

            if (text.Tag(i) is PosTag.VBG && i == start && cue.Takes(CueSyntax.Bare) && !IsSpeaking(word) && HasVerb(i + 1, end))
            {
                break; // "said opening the harbour would cost": the clause begins with it
            }

            if (text.Tag(i) is PosTag.IN or PosTag.TO or PosTag.VBG && phrases.Right(i + 1, end) is { } place && !IsSubject(place, end))
            {
                addressee ??= word is "to" ? place : null;
                i = start = place.End;
                continue;
            }

            if (phrases.Right(i, end) is { } phrase)
            {
                if (phrases.IsTimePhrase(phrase))
                {
                    i = start = phrase.End;
                    continue;
                }

                if (cue.Takes(CueSyntax.Addressee) && addressee is null && !IsSubject(phrase, end))
                {
                    addressee = phrase;
                    i = start = phrase.End;
                    continue;
                }
            }

            break;
        }

        return IsClauseAnyway(cue, start, i, end, addressee) ? new(CueSyntax.Bare, start, addressee) : new(CueSyntax.None, i, addressee);
    }

    // "said too much was made of it": a cue that takes nothing but clauses has one in what is left, however it begins
    private bool IsClauseAnyway(CueEntry cue, int start, int broken, int end, NounPhrase? addressee) =>
        cue.Takes(CueSyntax.Bare) && !cue.Takes(CueSyntax.Object) && (addressee is not null || !cue.Takes(CueSyntax.Addressee))
        && broken + 1 < end && end - start > 2 && text.Tokens[broken].IsWord && text.Tokens[start].IsWord
        && (cue.Lemma is "say" || HasVerb(start, end));

    private static bool IsSpeaking(string word) => word is "speaking" or "talking" or "addressing" or "writing" or "citing" or "referring" or "quoting" or "describing" or "using" or "following";

    private bool HasVerb(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Tag(i).IsFinite())
            {
                return true;
            }
        }

        return false;
    }

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

    private CueSyntax? Form(CueEntry cue, int i, int end)
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

    // "said nearly every ship": the adverb belongs to the words behind it
    private static bool IsDegree(string word) => word is "nearly" or "almost" or "about" or "only" or "even" or "just" or "not" or "roughly" or "too" or "virtually" or "perhaps" or "maybe";

    private static bool Subordinates(string word) =>
        word is "if" or "while" or "although" or "though" or "because" or "before" or "after" or "as" or "unless" or "since" or "once" or "until";

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

    private int? ClosingComma(int open, int end)
    {
        for (var i = open + 1; i < end && i < open + 16; i++)
        {
            if (text.QuotationAt(i) is not null)
            {
                return null;
            }

            if (text.Word(i) is ",")
            {
                return i;
            }
        }

        return null;
    }
}
