using BriefingBot.Core.Actors;

namespace BriefingBot.Core.Questions;

/// <summary>Writes the names of actors into our own sentences.</summary>
/// <param name="gazetteer">The names of countries.</param>
public sealed class Naming(Gazetteer gazetteer)
{
    private static readonly HashSet<string> WithArticle = new(StringComparer.Ordinal) { "NL", "PH", "BS", "GM", "MV", "CF", "CD", "CG", "CZ", "DO", "SC", "SB", "MH", "KM" };

    /// <summary>A country inside a sentence: "Russia", "the US".</summary>
    public string Country(string code) => code switch
    {
        "US" => "the US",
        "GB" => "the UK",
        "AE" => "the UAE",
        _ when WithArticle.Contains(code) => "the " + gazetteer.CountryName(code),
        _ => gazetteer.CountryName(code),
    };

    /// <summary>The party somebody speaks for inside a sentence: the country, else the organisation, else the name.</summary>
    public string Party(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Country is { } code ? Country(code)
            : actor.Organisation is { } organisation ? Body(organisation)
            : actor.Kind is ActorKind.Person ? actor.Name : Body(actor.Name);
    }

    /// <summary>A match of a question inside a sentence.</summary>
    public string Match(ActorMatch match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return match.Country is { } code ? Country(code) : match.IsOrganisation ? Body(match.Label) : match.Label;
    }

    /// <summary>A speaker as a heading: name, office and whom they speak for.</summary>
    public string Heading(Actor? actor)
    {
        if (actor is null)
        {
            return "No speaker named";
        }

        var parts = new List<string> { actor.Kind == ActorKind.Anonymous ? Capital(actor.Name) + " (not named)" : Capital(actor.Name) };
        if (actor.Office is { } office && actor.Kind == ActorKind.Person)
        {
            parts.Add(office);
        }

        if (actor.Organisation is { } organisation && !actor.Name.Contains(organisation, StringComparison.OrdinalIgnoreCase))
        {
            parts.Add(organisation);
        }

        if (actor.Country is { } code && gazetteer.CountryName(code) is var country && country != actor.Name)
        {
            parts.Add(country);
        }

        return string.Join(", ", parts);
    }

    /// <summary>"A, B and C".</summary>
    public static string List(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count switch
        {
            0 => string.Empty,
            1 => names[0],
            _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
        };
    }

    private static string Body(string name) =>
        name.Contains(' ', StringComparison.Ordinal) && !name.Contains("'s ", StringComparison.Ordinal) && !name.Contains("’s ", StringComparison.Ordinal) && !name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && char.IsUpper(name[0]) ? "the " + name : name;

    private static string Capital(string name) => char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
