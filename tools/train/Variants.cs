using BriefingBot.Core.Text;

namespace BriefingBot.Train;

/// <summary>Other ways to write a sentence that news text uses and the treebank does not.</summary>
internal static class Variants
{
    private const int Shortest = 4;
    private const int Every = 5;

    /// <summary>The sentences, those with hyphenated words a second time with them whole, and some as headlines and capitals.</summary>
    public static IEnumerable<Sentence> Of(IEnumerable<ConlluSentence> sentences)
    {
        foreach (var (number, sentence) in sentences.Index())
        {
            var split = sentence.Split();
            var whole = Whole(sentence, contractions: false); // the tagger takes contractions apart
            yield return split;
            if (whole.Words.Length < split.Words.Length)
            {
                yield return whole;
            }

            if (number % Every == 0 && whole.Words.Length >= Shortest)
            {
                yield return Title(whole);
            }

            if (number % Every == 1 && whole.Words.Length >= Shortest)
            {
                yield return Upper(whole);
            }
        }
    }

    /// <summary>The sentence with <c>23-month</c> and, if asked, <c>don't</c> as one word each.</summary>
    public static Sentence Whole(ConlluSentence sentence, bool contractions = true)
    {
        List<string> words = [];
        List<PosTag> tags = [];
        for (var i = 0; i < sentence.Words.Count;)
        {
            var (length, form, tag) = (contractions ? Contraction(sentence, i) : null) ?? Hyphenated(sentence.Words, i);
            words.Add(form);
            tags.Add(tag);
            i += length;
        }

        return new([.. words], [.. tags]);
    }

    private static (int Length, string Form, PosTag Tag)? Contraction(ConlluSentence sentence, int start) =>
        sentence.Joined.TryGetValue(start, out var joined)
        && !sentence.Words.Skip(start).Take(joined.Length).Any(word => word.Tag is PosTag.POS or PosTag.HYPH)
        && joined.Form.AsSpan().ContainsAny('\'', '’')
            ? (joined.Length, joined.Form, sentence.Words[start].Tag) : null;

    private static (int Length, string Form, PosTag Tag) Hyphenated(IReadOnlyList<ConlluWord> words, int start)
    {
        var end = start + 1;
        while (end + 1 < words.Count && words[end].Tag == PosTag.HYPH && !words[end - 1].SpaceAfter && !words[end].SpaceAfter)
        {
            end += 2;
        }

        if (end == start + 1)
        {
            return (1, words[start].Form, words[start].Tag);
        }

        var last = words[end - 1];
        var tag = last.Tag switch
        {
            PosTag.NN or PosTag.NNS when last.Before && words[start].Tag != PosTag.NNP => PosTag.JJ,
            PosTag.VBN or PosTag.VBG or PosTag.VB or PosTag.IN or PosTag.RP or PosTag.CD => words[start].Tag == PosTag.CD && last.Tag == PosTag.CD ? PosTag.CD : PosTag.JJ,
            _ => last.Tag,
        };
        return (end - start, string.Concat(words.Skip(start).Take(end - start).Select(word => word.Form)), tag);
    }

    /// <summary>The sentence in capitals.</summary>
    public static Sentence Upper(Sentence sentence)
    {
        var bare = WithoutStop(sentence);
        return bare with { Words = [.. bare.Words.Select(word => word.ToUpperInvariant())] };
    }

    /// <summary>The Sentence as a Headline.</summary>
    public static Sentence Title(Sentence sentence)
    {
        var bare = WithoutStop(sentence);
        return bare with { Words = [.. bare.Words.Select((word, i) => i > 0 && IsSmall(bare.Tags[i]) && word.Length < Shortest ? word : Capitalised(word))] };
    }

    private static bool IsSmall(PosTag tag) => tag is PosTag.IN or PosTag.DT or PosTag.CC or PosTag.TO or PosTag.POS;

    private static string Capitalised(string word) => word.Length > 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    private static Sentence WithoutStop(Sentence sentence) =>
        sentence.Words[^1] == "." ? new(sentence.Words[..^1], sentence.Tags[..^1]) : sentence;
}
