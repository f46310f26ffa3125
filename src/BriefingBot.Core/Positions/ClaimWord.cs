using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>One word or mark of a claim, contractions taken apart: <c>can't</c> is <c>can</c> and <c>not</c>.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Stem">What its forms share; for a mark the mark itself.</param>
/// <param name="Tag">Its part of speech.</param>
/// <param name="Token">The number of its token in the text.</param>
internal sealed record ClaimWord(string Text, string Stem, PosTag Tag, int Token)
{
    private static readonly Dictionary<string, string> Whole = new(StringComparer.OrdinalIgnoreCase)
    {
        ["n't"] = "not",
        ["ca"] = "can",
        ["wo"] = "will",
        ["sha"] = "shall",
        ["'ll"] = "will",
        ["'ve"] = "have",
        ["'re"] = "be",
        ["'m"] = "be",
        ["'d"] = "would",
    };

    /// <summary>Whether it is a name.</summary>
    public bool IsName => Tag.IsName() && char.IsUpper(Text[0]);

    /// <summary>Whether it is a word or number, no mark.</summary>
    public bool IsWord => Tag is not PosTag.POS && Text is not "'s" && (char.IsLetterOrDigit(Text[0]) || Text[^1] is '%' || (Text.Length > 1 && char.IsLetterOrDigit(Text[1])));

    /// <summary>The words of a token.</summary>
    public static IEnumerable<ClaimWord> Of(string word, PosTag tag, int token)
    {
        var plain = word.Replace('’', '\'');
        var cut = Contractions.Cut(plain);
        if (cut > 0)
        {
            var second = plain[cut..];
            yield return One(plain[..cut], tag is PosTag.RB ? PosTag.VBP : tag, token);
            if (!second.Equals("'s", StringComparison.OrdinalIgnoreCase))
            {
                yield return One(second, second.Equals("n't", StringComparison.OrdinalIgnoreCase) ? PosTag.RB : PosTag.MD, token);
            }
        }
        else if (word.Equals("cannot", StringComparison.OrdinalIgnoreCase))
        {
            yield return One("can", PosTag.MD, token);
            yield return One("not", PosTag.RB, token);
        }
        else
        {
            yield return One(plain, tag, token);
        }
    }

    /// <summary>The stems of a phrase of a lexicon; <c>…</c> stays.</summary>
    public static string[] Stems(string phrase) =>
        [.. phrase.Split(' ').SelectMany(word => word == "…" ? [word] : Of(word, PosTag.None, 0).Select(part => part.Stem))];

    private static ClaimWord One(string word, PosTag tag, int token)
    {
        var whole = Whole.GetValueOrDefault(word, word);
        return new(word, char.IsLetter(whole[0]) ? WordStem.Of(whole) : whole, tag, token);
    }
}
