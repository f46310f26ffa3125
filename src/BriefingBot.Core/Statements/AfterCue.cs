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

    private readonly ContentForm form = new(text, phrases);

    /// <summary>Reads what stands behind the cue, from <paramref name="first"/> to <paramref name="end"/>.</summary>
    public AfterCue Read(CueEntry cue, int first, int end)
    {
        ArgumentNullException.ThrowIfNull(cue);
        NounPhrase? addressee = null;
        var i = first;
        var start = first;
        for (var adjuncts = 0; adjuncts <= MostAdjuncts && i < end; adjuncts++)
        {
            if (form.At(cue, i, end) is { } found)
            {
                return new(found, found is CueSyntax.Bare && i > start && IsDegree(text.Word(i - 1)) ? i - 1 : i, addressee);
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
                if (word is "," && ClosingComma(i, end) is { } close && close + 1 < end && form.At(cue, close + 1, end) is { } behind && behind != CueSyntax.Object)
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

            if (text.Tag(i) is PosTag.IN && text.Tag(i + 1) is PosTag.VBG && i + 2 < end && phrases.Right(i + 2, end) is { } done && !form.IsSubject(done, end))
            {
                i = start = done.End; // "said in opening the talks"
                continue;
            }

            if (text.Tag(i) is PosTag.VBG && i == start && cue.Takes(CueSyntax.Bare) && !IsSpeaking(word) && HasVerb(i + 1, end))
            {
                break; // "said opening the harbour would cost": the clause begins with it
            }

            if (text.Tag(i) is PosTag.IN or PosTag.TO or PosTag.VBG && phrases.Right(i + 1, end) is { } place && !form.IsSubject(place, end))
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

                if (cue.Takes(CueSyntax.Addressee) && addressee is null && !form.IsSubject(phrase, end))
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

    // "said nearly every ship": the adverb belongs to the words behind it
    private static bool IsDegree(string word) => word is "nearly" or "almost" or "about" or "only" or "even" or "just" or "not" or "roughly" or "too" or "virtually" or "perhaps" or "maybe";

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
