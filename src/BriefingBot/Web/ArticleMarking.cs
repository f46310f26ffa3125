using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Web;

/// <summary>A piece of an article between two neighbouring boundaries.</summary>
/// <param name="Span">Where it stands; never empty.</param>
/// <param name="Statements">The statements it is content of, as positions in their list; empty for none.</param>
/// <param name="Begins">The statements whose content begins here.</param>
internal sealed record MarkedPiece(TextSpan Span, IReadOnlyList<int> Statements, IReadOnlyList<int> Begins);

/// <summary>Cuts an article where content begins or ends, so that overlapping statements can each be marked.</summary>
internal static class ArticleMarking
{
    /// <summary>Pieces that follow one another and together are all of the text.</summary>
    /// <param name="length">The length of the text.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="cuts">More positions to cut at: where paragraphs begin and end.</param>
    public static IReadOnlyList<MarkedPiece> Cut(int length, IReadOnlyList<Statement> statements, IEnumerable<int> cuts)
    {
        var starts = new Dictionary<int, List<int>>();
        var ends = new Dictionary<int, List<int>>();
        var positions = new SortedSet<int>(cuts) { 0, length };
        for (var i = 0; i < statements.Count; i++)
        {
            foreach (var span in statements[i].Content)
            {
                Add(starts, span.Start, i);
                Add(ends, span.End, i);
                positions.Add(span.Start);
                positions.Add(span.End);
            }
        }

        var pieces = new List<MarkedPiece>();
        var depth = new SortedDictionary<int, int>();
        var begun = new HashSet<int>();
        var from = 0;
        foreach (var position in positions)
        {
            if (position > from)
            {
                var here = depth.Keys.ToList();
                pieces.Add(new(TextSpan.Between(from, position), here, [.. here.Where(begun.Add)]));
                from = position;
            }

            foreach (var statement in starts.GetValueOrDefault(position) ?? [])
            {
                depth[statement] = depth.GetValueOrDefault(statement) + 1;
            }

            foreach (var statement in ends.GetValueOrDefault(position) ?? [])
            {
                if (--depth[statement] == 0)
                {
                    depth.Remove(statement);
                }
            }
        }

        return pieces;
    }

    private static void Add(Dictionary<int, List<int>> lists, int key, int value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(value);
    }
}
