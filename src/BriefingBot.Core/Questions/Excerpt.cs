using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions;

/// <summary>Shortens long content without changing it: whole spans, or the first one up to the end of a sentence or clause, never where a denial or a condition would be cut off.</summary>
public static class Excerpt
{
    private static readonly HashSet<string> Limits = new(StringComparer.Ordinal)
    {
        "but", "not", "nor", "or", "unless", "except", "until", "if", "only", "without", "provided", "although", "though", "however", "yet", "rather", "otherwise", "never", "no", "neither", "while", "when", "once",
    };

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "not", "never", "no", "nor", "neither", "nobody", "nothing", "without", "cannot", "can't", "don't", "doesn't", "didn't", "won't", "wouldn't", "isn't", "aren't", "wasn't", "weren't",
    };

    /// <summary>The first spans that fit into <paramref name="longest"/> characters; at least the beginning of the first, up to the end of a sentence, or of a clause in a long one.</summary>
    public static IReadOnlyList<TextSpan> Of(IReadOnlyList<TextSpan> content, string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(text);
        var shown = new List<TextSpan>();
        var length = 0;
        foreach (var span in content)
        {
            if (length + span.Length > longest)
            {
                break;
            }

            shown.Add(span);
            length += span.Length;
        }

        return shown.Count > 0 ? shown : [Cut(content[0], text, longest)];
    }

    // the last sentence that ends within the limit, else the last clause, else the first sentence that ends at all
    private static TextSpan Cut(TextSpan span, string text, int longest)
    {
        var inside = span.In(text);
        int sentence = -1, clause = -1;
        for (var i = 1; i + 1 < inside.Length && (i <= longest || Math.Max(sentence, clause) < 0); i++)
        {
            if (!char.IsWhiteSpace(inside[i + 1]) || TurnsRound(inside, i))
            {
                continue;
            }

            if (inside[i] is '.' or '!' or '?' && !Abbreviations.LeadsName(LastWord(inside, i)))
            {
                sentence = i + 1;
            }
            else if (inside[i] is ',' or ';' or '—' && i >= longest / 2 && i <= longest)
            {
                clause = i + 1;
            }
        }

        var end = sentence >= 0 ? sentence : clause;
        return end < 0 ? span : new(span.Start, end);
    }

    // what follows takes back or limits what stands before, or a denial has only begun: cut there, it would say something else
    private static bool TurnsRound(string inside, int at)
    {
        var next = Words(inside.AsSpan(at + 1), 2);
        var before = Words(inside.AsSpan(Math.Max(0, at - 24), at - Math.Max(0, at - 24)), int.MaxValue);
        return next.Exists(Limits.Contains) || before.TakeLast(3).Any(Denials.Contains);
    }

    private static List<string> Words(ReadOnlySpan<char> text, int most)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length && words.Count < most;)
        {
            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || Tokenizer.IsApostrophe(text[i])))
            {
                i++;
            }

            if (i > start)
            {
                words.Add(text[start..i].ToString().ToLowerInvariant().Replace('’', '\''));
            }

            i += i == start ? 1 : 0;
        }

        return words;
    }

    private static ReadOnlySpan<char> LastWord(string words, int end)
    {
        var start = end;
        while (start > 0 && char.IsLetter(words[start - 1]))
        {
            start--;
        }

        return words.AsSpan(start, end - start);
    }
}
