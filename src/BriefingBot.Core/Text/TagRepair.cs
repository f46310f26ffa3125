namespace BriefingBot.Core.Text;

/// <summary>Mends tags that cannot stand next to each other in English and that matter for finding speakers.</summary>
internal static class TagRepair
{
    /// <summary>Mends the tags of one sentence in place.</summary>
    /// <param name="words">The words.</param>
    /// <param name="tags">Their tags.</param>
    /// <param name="isSpeakerNoun">Whether a word can name somebody who speaks: official, minister.</param>
    public static void Apply(ReadOnlySpan<string> words, Span<PosTag> tags, Func<string, bool> isSpeakerNoun)
    {
        for (var i = 0; i < tags.Length; i++)
        {
            var before = i > 0 ? tags[i - 1] : PosTag.None;
            var after = i + 1 < tags.Length ? tags[i + 1] : PosTag.None;
            if (tags[i] is PosTag.VBZ && (before is PosTag.POS or PosTag.PRPS || words[i] is "arms"))
            {
                tags[i] = PosTag.NNS; // "Velland's arms exports"
            }
            else if (tags[i] is PosTag.VBD or PosTag.VBZ or PosTag.VBP && after is PosTag.VBN or PosTag.VBD && !IsAuxiliary(words[i])
                && before is PosTag.DT or PosTag.NN or PosTag.NNP or PosTag.JJ or PosTag.POS)
            {
                tags[i] = PosTag.NN; // "a ministry official told"
                tags[i + 1] = PosTag.VBD;
            }
            else if (tags[i] is PosTag.JJ && before is PosTag.NNP or PosTag.NN or PosTag.POS or PosTag.DT or PosTag.JJ && after is not (PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.NNPS or PosTag.JJ or PosTag.CC or PosTag.HYPH) && isSpeakerNoun(words[i]))
            {
                tags[i] = PosTag.NN; // "a State Department official, speaking …"
            }
            else if (tags[i] is PosTag.VBN or PosTag.JJ && words[i].EndsWith("ed", StringComparison.Ordinal) && HasSubject(tags, i) && after is PosTag.DT or PosTag.PRP or PosTag.PRPS or PosTag.CC or PosTag.NNP or PosTag.OpenQuote)
            {
                tags[i] = PosTag.VBD; // "Halden called both", "he later condensed the …"
            }
            else if (tags[i] is PosTag.VBD && before is not (PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.NNPS or PosTag.PRP or PosTag.RB or PosTag.MD) && after is PosTag.NN or PosTag.NNP or PosTag.JJ && IsStanding(words[i]))
            {
                tags[i] = PosTag.JJ; // "…," retired general Halden said
            }
            else if (tags[i] is PosTag.JJ or PosTag.NN && i > 0 && words[i - 1] is "to" && after is PosTag.DT or PosTag.PRPS)
            {
                tags[i - 1] = PosTag.TO; // "to open the harbour"
                tags[i] = PosTag.VB;
            }
            else if (tags[i] is PosTag.IN && before is PosTag.DT && after is PosTag.NN or PosTag.NNS && words[i] is "inside" or "above" or "outside")
            {
                tags[i] = PosTag.JJ; // "an inside source"
            }
            else if (tags[i].IsVerb() && char.IsUpper(words[i][0]) && i > 0 && char.IsLower(words[i - 1][0]) && (i + 1 == words.Length || !char.IsUpper(words[i + 1][0])))
            {
                tags[i] = PosTag.NNP; // a capital among small letters
            }
            else if (tags[i] is PosTag.JJ && before is PosTag.DT or PosTag.JJ or PosTag.PRPS && after is PosTag.VBD or PosTag.VBZ or PosTag.MD)
            {
                tags[i] = PosTag.NN; // "the official added"
            }
        }
    }

    // a name or pronoun stands before the word, adverbs apart, so that it is no participle
    private static bool HasSubject(ReadOnlySpan<PosTag> tags, int i)
    {
        var subject = i - 1;
        while (subject >= 0 && tags[subject].IsAdverb())
        {
            subject--;
        }

        return subject >= 0 && tags[subject] is PosTag.PRP or PosTag.NNP or PosTag.NNPS && (subject == 0 || !tags[subject - 1].IsVerb());
    }

    private static bool IsStanding(string word) => word is "retired" or "exiled" or "ousted" or "deposed" or "jailed" or "imprisoned" or "disgraced" or "detained" or "convicted";

    private static bool IsAuxiliary(string word) => word.ToLowerInvariant() is
        "is" or "are" or "was" or "were" or "has" or "have" or "had" or "'s" or "'re" or "'ve" or "'d" or "'m" or "am" or "got" or "gets" or "get" or "did" or "do" or "does"
        or "remains" or "remain" or "remained" or "seems" or "seemed" or "became" or "becomes" or "become";
}
