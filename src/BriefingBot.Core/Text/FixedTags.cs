namespace BriefingBot.Core.Text;

/// <summary>The tags that follow from how a token is written: punctuation, numbers, the second parts of contractions.</summary>
public static class FixedTags
{
    private static readonly TagSet Dash = TagSet.Of(PosTag.HYPH, PosTag.Colon, PosTag.SYM);
    private static readonly TagSet Name = TagSet.Of(PosTag.NNP);
    private static readonly TagSet Number = TagSet.Of(PosTag.CD);

    /// <summary>What the token at <paramref name="index"/> may be by its characters alone; empty when they do not say.</summary>
    public static TagSet Of(ReadOnlySpan<string> words, int index)
    {
        var word = words[index];
        if (word.Length == 0)
        {
            return TagSet.Of(PosTag.SYM);
        }

        return char.IsLetter(word[0]) ? OfLetters(word)
            : char.IsAsciiDigit(word[0]) ? OfDigits(word)
            : OfSign(words, index, word);
    }

    private static TagSet OfLetters(string word)
    {
        // U.S., J.: letters and full stops in turn, capital letters only
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsUpper(word[i]) : word[i] != '.')
            {
                return default;
            }
        }

        return word.Length > 1 ? Name : default;
    }

    private static TagSet OfDigits(string word)
    {
        foreach (var character in word)
        {
            if (!char.IsAsciiDigit(character) && character is not ('.' or ',' or ':' or '/' or '%'))
            {
                return default;
            }
        }

        return Number;
    }

    private static TagSet OfSign(ReadOnlySpan<string> words, int index, string word)
    {
        switch (word[0])
        {
            case '"' or '«' or '»' when word.Length == 1:
                return TagSet.Of(word[0] == '«' || (word[0] == '"' && IsOpening(words, index, word)) ? PosTag.OpenQuote : PosTag.CloseQuote);
            case '“' or '„' or '‘' or '‚' or '‹' or '`':
                return TagSet.Of(PosTag.OpenQuote);
            case '”' or '›':
                return TagSet.Of(PosTag.CloseQuote);
            case '\'' or '’':
                return OfApostrophe(words, index, word);
            case '(' or '[' or '{' when word.Length == 1:
                return TagSet.Of(PosTag.OpenBracket);
            case ')' or ']' or '}':
                return TagSet.Of(PosTag.CloseBracket);
            case ',':
                return TagSet.Of(PosTag.Comma);
            case '?' or '!':
                return TagSet.Of(PosTag.Period);
            case '.' when word.Length > 1 && char.IsAsciiDigit(word[1]):
                return Number;
            case '.':
                return TagSet.Of(word.Length == 1 || index == words.Length - 1 ? PosTag.Period : PosTag.Colon);
            case ';' or '…':
                return TagSet.Of(PosTag.Colon);
            case ':' or '-' or '–' or '—' when !word.AsSpan().ContainsAnyExcept(":-–—"):
                return word is "-" or "–" or "—" ? Dash : TagSet.Of(PosTag.Colon);
            case '&':
                return TagSet.Of(PosTag.CC);
            case '%':
                return TagSet.Of(PosTag.NN);
            case '#' or '@' when word.Length > 1:
                return Name;
            case '+' or '-' or '−' or '~' or '±' when word.Length > 1 && char.IsAsciiDigit(word[1]):
                return Number;
            default:
                return OfOtherSign(word);
        }
    }

    private static TagSet OfOtherSign(string word) =>
        char.GetUnicodeCategory(word, 0) switch
        {
            System.Globalization.UnicodeCategory.CurrencySymbol => word.Length == 1 ? TagSet.Of(PosTag.Currency) : Number,
            System.Globalization.UnicodeCategory.DecimalDigitNumber or System.Globalization.UnicodeCategory.OtherNumber => Number,
            _ => word.AsSpan().ContainsAnyInRange('a', 'z') || word.AsSpan().ContainsAnyInRange('A', 'Z') ? default : TagSet.Of(PosTag.SYM),
        };

    private static TagSet OfApostrophe(ReadOnlySpan<string> words, int index, string word)
    {
        if (word is "''" or "’’")
        {
            return TagSet.Of(PosTag.CloseQuote);
        }

        if (word.Length > 1)
        {
            return word.AsSpan(1) switch
            {
                "s" or "S" => TagSet.Of(PosTag.POS, PosTag.VBZ, PosTag.PRP),
                "ll" or "LL" => TagSet.Of(PosTag.MD),
                "d" or "D" => TagSet.Of(PosTag.MD, PosTag.VBD),
                "m" or "M" or "re" or "RE" => TagSet.Of(PosTag.VBP),
                "ve" or "VE" => TagSet.Of(PosTag.VBP, PosTag.VB),
                _ => char.IsAsciiDigit(word[1]) ? Number : default,
            };
        }

        var opened = HasOpenSingleQuote(words[..index]);
        return index > 0 && !opened && EndsInS(words[index - 1]) ? TagSet.Of(PosTag.POS)
            : TagSet.Of(word == "’" || opened ? PosTag.CloseQuote : PosTag.OpenQuote);
    }

    private static bool EndsInS(string word) => word[^1..] is "s" or "S" or "x" or "z";

    private static bool HasOpenSingleQuote(ReadOnlySpan<string> before)
    {
        var open = false;
        for (var i = 0; i < before.Length; i++)
        {
            open = before[i] switch
            {
                "‘" or "`" => true,
                "’" => false,
                "'" => !open && !(i > 0 && before[i - 1].Length > 0 && EndsInS(before[i - 1])),
                _ => open,
            };
        }

        return open;
    }

    private static bool IsOpening(ReadOnlySpan<string> words, int index, string quote)
    {
        if (index > 0 && index == words.Length - 1)
        {
            return false;
        }

        var opening = true;
        for (var i = 0; i < index; i++)
        {
            opening ^= words[i] == quote;
        }

        return opening;
    }
}
