using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>What stands before a cue or its source and may be content: a quotation, a clause, or the first part of an interrupted one.</summary>
internal sealed class ContentBefore(TaggedText text)
{
    /// <summary>The quotation that ends right before a token, over a comma, with the words of its sentence before it; null when none does.</summary>
    public (int First, int End)? Quotation(int token, Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var last = token - 1;
        if (last > sentence.First && IsMark(last) && text.QuotationAt(last) is null)
        {
            last--;
        }

        if (last < sentence.First || text.QuotationAt(last) is not { } quotation || quotation.Last != last)
        {
            return null;
        }

        return (ContentStart(sentence, quotation), last + 1);
    }

    /// <summary>The whole clause, with a finite verb, that ends at the mark before a token; null when there is none.</summary>
    public (int First, int End)? Clause(int token, Sentence sentence) =>
        Fragment(token, sentence) is { } part && part.End - part.First > 2 && HasVerb(part) ? part : null;

    /// <summary>The words of the sentence up to the mark before a token, a clause or not; null when no mark stands there.</summary>
    public (int First, int End)? Fragment(int token, Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var end = token - 1;
        if (end <= sentence.First || !(IsMark(end) || text.Word(end) is "?"))
        {
            return null;
        }

        var start = SkipConjunctions(sentence);
        return start < end ? (start, end) : null;
    }

    /// <summary>Whether words are only the beginning of a sentence: a subject or adjunct whose verb is still to come.</summary>
    public bool IsUnfinished((int First, int End) part)
    {
        var awaited = text.Tag(part.First) is PosTag.WRB || (text.Tag(part.First) is PosTag.IN && IsSubordinator(text.Word(part.First))) ? 1 : 0;
        var verbs = 0;
        for (var i = part.First; i < part.End; i++)
        {
            if (text.Tag(i) is PosTag.WDT or PosTag.WP || (text.Tag(i) is PosTag.IN && text.Is(i, "that") && i > part.First))
            {
                awaited++;
            }

            verbs += IsVerb(i) && !(i > part.First && IsVerb(i - 1)) ? 1 : 0;
        }

        return verbs <= awaited;
    }

    private static bool IsSubordinator(string word) =>
        word.ToLowerInvariant() is "if" or "while" or "although" or "though" or "because" or "before" or "after" or "as" or "unless" or "since" or "once" or "until";

    private bool HasVerb((int First, int End) part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (IsVerb(i))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsVerb(int i) => text.Tag(i).IsFinite() || text.Word(i) is "'s" or "'re" or "'ll" && text.Tag(i) is not PosTag.POS;

    private bool IsMark(int i) => text.Word(i) is "," or "-" or "--" or "—" or "–";

    // a quotation that begins a sentence of its own stands alone; a quoted phrase belongs to the words around it
    private int ContentStart(Sentence sentence, Quotation quotation)
    {
        var start = SkipConjunctions(sentence);
        return start >= quotation.First ? quotation.First : start;
    }

    private int SkipConjunctions(Sentence sentence)
    {
        var start = sentence.First;
        while (start + 1 < sentence.End && text.QuotationAt(start) is null
            && (text.Word(start) is "But" or "And" or "However" or "Meanwhile" or "," or "-" or "--" or "—" or "–" || text.Tag(start) is PosTag.Colon))
        {
            start++;
        }

        return start;
    }
}
