using System.Globalization;
using System.Text;
using BriefingBot.Core.Statements;

namespace BriefingBot.Storage;

/// <summary>A query in the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax).</summary>
/// <param name="Text">The query; null when there is no clause, so that everything matches.</param>
/// <param name="HasPhrases">Whether any words are asked for, so that there is something to rank by.</param>
/// <param name="IsHopeless">Whether some clause can match nothing at all.</param>
internal sealed record MatchExpression(string? Text, bool HasPhrases, bool IsHopeless)
{
    /// <summary>The query in which each of <paramref name="clauses"/> must hold and none of <paramref name="excluded"/>.</summary>
    public static MatchExpression Of(IReadOnlyList<AnyOf> clauses, IReadOnlyList<AnyOf> excluded)
    {
        var without = Of(excluded.Count == 0 ? [] : [new([.. excluded.SelectMany(clause => clause.Facets)], [.. excluded.SelectMany(clause => clause.Phrases)])]).Text;
        var query = Of(clauses);
        return query.Text is null || without is null ? query : query with { Text = $"({query.Text}) NOT {without}" };
    }

    private static MatchExpression Of(IReadOnlyList<AnyOf> clauses)
    {
        var hasPhrases = false;
        var all = new List<string>(clauses.Count);
        foreach (var clause in clauses)
        {
            var phrases = clause.Phrases.Select(Words).Where(words => words.Length > 0).Select(words => $"body:\"{words}\"").ToList();
            var any = clause.Facets.Select(facet => $"facets:\"{FacetToken.Of(facet)}\"").Concat(phrases).Distinct(StringComparer.Ordinal).ToList();
            if (any.Count == 0)
            {
                return new(null, HasPhrases: false, IsHopeless: true);
            }

            hasPhrases |= phrases.Count > 0;
            all.Add($"({string.Join(" OR ", any)})");
        }

        return new(all.Count == 0 ? null : string.Join(" AND ", all), hasPhrases, IsHopeless: false);
    }

    /// <summary>Only what the tokenizer keeps, letters, digits and their marks: so nothing a reader types can be an operator.</summary>
    private static string Words(string phrase)
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
