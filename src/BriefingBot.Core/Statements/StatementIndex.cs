using BriefingBot.Core.Articles;

namespace BriefingBot.Core.Statements;

/// <summary>What the store indexes of a statement: its words, and facets that say who speaks and about whom.</summary>
public static class StatementIndex
{
    /// <summary>The words a search looks through: the content as printed, and the full names of those it is about.</summary>
    public static string WordsOf(Article article, Statement statement) =>
        string.Join(' ', [.. statement.Content.Select(span => span.In(article.Text)), .. statement.About.Select(actor => actor.Name)]);

    /// <summary>The facets of a statement: <c>by:NAME</c>, <c>by-country:RU</c>, <c>by-organisation:NAME</c> and <c>about:NAME</c>, lower case.</summary>
    public static IReadOnlyList<string> FacetsOf(Statement statement)
    {
        var facets = new List<string>();
        if (statement.Speaker is { } speaker)
        {
            facets.Add(By(speaker.Name));
            if (speaker.Country is { } country)
            {
                facets.Add(ByCountry(country));
            }

            if (speaker.Organisation is { } organisation)
            {
                facets.Add(ByOrganisation(organisation));
            }
        }

        facets.AddRange(statement.About.Select(actor => About(actor.Name)));
        return facets;
    }

    /// <summary>Said by this name.</summary>
    public static string By(string name) => "by:" + Normal(name);

    /// <summary>Said for this country, ISO 3166-1 alpha-2.</summary>
    public static string ByCountry(string code) => "by-country:" + Normal(code);

    /// <summary>Said for this organisation.</summary>
    public static string ByOrganisation(string name) => "by-organisation:" + Normal(name);

    /// <summary>About this name.</summary>
    public static string About(string name) => "about:" + Normal(name);

    // lower case is how the facets are stored and compared, not a round trip
#pragma warning disable CA1308
    private static string Normal(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
