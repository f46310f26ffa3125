using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Names;

/// <summary>Finds the name that a misspelt one may mean.</summary>
/// <remarks>A slip keeps the first letter (as typed or as transliterated) and fits <see cref="Spelling.Tolerance"/>; the nearest wins, then the best known.</remarks>
internal sealed class SlipFinder
{
    private readonly Dictionary<char, List<(string Name, int Weight)>> byFirst;

    /// <summary>Indexes the names of a store, countries and capitals.</summary>
    public SlipFinder(NameTables names, Gazetteer gazetteer)
    {
        byFirst = names.All
            .Concat(gazetteer.FoldedNames.Where(entry => entry.Value.Sense is NameSense.Country or NameSense.Capital or NameSense.Demonym).Select(entry => (Name: entry.Key, Weight: 1)))
            .Where(entry => entry.Name.Length > 2)
            .GroupBy(entry => First(entry.Name))
            .ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <summary>The folded name nearest to <paramref name="folded"/>; null when none is near enough.</summary>
    public string? Nearest(string folded)
    {
        var tolerance = Spelling.Tolerance(folded);
        if (tolerance == 0 || !byFirst.TryGetValue(First(folded), out var names))
        {
            return null;
        }

        var best = (Name: (string?)null, Distance: tolerance + 1, Weight: 0);
        foreach (var (name, weight) in names)
        {
            if (Math.Abs(name.Length - folded.Length) <= Math.Min(tolerance, best.Distance)
                && Spelling.Distance(folded, name, tolerance) is var distance && (distance < best.Distance || (distance == best.Distance && distance <= tolerance && weight > best.Weight)))
            {
                best = (name, distance, weight);
            }
        }

        return best.Name;
    }

    private static char First(string name) => Transliteration.OfWord(name[..1]) is [var first, ..] ? first : name[0];
}
