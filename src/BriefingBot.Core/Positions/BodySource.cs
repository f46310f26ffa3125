using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Whether the words of a source are those of a body or a country: by its name, by what kind of body it is, by one who speaks for it.</summary>
internal static class BodySource
{
    private static readonly HashSet<string> States = new(StringComparer.Ordinal) { "republic", "kingdom", "sultanate", "emirate", "duchy", "principality", "confederation" };

    /// <summary>Whom the names among the words stand for, when a body is asked for.</summary>
    public static SourceNames Names(SourceWords source, SpeakerName wanted)
    {
        if (!source.Mentions(wanted))
        {
            return SourceNames.Nobody;
        }

        if (source.IsSetApart(wanted))
        {
            return SourceNames.Another;
        }

        var (folded, stems) = (source.Folded, source.Stemmed);
        var isAll = wanted.Distinctive.All(own => Array.Exists(folded, word => SourceWords.IsName(own, word))) && wanted.Kind.All(own => stems.Contains(WordStem.Of(own)));
        if (isAll)
        {
            return SpeaksFor(source) || !IsPart(source, wanted) ? SourceNames.Them : SourceNames.Another;
        }

        // "the Front", "the Friends" for the Friends of Toral; not the coast guard of Toral
        var plain = Enumerable.Range(0, folded.Length).Where(i => folded[i].Length > 0 && !SourceWords.Particles.Contains(folded[i])).ToList();
        var isKnown = plain.TrueForAll(i => source.IsOwn(wanted, i) || SourceWords.Voices.Contains(stems[i]) || SourceWords.Officials.Contains(stems[i]));
        return isKnown && (wanted.Kind.Length == 0 || wanted.Kind.All(States.Contains) || plain.Exists(i => wanted.Kind.Any(own => WordStem.Of(own) == stems[i]))) ? SourceNames.Them
            : source.OtherNames(wanted).Count == 0 && SpeaksFor(source) ? SourceNames.Nobody
            : SourceNames.Another;
    }

    /// <summary>Whether words without a name of their own stand for a body.</summary>
    /// <param name="source">The words.</param>
    /// <param name="wanted">The body.</param>
    /// <param name="own">The stems of what it is known to be.</param>
    /// <param name="isKnownPlace">Whether all places among the words are its own.</param>
    /// <param name="text">The whole text of the statement.</param>
    public static bool Describes(SourceWords source, SpeakerName wanted, HashSet<string> own, bool isKnownPlace, string text)
    {
        var (words, first) = (source.Words, source.First);
        var isPart = source.Stemmed.Exists(stem => own.Contains(stem) || wanted.Given.Any(word => SourceWords.IsName(word, stem)));
        var isNamed = SourceWords.Read(text).Mentions(wanted);
        return isKnownPlace && (isPart || (isNamed && first is "its" or "their" or "a" or "an") || (SpeaksFor(source) && (isNamed || first is "its" or "their")) || (words.Length == 2 && first is "the" && (SpeakerName.IsBodyNoun(words[1]) || words[1] is "family") && (isNamed || !SpeakerClue.NamesAnother(text, wanted))));
    }

    private static bool SpeaksFor(SourceWords source) => source.Stemmed.Exists(stem => SourceWords.Voices.Contains(stem) || SourceWords.Officials.Contains(stem));

    // "Sund's fishermen", "fishermen of Sund" for Sund: its people, no voice of it; "the opposition League" is the League
    private static bool IsPart(SourceWords source, SpeakerName wanted)
    {
        var folded = source.Folded;
        var isHead = folded.Length > 0 && source.IsOwn(wanted, folded.Length - 1) && !Array.Exists(folded, word => word is "of" or "from" or "in" or "at" or "for");
        return !isHead && Enumerable.Range(0, folded.Length).Any(i => folded[i].Length > 0 && !SourceWords.Particles.Contains(folded[i]) && !source.IsOwn(wanted, i));
    }
}
