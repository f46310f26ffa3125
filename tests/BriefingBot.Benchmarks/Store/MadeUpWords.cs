namespace BriefingBot.Benchmarks.Store;

/// <summary>Words nobody has ever used: syllables in a row, each word once.</summary>
internal static class MadeUpWords
{
    private static readonly string[] Onsets = ["b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w", "z"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "au", "ei"];
    private static readonly string[] Codas = ["", "l", "n", "r", "k", "m", "t"];

    /// <summary>So many words of so many syllables at least, the same for the same seed; <paramref name="taken"/> are left out and grow.</summary>
    public static string[] Make(int count, int syllables, Random random, HashSet<string> taken)
    {
        var words = new string[count];
        for (var i = 0; i < count;)
        {
            // commoner words are shorter, as everywhere
            var length = syllables + (i > count / 10 ? random.Next(2) : 0);
            var word = string.Concat(Enumerable.Range(0, length).Select(_ => Syllable(random)));
            if (taken.Add(word))
            {
                words[i++] = word;
            }
        }

        return words;
    }

    /// <summary>The same with a capital.</summary>
    public static string Name(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Syllable(Random random) => Pick(Onsets, random) + Pick(Vowels, random) + Pick(Codas, random);

    private static string Pick(string[] parts, Random random) => parts[random.Next(parts.Length)];
}
