namespace BriefingBot.Core.Text;

/// <summary>Finds the outermost quotations of a paragraph, whatever marks its writer mixed.</summary>
/// <remarks>
/// A straight mark opens and closes in turn; <c>”</c> closes what <c>"</c> opened, and opens where only an opening
/// mark can stand. A quotation left open ends with its paragraph, and goes on when the next begins with a mark
/// (the newspapers' habit for long quotations). Single marks count where the paragraph has no double ones.
/// </remarks>
public static class QuotationFinder
{
    /// <summary>The quotations among the tokens <paramref name="first"/> to <paramref name="end"/>, the end not included.</summary>
    /// <param name="text">The text the tokens come from.</param>
    /// <param name="tokens">All tokens of the text.</param>
    /// <param name="first">The paragraph's first token.</param>
    /// <param name="end">The token after its last.</param>
    /// <param name="next">The first token of the next paragraph, or null at the end of the text.</param>
    public static IReadOnlyList<Quotation> Find(string text, IReadOnlyList<Token> tokens, int first, int end, Token? next)
    {
        var found = new List<Quotation>();
        var single = !Enumerable.Range(first, end - first).Any(i => IsDouble(tokens[i].Word));
        var open = -1;
        for (var i = first; i < end; i++)
        {
            var mark = Side(text, tokens, i, single, open < 0 ? null : tokens[open].Word);
            if (mark == Mark.Opens)
            {
                open = i; // a second opening mark: the first never closed, and only this one can
            }
            else if (mark == Mark.Closes && open >= 0)
            {
                found.Add(Describe(tokens, open, i, closed: true, continues: false));
                open = -1;
            }
        }

        if (open >= 0 && !single)
        {
            found.Add(Describe(tokens, open, end - 1, closed: false, continues: next is { } token && IsDouble(token.Word)));
        }

        return found;
    }

    /// <summary>Whether a token is a double quotation mark of any kind.</summary>
    public static bool IsDouble(string word) => word is "\"" or "“" or "”" or "„" or "«" or "»" or "''" or "``" or "″";

    private enum Mark
    {
        None,
        Opens,
        Closes,
    }

    private static Mark Side(string text, IReadOnlyList<Token> tokens, int i, bool single, string? opened)
    {
        var isOpen = opened is not null;
        var word = tokens[i].Word;
        var span = tokens[i].Span;
        var spaceBefore = span.Start == 0 || char.IsWhiteSpace(text[span.Start - 1]) || text[span.Start - 1] is '(' or '[' or '—' or '–' or '-';
        var spaceAfter = span.End >= text.Length || !char.IsLetterOrDigit(text[span.End]);
        if (single)
        {
            return text[span.Start] switch
            {
                '‘' or '`' when !spaceAfter => Mark.Opens,
                '\'' when !isOpen && spaceBefore && !spaceAfter => Mark.Opens,
                '\'' or '’' when isOpen && span.Length == 1 && spaceAfter => Mark.Closes,
                _ => Mark.None,
            };
        }

        return word switch
        {
            "“" when opened is "„" => Mark.Closes,
            "“" or "„" or "«" or "``" => Mark.Opens,
            "”" or "»" when isOpen => Mark.Closes,
            "”" or "»" => spaceBefore && !spaceAfter ? Mark.Opens : Mark.None,
            "\"" or "''" or "″" => !isOpen || (spaceBefore && !spaceAfter && span.Start > 0) ? Mark.Opens : Mark.Closes,
            _ => Mark.None,
        };
    }

    private static Quotation Describe(IReadOnlyList<Token> tokens, int open, int last, bool closed, bool continues)
    {
        var end = closed ? last : last + 1;
        var words = 0;
        var firstWord = -1;
        for (var i = open + 1; i < end; i++)
        {
            if (tokens[i].IsWord)
            {
                words++;
                firstWord = firstWord < 0 ? i : firstWord;
            }
        }

        return new(open, last, closed, continues)
        {
            Words = words,
            EndsSentence = end - 1 > open && tokens[end - 1].Word[^1] is '.' or '!' or '?' or '…',
            BeginsCapitalised = firstWord >= 0 && char.IsUpper(tokens[firstWord].Word[0]),
        };
    }
}
