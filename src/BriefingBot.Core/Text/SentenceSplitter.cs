namespace BriefingBot.Core.Text;

/// <summary>Cuts a paragraph into sentences; a quotation counts as one word of the sentence it stands in.</summary>
public static class SentenceSplitter
{
    // a text without sentence ends is cut here, so that what looks at a whole sentence stays quick
    private const int Longest = 400;

    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "The", "A", "An", "In", "On", "At", "But", "And", "He", "She", "It", "They", "We", "I", "This", "That", "These", "Those", "His", "Her",
        "Its", "Their", "If", "When", "While", "As", "For", "However", "There", "After", "Before", "By", "To", "With", "Some", "So", "Meanwhile",
    };

    private static readonly HashSet<string> Saying = new(StringComparer.Ordinal)
    {
        "said", "says", "asked", "asks", "told", "added", "wondered", "shouted", "cried", "exclaimed", "wrote", "tweeted", "quipped", "joked", "demanded", "replied", "called",
    };

    /// <summary>The sentences among the tokens <paramref name="first"/> to <paramref name="end"/>, the end not included.</summary>
    public static IReadOnlyList<Sentence> Split(
        IReadOnlyList<Token> tokens, IReadOnlyList<Quotation> quotations, int first, int end, int paragraph)
    {
        var found = new List<Sentence>();
        var start = first;
        var nextQuotation = 0;
        for (var i = first; i < end; i++)
        {
            bool ends;
            if (nextQuotation < quotations.Count && quotations[nextQuotation].First == i)
            {
                var quotation = quotations[nextQuotation++];
                i = quotation.Last;
                ends = quotation.EndsSentence && i + 1 < end && BeginsAfterQuotation(tokens, quotations, nextQuotation, i + 1, end);
            }
            else
            {
                ends = EndsSentence(tokens, i, end);
                while (ends && i + 1 < end && tokens[i + 1].Word is ")" or "]")
                {
                    i++;
                }
            }

            if (ends || i - start >= Longest)
            {
                found.Add(new(start, i + 1, paragraph));
                start = i + 1;
            }
        }

        if (start < end)
        {
            found.Add(new(start, end, paragraph));
        }

        return found;
    }

    private static bool EndsSentence(IReadOnlyList<Token> tokens, int i, int end)
    {
        var word = tokens[i].Word;
        if (word[^1] is not ('.' or '!' or '?' or '…') || i + 1 >= end)
        {
            return false;
        }

        var next = tokens[i + 1];
        if (next.Word is ")" or "]")
        {
            return i + 2 >= end || tokens[i + 2].IsCapitalised;
        }

        if (char.IsLower(next.Word[0]) || next.Word is "," or ";" or ":" or "-" or "--" or "—")
        {
            return false;
        }

        // an abbreviation ends a sentence only before a word that begins one
        return word.Length == 1 || word.All(c => c is '.' or '!' or '?' or '…')
            || (!Abbreviations.LeadsName(word) && (Openers.Contains(next.Word) || QuotationFinder.IsDouble(next.Word)));
    }

    private static bool IsAttributed(IReadOnlyList<Token> tokens, int i, int end)
    {
        var verb = i;
        while (verb < end && verb < i + 6 && tokens[verb].IsWord && !Saying.Contains(tokens[verb].Word))
        {
            verb++;
        }

        return verb > i && verb < end && Saying.Contains(tokens[verb].Word) && !(verb + 1 < end && (tokens[verb + 1].Word is "that" or ":" || QuotationFinder.IsDouble(tokens[verb + 1].Word)));
    }

    // `"… now." Halden said.` goes on after the quotation's point only for a cue; the extractor finds that one by itself
    private static bool BeginsAfterQuotation(
        IReadOnlyList<Token> tokens, IReadOnlyList<Quotation> quotations, int nextQuotation, int i, int end)
    {
        if (nextQuotation < quotations.Count && quotations[nextQuotation].First == i)
        {
            return true;
        }

        // `"Why now?" Mira Halden asked.`: a question or call ends, but not its sentence
        if (tokens[i - 2].Word[^1] is '?' or '!' && IsAttributed(tokens, i, end))
        {
            return false;
        }

        // closing marks that belong to the quotation's own sentence
        return i < end && (tokens[i].IsCapitalised || char.IsDigit(tokens[i].Word[0]) || tokens[i].Word is "(" or "[");
    }
}
