using System.Collections.Frozen;

namespace BriefingBot.Core.Text;

/// <summary>Tells English from other languages by its commonest words.</summary>
public static class Language
{
    // In English news between a third and a half of all words are among these; in other languages that use Latin
    // letters hardly one in twenty (in, an, was, or and to occur there too). Headlines alone may hold few.
    private const double Share = 0.12;

    private const int FewestWords = 40;
    private const int MostWords = 2000;

    private static readonly FrozenSet<string> Common =
        "the of and to in is that for on with as was he it by at from be are this his has have had not but they were said an will who would their its which she her been or we you"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text may be English: too short to tell, or enough of its first words are English ones.</summary>
    public static bool MayBeEnglish(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lookup = Common.GetAlternateLookup<ReadOnlySpan<char>>();
        int words = 0, english = 0;
        for (var i = 0; i < text.Length && words < MostWords;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            words++;
            english += lookup.Contains(text.AsSpan(start, i - start)) ? 1 : 0;
        }

        return words < FewestWords || english >= words * Share;
    }
}
