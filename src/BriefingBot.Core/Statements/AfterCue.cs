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
        for (var adjuncts = 0; adjuncts <= MostAdjuncts && i < end; adjuncts++)
        {
            if (Form(cue, i, end) is { } form)
            {
                return new(form, i, addressee);
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
                    i = close + 1;
                    continue;
                }

                break;
            }

            if (text.Tag(i).IsAdverb() || text.Tag(i) is PosTag.RP || NounPhrases.IsTime(word))
            {
                i++;
                continue;
            }

            if (text.Tag(i) is PosTag.IN or PosTag.TO or PosTag.VBG && phrases.Right(i + 1, end) is { } place && !IsSubject(place, end))
            {
                addressee ??= word is "to" ? place : null;
                i = place.End;
                continue;
            }

            if (phrases.Right(i, end) is { } phrase)
            {
                if (phrases.IsTimePhrase(phrase))
                {
                    i = phrase.End;
                    continue;
                }

                if (cue.Takes(CueSyntax.Addressee) && addressee is null && !IsSubject(phrase, end))
                {
                    addressee = phrase;
                    i = phrase.End;
                    continue;
                }
            }

            break;
        }

        return new(CueSyntax.None, i, addressee);
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

        if (cue.Takes(CueSyntax.Addressee) && !cue.Takes(CueSyntax.Object))
        {
            return null;
        }

        return cue.Takes(CueSyntax.As) && HasAs(phrase.End, end) ? CueSyntax.As
            : cue.Takes(CueSyntax.Object) ? CueSyntax.Object : null;
    }

    // "said the man who met him would leave": the verb comes later, and the cue takes clauses first of all
    private bool IsLongSubject(CueEntry cue, NounPhrase phrase, int end)
    {
        if (!cue.Takes(CueSyntax.Bare) || cue.Takes(CueSyntax.Object) || cue.Takes(CueSyntax.Addressee) || phrase.End >= end
            || !(text.Tag(phrase.End) is PosTag.WP or PosTag.WDT or PosTag.VBN or PosTag.VBG or PosTag.IN or PosTag.CC or PosTag.Comma or PosTag.TO))
        {
            return false;
        }

        for (var i = phrase.End; i < end; i++)
        {
            if (text.Tag(i).IsFinite() && text.QuotationAt(i) is null)
            {
                return true;
            }
        }

        return false;
    }

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
