namespace BriefingBot.Core.Text;

/// <summary>A piece of a text beside another.</summary>
/// <param name="Words">The words with the spaces after them, letter for letter.</param>
/// <param name="Differs">Whether the other text lacks them.</param>
public sealed record WordPiece(string Words, bool Differs);

/// <summary>Finds the words in which two texts differ, to mark them side by side. Case and punctuation make no difference; no word is changed or moved.</summary>
public static class WordChanges
{
    // the comparison takes as many steps as the product of both lengths; longer texts are shown unmarked
    private const int MostWords = 500;

    // with less in common the marks would cover everything and show nothing
    private const double LeastShared = 0.2;

    /// <summary>Both texts in pieces that together are the whole; nothing differs when one is too long or they have too little in common.</summary>
    public static (IReadOnlyList<WordPiece> One, IReadOnlyList<WordPiece> Other) Between(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (left, right) = (Words(one), Words(other));
        if (left.Count > MostWords || right.Count > MostWords)
        {
            return (Whole(one), Whole(other));
        }

        var (inLeft, inRight) = Shared([.. left.Select(Spelling.Fold)], [.. right.Select(Spelling.Fold)]);
        PassOver(left, inLeft);
        PassOver(right, inRight);
        return inLeft.Count < LeastShared * Math.Max(left.Count, right.Count)
            ? (Whole(one), Whole(other))
            : (Pieces(left, inLeft), Pieces(right, inRight));
    }

    // "that the bridge will open" says what "the bridge will open" says
    private static void PassOver(List<string> words, HashSet<int> shared)
    {
        if (words.Count > 0 && words[0].Trim().Equals("that", StringComparison.OrdinalIgnoreCase))
        {
            shared.Add(0);
        }
    }

    private static IReadOnlyList<WordPiece> Whole(string text) => text.Length > 0 ? [new(text, Differs: false)] : [];

    // the longest common sequence of words, as places in both
    private static (HashSet<int> Left, HashSet<int> Right) Shared(List<string> left, List<string> right)
    {
        var lengths = new int[left.Count + 1][];
        lengths[left.Count] = new int[right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            lengths[i] = new int[right.Count + 1];
            for (var j = right.Count - 1; j >= 0; j--)
            {
                lengths[i][j] = left[i] == right[j] ? lengths[i + 1][j + 1] + 1 : Math.Max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }

        var (inLeft, inRight) = (new HashSet<int>(), new HashSet<int>());
        for (var (i, j) = (0, 0); i < left.Count && j < right.Count;)
        {
            if (left[i] == right[j])
            {
                inLeft.Add(i++);
                inRight.Add(j++);
            }
            else if (lengths[i + 1][j] >= lengths[i][j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (inLeft, inRight);
    }

    private static List<WordPiece> Pieces(List<string> words, HashSet<int> shared)
    {
        var pieces = new List<WordPiece>();
        for (var i = 0; i < words.Count; i++)
        {
            var differs = !shared.Contains(i);
            if (pieces.Count > 0 && pieces[^1].Differs == differs)
            {
                pieces[^1] = pieces[^1] with { Words = pieces[^1].Words + words[i] };
            }
            else
            {
                pieces.Add(new(words[i], differs));
            }
        }

        return pieces;
    }

    // each with the spaces behind it; spaces at the beginning go with the first
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            var isEnd = i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]) && !string.IsNullOrWhiteSpace(text[start..i]));
            if (isEnd)
            {
                words.Add(text[start..i]);
                start = i;
            }
        }

        return words;
    }
}
