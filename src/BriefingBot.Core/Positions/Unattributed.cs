using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>Reads a text in which no attribution was found, as near as can be told.</summary>
internal static class Unattributed
{
    private static readonly HashSet<string> Bare = new(StringComparer.OrdinalIgnoreCase) { "said", "says", "say", "saying", "told", "tells", "insisted", "stated", "added", "announced", "assured", "warned", "of" };

    /// <summary>All but the speaker's own name and title is the claim; of a text with quotations only they.</summary>
    public static ReadStatement Read(TaggedText text, LocalDate published, string? speaker)
    {
        var names = speaker?.Split(' ') ?? [];
        var own = new HashSet<int>();
        for (var token = 0; token < text.Tokens.Count; token++)
        {
            if (names.Contains(text.Word(token), StringComparer.Ordinal))
            {
                own.Add(token);
            }
        }

        var window = SourceWindow(text);
        var isNamed = window is { } source ? own.Any(token => token >= source.First && token < source.End) : own.Count > 0;
        var cast = Cast.Read(text, Gazetteer.Default);
        foreach (var token in own.ToList())
        {
            for (var back = token - 1; back >= 0 && (text.Tag(back).IsNoun() || text.Tag(back) is PosTag.JJ or PosTag.VBG or PosTag.POS) && text.QuotationAt(back) is null; back--)
            {
                own.Add(back);
            }

            for (var next = token - 1; next <= token + 2 && next < text.Tokens.Count; next++)
            {
                if (Bare.Contains(text.Word(next)) || text.Word(next) is ":")
                {
                    own.Add(next);
                }
            }
        }

        var rest = Enumerable.Range(0, text.Tokens.Count).Where(token => !own.Contains(token)).ToList();
        var quoted = rest.FindAll(token => text.QuotationAt(token) is not null);
        var words = PositionReader.Words(text, quoted.Count > 0 ? quoted : rest);
        var named = own.Where(token => token >= (window?.First ?? 0) && token < (window?.End ?? text.Tokens.Count)).Select(cast.MemberAt).FirstOrDefault(member => member is not null)?.Name ?? speaker;
        var actor = isNamed ? new Actor(named!, ActorKind.Person) : null;
        return new(ClaimReader.Read(words, [], 0, published), quoted.Count > 0 ? ClaimReader.Terms(PositionReader.Words(text, rest.Except(quoted))) : [], [], actor, isNamed ? speaker! : window is { } other && other.First < other.End ? text.Words(other.First, other.End) : string.Empty, text.Text);
    }

    // the words between "said" and the next mark, or before it: who speaks, as near as can be told
    private static (int First, int End)? SourceWindow(TaggedText text)
    {
        var cue = Enumerable.Range(0, text.Tokens.Count).FirstOrDefault(token => Bare.Contains(text.Word(token)) && text.Word(token) is not "of" && text.QuotationAt(token) is null, -1);
        if (cue < 0)
        {
            return null;
        }

        var (first, end) = (cue, cue + 1);
        while (end < text.Tokens.Count && text.Tokens[end].IsWord)
        {
            end++;
        }

        while (first > 0 && (text.Tokens[first - 1].IsWord || text.Word(first - 1) is ",") && text.QuotationAt(first - 1) is null)
        {
            first--;
        }

        return first == cue ? (cue + 1, end) : (first, cue);
    }
}
