using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Who stands beside a verb of saying.</summary>
internal enum SpeakerSeen
{
    /// <summary>Nobody that could be told.</summary>
    Nobody,

    /// <summary>The one asked for.</summary>
    Them,

    /// <summary>Somebody else by name.</summary>
    Another,
}

/// <summary>Looks for a name right before or behind a verb of saying: a second opinion where a source was misread.</summary>
internal static class SpeakerClue
{
    private const int Aside = 12;

    /// <summary>Who stands beside a verb of saying in <paramref name="text"/>.</summary>
    public static SpeakerSeen Of(string text, SpeakerName wanted)
    {
        var tagged = TaggedText.Read(text);
        var found = SpeakerSeen.Nobody;
        for (var token = 0; token < tagged.Tokens.Count; token++)
        {
            if (tagged.QuotationAt(token) is not null || !tagged.Tokens[token].IsWord || !char.IsUpper(tagged.Word(token)[0]) || IsInside(tagged, token))
            {
                continue;
            }

            var end = token + 1;
            while (end < tagged.Tokens.Count && tagged.Tokens[end].IsWord && char.IsUpper(tagged.Word(end)[0]))
            {
                end++;
            }

            var name = SpeakerName.Fold(Enumerable.Range(token, end - token).Select(tagged.Word));
            if (name.Length > 0 && IsOwner(tagged, end) && SaysThrough(tagged, end))
            {
                // "Sund's ministry said": Sund speaks, or somebody who is not the one asked for
                if (wanted.IsBody && name.Any(word => wanted.Given.Contains(word, StringComparer.Ordinal)))
                {
                    return SpeakerSeen.Them;
                }

                found = wanted.Given.Contains(name[^1], StringComparer.Ordinal) ? found : SpeakerSeen.Another;
            }

            if (name.Length == 0 || IsOwner(tagged, end) || (IsObject(tagged, token) && !(wanted.IsBody && tagged.Is(token - 1, "of"))))
            {
                token = end - 1;
                continue;
            }

            if (IsVerbAt(tagged, AfterAside(tagged, end)) || IsVerbAt(tagged, tagged.Word(end) is "," ? end + 1 : end) || IsVerbBefore(tagged, token))
            {
                var isThem = wanted.IsBody ? name.Any(word => wanted.Given.Contains(word, StringComparer.Ordinal) || wanted.Kind.Contains(word, StringComparer.Ordinal)) : wanted.Distinctive.Any(own => name[^1] == own) && (name.Length == 1 || wanted.Given.Length == 1 || wanted.Given.Contains(name[^2], StringComparer.Ordinal) || SpeakerName.IsPersonNoun(name[^2]));
                if (isThem)
                {
                    return SpeakerSeen.Them;
                }

                found = name.Length > 1 ? SpeakerSeen.Another : found;
            }

            token = end - 1;
        }

        return found;
    }

    /// <summary>Whether a full name of somebody else stands outside the quotations.</summary>
    public static bool NamesAnother(string text, SpeakerName wanted)
    {
        var tagged = TaggedText.Read(text);
        return Enumerable.Range(1, Math.Max(0, tagged.Tokens.Count - 1)).Any(token =>
            tagged.QuotationAt(token) is null && IsCapital(tagged, token) && IsCapital(tagged, token - 1) && token > 1 && !tagged.Tag(token - 2).IsVerb()
            && !wanted.Given.Contains(SpeakerName.Fold([tagged.Word(token)]).FirstOrDefault(string.Empty), StringComparer.Ordinal));
    }

    private static bool IsCapital(TaggedText text, int token) => text.Tokens[token].IsWord && char.IsUpper(text.Word(token)[0]);

    private static bool IsInside(TaggedText text, int token) => token > 0 && text.Tokens[token - 1].IsWord && char.IsUpper(text.Word(token - 1)[0]);

    private static bool IsOwner(TaggedText text, int end) => text.Word(end) is "'s" or "’s" or "'" or "’";

    // whether nouns and then a verb of saying stand behind "Sund's"
    private static bool SaysThrough(TaggedText text, int mark)
    {
        var next = mark + 1;
        while (next < text.Tokens.Count && next <= mark + 4 && (text.Tag(next).IsNoun() || text.Tag(next).IsAdjective()))
        {
            next++;
        }

        return next > mark + 1 && IsVerbAt(text, next);
    }

    private static bool IsObject(TaggedText text, int token) => text.Tag(token - 1) is PosTag.IN or PosTag.TO && !text.Is(token - 1, "by");

    // "Halden, the minister, said"
    private static int AfterAside(TaggedText text, int end)
    {
        if (text.Word(end) is not ",")
        {
            return end;
        }

        for (var close = end + 1; close < text.Tokens.Count && close <= end + Aside; close++)
        {
            if (text.Word(close) is ",")
            {
                return close + 1;
            }
        }

        return end;
    }

    private static bool IsVerbAt(TaggedText text, int token) =>
        IsSaying(text, text.Tag(token) is PosTag.RB ? token + 1 : token);

    private static bool IsVerbBefore(TaggedText text, int token)
    {
        for (var back = token - 1; back >= 0 && back >= token - 5; back--)
        {
            if (IsSaying(text, back))
            {
                // "the union told Halden": whoever stands before the verb speaks
                var subject = text.Tag(back - 1) is PosTag.RB ? back - 2 : back - 1;
                return subject < 0 || !text.Tokens[subject].IsWord;
            }

            if (!text.Tokens[back].IsWord || text.Tag(back) is PosTag.IN)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsSaying(TaggedText text, int token) =>
        token >= 0 && token < text.Tokens.Count && text.QuotationAt(token) is null && text.Tag(token) is PosTag.VBD or PosTag.VBZ or PosTag.VBN && Verbs.Contains(WordStem.Of(text.Word(token)));

    private static readonly HashSet<string> Verbs = new(
        "say tell write warn insist deny argue declare announce add explain reply ask urge claim admit confirm concede acknowledge stress note promise vow pledge demand call maintain state repeat reiterate recall remark suggest hint confess complain rule decree find foretell scoff assure testify predict allege accuse blame praise hail welcome condemn reject dismiss swear answer inform remind propose order threaten conclude report reveal reckon believe think hold observe boast joke estimate calculate judge thunder shout whisper"
            .Split(' ').Select(WordStem.Of), StringComparer.Ordinal);
}
