using System.Globalization;
using System.Text;
using BriefingBot.Core.Statements;

namespace BriefingBot.Storage;

/// <summary>A query in the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax).</summary>
/// <param name="Text">The query; null when there is no clause, so that everything matches.</param>
/// <param name="Words">The query for any of the words asked for; null when there are none, so that there is nothing to rank by.</param>
/// <param name="IsHopeless">Whether some clause can match nothing at all.</param>
internal sealed record MatchExpression(string? Text, string? Words, bool IsHopeless)
{
    /// <summary>With no clause to take it from, the query for what may not match; null when there is none.</summary>
    public string? Without { get; private init; }

    /// <summary>The query in which each of <paramref name="clauses"/> must hold and none of <paramref name="excluded"/>.</summary>
    public static MatchExpression Of(IReadOnlyList<AnyOf> clauses, IReadOnlyList<AnyOf> excluded)
    {
        var without = Of(excluded.Count == 0 ? [] : [new([.. excluded.SelectMany(clause => clause.Facets)], [.. excluded.SelectMany(clause => clause.Phrases)])]).Text;
        var query = Of(clauses);
        return without is null ? query
            : query.Text is null ? query with { Without = without } // the language of FTS5 has no NOT by itself
            : query with { Text = $"({query.Text}) NOT {without}" };
    }

    private static MatchExpression Of(IReadOnlyList<AnyOf> clauses)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<string>(clauses.Count);
        foreach (var clause in clauses)
        {
            var phrases = clause.Phrases.Select(WordsOf).Where(phrase => phrase.Length > 0).Select(phrase => $"body:\"{phrase}\"").ToList();
            var any = clause.Facets.Select(facet => $"facets:\"{FacetToken.Of(facet)}\"").Concat(phrases).Distinct(StringComparer.Ordinal).ToList();
            if (any.Count == 0)
            {
                return new(null, null, IsHopeless: true);
            }

            words.UnionWith(phrases);
            all.Add($"({string.Join(" OR ", any)})");
        }

        return new(all.Count == 0 ? null : string.Join(" AND ", all), words.Count == 0 ? null : string.Join(" OR ", words), IsHopeless: false);
    }

    /// <summary>Only what the tokenizer keeps, letters, digits and their marks: so nothing a reader types can be an operator.</summary>
    private static string WordsOf(string phrase)
    {
        var words = new StringBuilder(phrase.Length);
        foreach (var rune in phrase.EnumerateRunes())
        {
            var isKept = Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
                    or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse;
            if (isKept)
            {
                words.Append(rune.ToString());
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        var kept = words.ToString().TrimEnd();
        return kept.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune)) ? kept : "";
    }
}
