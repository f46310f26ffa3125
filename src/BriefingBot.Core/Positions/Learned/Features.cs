namespace BriefingBot.Core.Positions.Learned;

/// <summary>What was observed of a pair of statements: names with numbers, 0 for what is not named.</summary>
internal sealed class Features
{
    private readonly Dictionary<string, double> values = new(StringComparer.Ordinal);

    /// <summary>The names with their numbers.</summary>
    public IReadOnlyDictionary<string, double> Values => values;

    /// <summary>Sets a number.</summary>
    public void Set(string name, double value) => values[name] = value;

    /// <summary>Sets 1 where <paramref name="holds"/>.</summary>
    public void Set(string name, bool holds)
    {
        if (holds)
        {
            values[name] = 1;
        }
    }
}
