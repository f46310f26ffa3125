using System.Globalization;
using BriefingBot.Core.Text;

namespace BriefingBot.Train;

/// <summary>Counts right tags in sentences the tagger has not learned from.</summary>
internal static class Accuracy
{
    /// <summary>Prints the share of right tags over all files, for each kind of text, and for other ways of writing.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="files">CoNLL-U files, named CORPUS_KIND_TITLE.</param>
    public static void Print(PosTagger tagger, IReadOnlyList<string> files)
    {
        var all = files.Select(file => (Kind: Kind(file), Sentences: Conllu.Read(file).ToArray())).ToArray();
        foreach (var kind in all.GroupBy(file => file.Kind, StringComparer.Ordinal))
        {
            Print(kind.Key, tagger, kind.SelectMany(file => file.Sentences).Select(sentence => sentence.Split()));
        }

        ConlluSentence[] sentences = [.. all.SelectMany(file => file.Sentences)];
        Print("all", tagger, sentences.Select(sentence => sentence.Split()));
        Print("all, words whole", tagger, sentences.Select(sentence => Variants.Whole(sentence)));
        Print("all, capitals", tagger, sentences.Select(sentence => Variants.Whole(sentence)).Select(Variants.Upper));
        Print("all, headlines", tagger, sentences.Select(sentence => Variants.Whole(sentence)).Select(Variants.Title));
    }

    private static void Print(string name, PosTagger tagger, IEnumerable<Sentence> sentences)
    {
        Sentence[] counted = [.. sentences];
        var start = TimeProvider.System.GetTimestamp();
        var tagged = counted.Select(sentence => tagger.Tag(sentence.Words)).ToArray();
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var words = counted.Sum(sentence => sentence.Words.Length);
        var right = counted.Zip(tagged, (gold, tags) => gold.Tags.Zip(tags).Count(pair => pair.First == pair.Second)).Sum();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {right} of {words} words right, {100.0 * right / words:F2} %; {words / seconds:F0} words a second."));
    }

    private static string Kind(string file) => Path.GetFileNameWithoutExtension(file).Split('_') is [_, var kind, ..] ? kind : "other";
}
