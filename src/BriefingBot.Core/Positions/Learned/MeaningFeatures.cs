using System.Runtime.InteropServices;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions.Learned;

/// <summary>How much of each claim comes back in the other by meaning, though in other words, and how much of the subject.</summary>
internal static class MeaningFeatures
{
    // a word less alike than this to all of the other claim is not in it
    private const double Alike = 0.45;

    private static readonly HashSet<string> Empty = new(
        "the a an of and or in on at for to from by with that this these those it its is are was were be been being he she they we i you his her their our my who which what as do does did have has had so about into than then them him us me s t".Split(' '),
        StringComparer.Ordinal);

    /// <summary>Adds them.</summary>
    public static void Add(Features features, ClaimPair pair)
    {
        var earlier = Matter(pair.Earlier.Words);
        var later = Matter(pair.Later.Words);
        var subject = pair.Subject.Terms.Select(term => Word(term.Word)).ToList();
        AddShare(features, "subject in later claim", subject, later);
        AddShare(features, "subject in earlier claim", subject, earlier);
        AddShare(features, "subject in later text", subject, [.. Matter(PositionReader.Words(pair.LaterText.Text))]);
        AddShare(features, "later in earlier", later, earlier);
        AddShare(features, "earlier in later", earlier, later);
        foreach (var (name, isKind) in new (string, Func<PosTag, bool>)[] { ("verbs", tag => tag.IsVerb()), ("nouns", tag => tag.IsNoun()), ("qualities", tag => tag.IsAdjective() || tag.IsAdverb()) })
        {
            AddShare(features, $"later {name} in earlier", later.FindAll(word => isKind(word.Tag)), earlier);
            AddShare(features, $"earlier {name} in later", earlier.FindAll(word => isKind(word.Tag)), later);
        }
    }

    private static List<Placed> Matter(IReadOnlyList<ClaimWord> words) =>
        [.. words.Where(word => char.IsLetter(word.Text[0]) && !Empty.Contains(word.Text.ToLowerInvariant()) && IsMatter(word.Tag)).Select(Word)];

    private static bool IsMatter(PosTag tag) =>
        tag is not (PosTag.DT or PosTag.IN or PosTag.TO or PosTag.CC or PosTag.PRP or PosTag.PRPS or PosTag.MD or PosTag.EX or PosTag.WDT or PosTag.WP or PosTag.WRB or PosTag.CD or PosTag.POS);

    private static Placed Word(ClaimWord word) => new(word.Stem, word.Tag, WordVectors.Default.Find(word.Text));

    private static void AddShare(Features features, string name, List<Placed> words, List<Placed> others)
    {
        if (words.Count == 0)
        {
            return;
        }

        double weight = 0, found = 0, absent = 0, least = 1;
        var equal = 0;
        foreach (var word in words)
        {
            var likeness = Nearest(word, others);
            var matter = WordVectors.Default.Matter(word.Rank);
            weight += matter;
            found += matter * likeness;
            absent += likeness < Alike ? matter : 0;
            equal += likeness >= 1 ? 1 : 0;
            least = Math.Min(least, likeness);
        }

        weight = Math.Max(weight, 1e-9);
        features.Set($"{name}: words", words.Count);
        features.Set($"{name}: mean", found / weight);
        features.Set($"{name}: least", least);
        features.Set($"{name}: absent", absent);
        features.Set($"{name}: share absent", absent / weight);
        features.Set($"{name}: share equal", (double)equal / words.Count);
    }

    private static double Nearest(Placed word, List<Placed> others)
    {
        double best = 0;
        foreach (var other in others)
        {
            if (other.Stem == word.Stem)
            {
                return 1;
            }

            if (word.Rank >= 0 && other.Rank >= 0)
            {
                best = Math.Max(best, Math.Min(0.99, WordVectors.Default.Likeness(word.Rank, other.Rank)));
            }
        }

        return best;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Placed(string Stem, PosTag Tag, int Rank);
}
