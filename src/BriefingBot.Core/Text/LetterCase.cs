namespace BriefingBot.Core.Text;

/// <summary>How the letters of a whole sentence are written: capitals tell names from other words in running text only.</summary>
public enum LetterCase
{
    /// <summary>Running text: a capital begins the sentence and names.</summary>
    Sentence,

    /// <summary>A Headline Like This One.</summary>
    Title,

    /// <summary>ALL CAPITALS.</summary>
    Upper,
}

/// <summary>Tells the <see cref="LetterCase"/> of a sentence from its words.</summary>
public static class LetterCases
{
    private const int LongEnough = 4; // shorter words stay small in headlines

    /// <summary>The case of a sentence; <see cref="LetterCase.Sentence"/> for one of fewer than three words with letters.</summary>
    public static LetterCase Of(ReadOnlySpan<string> words)
    {
        int all = 0, upper = 0, longer = 0, capitalised = 0;
        foreach (var word in words)
        {
            if (word.Length < 2 || !char.IsLetter(word[0]))
            {
                continue;
            }

            all++;
            upper += IsUpper(word) ? 1 : 0;
            longer += word.Length >= LongEnough ? 1 : 0;
            capitalised += word.Length >= LongEnough && char.IsUpper(word[0]) ? 1 : 0;
        }

        return all switch
        {
            >= 3 when upper * 5 >= all * 4 => LetterCase.Upper,
            >= 4 when longer >= 3 && capitalised * 5 >= longer * 4 => LetterCase.Title,
            _ => LetterCase.Sentence,
        };
    }

    /// <summary>Whether it has two letters or more, all of them capitals.</summary>
    public static bool IsUpper(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var character in word)
        {
            if (char.IsLower(character))
            {
                return false;
            }

            letters += char.IsLetter(character) ? 1 : 0;
        }

        return letters > 1;
    }
}
