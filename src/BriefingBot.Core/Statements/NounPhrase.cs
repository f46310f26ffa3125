using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>A noun phrase by its tokens.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Head">The noun, name or pronoun it is about.</param>
internal sealed record NounPhrase(int First, int End, int Head)
{
    /// <summary>What "who" or "which" stands for, when the phrase is such a word.</summary>
    public NounPhrase? Antecedent { get; init; }
}

/// <summary>Finds noun phrases to the left and right of a token, from parts of speech alone.</summary>
/// <param name="text">The text.</param>
/// <param name="isName">Whether a token belongs to a name or title.</param>
internal sealed class NounPhrases(TaggedText text, Func<int, bool> isName)
{
    private static readonly HashSet<string> Attaching = new(StringComparer.OrdinalIgnoreCase)
    {
        "of", "for", "in", "at", "from", "with", "on", "under", "inside", "among", "within", "behind", "near", "against", "to", "between", "outside",
    };

    private static readonly HashSet<string> TimeWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June", "July", "August",
        "September", "October", "November", "December", "yesterday", "today", "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "week",
        "weekend", "month", "year", "day", "hours", "days", "weeks", "months", "years", "earlier", "later", "minutes",
    };

    /// <summary>Whether a word names a time.</summary>
    public static bool IsTime(string word) => TimeWords.Contains(word);

    /// <summary>The phrase whose last token stands right before <paramref name="end"/>, not going left of <paramref name="limit"/>; null when none does.</summary>
    public NounPhrase? Left(int end, int limit)
    {
        var phrase = BaseLeft(end, limit);
        if (phrase is null || IsTimePhrase(phrase))
        {
            return phrase;
        }

        while (phrase.First > limit + 1)
        {
            var word = text.Word(phrase.First - 1);
            if (word is "and" && text.Tag(phrase.First - 2).IsAdjective() | text.Tag(phrase.First - 2).IsName() && phrase.First - 3 >= limit && text.Tag(phrase.First - 3) is PosTag.DT && text.Tag(phrase.Head) is PosTag.NNS)
            {
                phrase = phrase with { First = phrase.First - 3 }; // "the French and German ministers"
                continue;
            }

            if (Attaching.Contains(word) && text.QuotationAt(phrase.First - 1) is null && BaseLeft(phrase.First - 1, limit) is { } owner && !IsTimePhrase(owner)
                && text.Tag(phrase.Head) is not PosTag.PRP && (word is "of" || OpensClause(owner.First, limit) || Attaching.Contains(text.Word(owner.First - 1))))
            {
                phrase = new(owner.First, phrase.End, owner.Head);
            }
            else if (word is "and" or "&" or "or" && BaseLeft(phrase.First - 1, limit) is { } other && SameKind(other, phrase) && OpensClause(other.First, limit))
            {
                phrase = new(other.First, phrase.End, phrase.Head);
            }
            else
            {
                break;
            }
        }

        return phrase;
    }

    /// <summary>The phrase that begins at <paramref name="first"/> without anything attached to it; null when none does.</summary>
    public NounPhrase? BaseRight(int first, int limit)
    {
        var i = first;
        var head = -1;
        while (i < limit && text.QuotationAt(i) is null)
        {
            var tag = text.Tag(i);
            if (tag is PosTag.PRP or PosTag.EX)
            {
                return i == first ? new(i, i + 1, i) : Finish(i);
            }

            if (head >= 0 && (IsTime(text.Word(i)) || IsTimeLead(i)) && !IsTime(text.Word(i - 1)) && text.Tag(i - 1) is not PosTag.CD)
            {
                break;
            }

            var inside = tag.IsNoun() || isName(i) || tag is PosTag.CD or PosTag.Currency;
            if (inside)
            {
                head = i++;
            }
            else if (tag is PosTag.DT or PosTag.PRPS or PosTag.PDT or PosTag.WPS)
            {
                if (head >= 0)
                {
                    break;
                }

                i++;
            }
            else if (tag.IsAdjective() || tag is PosTag.POS or PosTag.HYPH || (tag.IsAdverb() && head < 0 && i > first) || (tag is PosTag.VBN or PosTag.VBG && head < 0 && (i > first || text.Tag(i + 1).IsNoun())))
            {
                if (tag.IsAdjective() && head >= 0 && !text.Tag(i + 1).IsNoun() && text.Tag(i - 1) is not PosTag.POS)
                {
                    break;
                }

                i++;
            }
            else if (tag is PosTag.CC && head >= 0 && text.Word(i) is "and" or "&" && text.Tag(i + 1).IsNoun() && text.Tag(i - 1).IsNoun() && !text.Tag(i + 2).IsFinite())
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return Finish(i);

        NounPhrase? Finish(int end) =>
            head >= 0 ? new(first, TrimPossessive(head, end), head)
            : end > first && text.Tag(first) is PosTag.DT ? new(first, end, end - 1) : null;
    }

    /// <summary>The phrase that begins at <paramref name="first"/> with the prepositions and appositions attached to it; null when none does.</summary>
    public NounPhrase? Right(int first, int limit)
    {
        var phrase = BaseRight(first, limit);
        if (phrase is null)
        {
            return null;
        }

        while (phrase.End + 1 < limit && text.QuotationAt(phrase.End) is null && Attaching.Contains(text.Word(phrase.End))
            && text.Tag(phrase.End) is PosTag.IN or PosTag.TO && BaseRight(phrase.End + 1, limit) is { } attached && !IsTimePhrase(attached)
            && text.Word(phrase.End) is not "to")
        {
            phrase = phrase with { End = attached.End };
        }

        return phrase;
    }

    /// <summary>Whether a phrase names a time.</summary>
    public bool IsTimePhrase(NounPhrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return IsTime(text.Word(phrase.Head))
            || (text.Tag(phrase.Head) is PosTag.CD && (Enumerable.Range(phrase.First, phrase.End - phrase.First).Any(i => IsTime(text.Word(i))) || (phrase.End - phrase.First == 1 && text.Word(phrase.Head).Length == 4 && char.IsDigit(text.Word(phrase.Head)[0]))));
    }

    /// <summary>Whether a clause may begin at a token: the sentence's first, or one after a mark or conjunction.</summary>
    public bool OpensClause(int token, int limit)
    {
        if (token <= limit)
        {
            return true;
        }

        var before = token - 1;
        return !text.Tokens[before].IsWord || text.QuotationAt(before) is not null
            || text.Tag(before) is PosTag.CC or PosTag.WRB or PosTag.WDT or PosTag.WP or PosTag.RB
            || text.Word(before).ToLowerInvariant() is "that" or "because" or "while" or "as" or "after" or "when" or "if" or "but" or "although" or "though" or "since" or "whether" or "before" or "until";
    }

    // "resolutions last year": the time is no part of the phrase
    private bool IsTimeLead(int i) => text.Word(i) is "last" or "this" or "next" or "earlier" && IsTime(text.Word(i + 1));

    private NounPhrase? BaseLeft(int end, int limit)
    {
        var i = end;
        var head = -1;
        while (i > limit && text.QuotationAt(i - 1) is null)
        {
            var tag = text.Tag(i - 1);
            if (tag is PosTag.CloseBracket && i == end && OpeningBracket(i - 1, limit) is { } bracket)
            {
                i = bracket;
                end = head < 0 ? i : end;
                continue;
            }

            if (tag is PosTag.PRP or PosTag.EX)
            {
                if (head < 0)
                {
                    head = --i;
                }

                break;
            }

            if (tag is PosTag.DT or PosTag.PRPS or PosTag.WPS)
            {
                i--;
                head = head < 0 ? i : head;
                i -= i > limit && text.Tag(i - 1) is PosTag.PDT ? 1 : 0;
                break;
            }

            var noun = (tag.IsNoun() || isName(i - 1)) && !(head >= 0 && IsTime(text.Word(i - 1)) && text.Tokens[i - 1].IsCapitalised);
            var modifier = head >= 0 && (tag.IsAdjective() || (tag is PosTag.CD && text.Word(i - 1).Length != 4) || tag is PosTag.CD && !char.IsDigit(text.Word(i - 1)[0]) || tag is PosTag.POS or PosTag.HYPH or PosTag.Currency || (tag is PosTag.VBN or PosTag.VBG && text.Tag(i - 2) is PosTag.DT or PosTag.PRPS or PosTag.JJ));
            if (noun && head >= 0 && text.Word(head).EndsWith("day", StringComparison.Ordinal) && IsTime(text.Word(head)))
            {
                break; // "officials Tuesday"
            }

            if (!noun && !modifier && !(head < 0 && tag is PosTag.CD or PosTag.JJS))
            {
                break;
            }

            i--;
            head = head < 0 ? i : head;
        }

        while (i < head && !text.Tokens[i].IsWord && text.Tag(i) is not PosTag.Currency)
        {
            i++; // the dash behind a dateline
        }

        return head < 0 || i == end ? null : new(i, end, head);
    }

    private int? OpeningBracket(int close, int limit)
    {
        for (var i = close - 1; i > limit && i > close - 12; i--)
        {
            if (text.Tag(i) is PosTag.OpenBracket)
            {
                return i;
            }
        }

        return null;
    }

    private bool SameKind(NounPhrase one, NounPhrase other) => text.Tag(one.Head).IsName() == text.Tag(other.Head).IsName();

    private int TrimPossessive(int head, int end)
    {
        while (end > head + 1 && text.Tag(end - 1) is not PosTag.POS && !text.Tag(end - 1).IsNoun())
        {
            end--;
        }

        return end;
    }
}
