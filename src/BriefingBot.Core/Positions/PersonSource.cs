using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Whether the words of a source are those of a person: by name, by title, by one who speaks for them.</summary>
internal static class PersonSource
{
    private static readonly HashSet<string> Offices = SourceWords.Stems("president premier chancellor king queen governor mayor pope archbishop emperor emir sultan speaker marshal");

    /// <summary>Whom the names among the words stand for, when a person is asked for.</summary>
    public static SourceNames Names(SourceWords source, SpeakerName wanted)
    {
        var (words, folded) = (source.Words, source.Folded);
        var others = source.OtherNames(wanted);
        var at = Array.FindIndex(folded, word => SourceWords.IsName(wanted.Distinctive[^1], word));
        if (at < 0)
        {
            // "Sister Perpetua" for Perpetua Lind
            return source.IsVoice && source.First is "his" or "her" ? SourceNames.Them
                : others.Count == 0 ? Array.Exists(folded, word => word == wanted.Given.FirstOrDefault() && word.Length > 2) ? SourceNames.Them : SourceNames.Nobody
                : IsDescription(source, others) || (source.IsVoice && source.First is "their" or "a" or "the") ? SourceNames.Nobody
                : SourceNames.Another;
        }

        if (IsOwned(source, at))
        {
            return source.IsVoice && !Array.Exists(folded, SourceWords.IsOther) ? SourceNames.Them : SourceNames.Another;
        }

        var before = at - 1;
        var isNamesake = before >= 0 && char.IsUpper(words[before][0]) && !words[before].EndsWith(',') && wanted.Given.Length > 1 && !source.IsTitle(before) && !SourceWords.IsPossessive(words[before])
            && !wanted.Given.Any(own => own == folded[before] || (folded[before].Length is 1 or 2 && own[0] == folded[before][0]) || (own.Length <= 2 && folded[before].StartsWith(own[0])));
        return isNamesake ? SourceNames.Another : SourceNames.Them;
    }

    /// <summary>Whether words without a name of their own stand for a person.</summary>
    /// <param name="source">The words.</param>
    /// <param name="own">The stems of what the person is known to be.</param>
    /// <param name="places">The places among the words.</param>
    /// <param name="isKnownPlace">Whether all of them are the person's.</param>
    public static bool Describes(SourceWords source, HashSet<string> own, List<string> places, bool isKnownPlace)
    {
        var stems = source.Stemmed;
        if (source.IsVoice)
        {
            return isKnownPlace && !source.Folded.Contains("its", StringComparer.Ordinal);
        }

        if (source.First is "its" or "their" or "his" or "her" || Array.Exists(source.Words, SourceWords.IsPossessive))
        {
            return isKnownPlace && stems.Exists(own.Contains);
        }

        var head = stems.FindIndex(stem => stem is "of" or "for" or "in" or "at") is > 0 and var preposition ? stems[preposition - 1] : stems[^1];
        var isRole = own.Contains(head);
        var isPerson = !SpeakerName.IsBodyNoun(head) && !stems.Exists(stem => Offices.Contains(stem) && own.Count > 0 && !own.Contains(stem));
        return isRole ? isKnownPlace || places.Count == 0 : isPerson && places.Count == 0 && source.First is "the" && !stems[^1].EndsWith('s');
    }

    // "Halden's deputy", "the widow of Mira Halden": no comma between
    private static bool IsOwned(SourceWords source, int at)
    {
        var (words, folded) = (source.Words, source.Folded);
        if (SourceWords.IsPossessive(words[at]))
        {
            return true;
        }

        if (Array.TrueForAll(words[..at], word => char.IsUpper(word[0]) || word is "of") && SpeakerName.IsPersonNoun(words[0]) && !SourceWords.IsOther(folded[0]))
        {
            return false; // "Minister of State Mira Halden"
        }

        for (var back = at - 1; back >= 0 && !words[back].EndsWith(',') && (char.IsUpper(words[back][0]) || folded[back] is "of" or "for" or "to"); back--)
        {
            if (folded[back] is "of" or "for" or "to")
            {
                return true;
            }
        }

        return false;
    }

    // "the bishop of Tarn", "Tarn's bishop": the names are places
    private static bool IsDescription(SourceWords source, List<int> others) =>
        !source.Words[^1].Equals(source.Words[others[^1]], StringComparison.Ordinal) && others.TrueForAll(at => SourceWords.IsPossessive(source.Words[at]))
        || others.TrueForAll(at => source.Folded.Take(at).Any(word => word is "of" or "for" or "in" or "at" or "from")) && char.IsLower(source.Words[Math.Min(1, source.Words.Length - 1)][0]);
}
