using System.Globalization;
using BriefingBot.Core.Text;

namespace BriefingBot.Train;

/// <summary>One word of a CoNLL-U file.</summary>
/// <param name="Form">The word.</param>
/// <param name="Tag">Its XPOS.</param>
/// <param name="SpaceAfter">Whether a space follows in the text.</param>
/// <param name="Before">Whether the word it depends on comes later.</param>
internal sealed record ConlluWord(string Form, PosTag Tag, bool SpaceAfter, bool Before);

/// <summary>A sentence of a CoNLL-U file.</summary>
/// <param name="Words">Its words, multiword tokens taken apart.</param>
/// <param name="Joined">For the position of the first word of a multiword token, its length in words and its form.</param>
internal sealed record ConlluSentence(IReadOnlyList<ConlluWord> Words, IReadOnlyDictionary<int, (int Length, string Form)> Joined)
{
    /// <summary>The sentence cut as the treebank cuts it.</summary>
    public Sentence Split() => new([.. Words.Select(word => word.Form)], [.. Words.Select(word => word.Tag)]);
}

/// <summary>Reads CoNLL-U files.</summary>
internal static class Conllu
{
    private const int Form = 1, Xpos = 4, Head = 6, Misc = 9, Columns = 10;

    public static IEnumerable<ConlluSentence> Read(string file)
    {
        var words = new List<ConlluWord>();
        var joined = new Dictionary<int, (int, string)>();
        foreach (var line in File.ReadLines(file).Append(""))
        {
            var cells = line.Split('\t');
            if (cells.Length == Columns && cells[0].Contains('-', StringComparison.Ordinal))
            {
                var range = cells[0].Split('-').Select(Number).ToArray();
                joined[range[0] - 1] = (range[1] - range[0] + 1, cells[Form]);
            }
            else if (cells.Length == Columns && !cells[0].Contains('.', StringComparison.Ordinal))
            {
                words.Add(new(
                    cells[Form], PosTags.Parse(cells[Xpos]) ?? PosTag.None,
                    !cells[Misc].Contains("SpaceAfter=No", StringComparison.Ordinal), Number(cells[Head]) > Number(cells[0])));
            }
            else if (line.Length == 0 && words.Count > 0)
            {
                yield return new(words, joined);
                (words, joined) = ([], []);
            }
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
