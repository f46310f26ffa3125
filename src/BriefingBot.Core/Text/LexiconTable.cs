namespace BriefingBot.Core.Text;

/// <summary>A lexicon file: tab-separated columns under a header line; <c>#</c> begins a comment, <c>-</c> is an empty cell, <c>;</c> separates values.</summary>
public sealed class LexiconTable
{
    private readonly string name;
    private readonly Dictionary<string, int> columns;
    private readonly List<string[]> rows;

    private LexiconTable(string name, Dictionary<string, int> columns, List<string[]> rows)
    {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>Reads the lexicon that is built in under <paramref name="name"/>, for example <c>cues.tsv</c>.</summary>
    /// <exception cref="LexiconException">There is none of that name, or it is malformed.</exception>
    public static LexiconTable Embedded(string name)
    {
        using var stream = typeof(LexiconTable).Assembly.GetManifestResourceStream(name)
            ?? throw new LexiconException($"No lexicon named {name} is built in.");
        using var reader = new StreamReader(stream);
        return Parse(name, reader.ReadToEnd());
    }

    /// <summary>Reads a lexicon from its text.</summary>
    /// <exception cref="LexiconException">A row has not as many cells as the header, there is no header, or two of its columns have one name.</exception>
    public static LexiconTable Parse(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, int>? header = null;
        var cellRows = new List<string[]>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var content = line.TrimEnd('\r');
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            var cells = content.Split('\t');
            if (header is null)
            {
                header = new(StringComparer.Ordinal);
                for (var i = 0; i < cells.Length; i++)
                {
                    if (!header.TryAdd(cells[i], i))
                    {
                        throw new LexiconException($"{name} line {number} names two columns {cells[i]}: each needs a name of its own.");
                    }
                }
            }
            else if (cells.Length != header.Count)
            {
                throw new LexiconException($"{name} line {number} has {cells.Length} cells, the header has {header.Count}: separate them by tabs and write - for an empty one.");
            }
            else
            {
                cellRows.Add(cells);
            }
        }

        return header is null
            ? throw new LexiconException($"{name} has no header line: the first line that is no comment names the columns.")
            : new(name, header, cellRows);
    }

    /// <summary>The cell of <paramref name="row"/> (from 0) in <paramref name="column"/>; null when it is empty.</summary>
    /// <exception cref="LexiconException">There is no such column.</exception>
    public string? Cell(int row, string column) => rows[row][Column(column)] is var cell && cell != "-" ? cell : null;

    /// <summary>The values of a cell; none when it is empty.</summary>
    /// <exception cref="LexiconException">There is no such column.</exception>
    public IReadOnlyList<string> Values(int row, string column) =>
        Cell(row, column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private int Column(string column) =>
        columns.TryGetValue(column, out var index) ? index : throw new LexiconException($"{name} has no column named {column}.");
}
