using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>A cue where it stands.</summary>
/// <param name="First">The token of its verb.</param>
/// <param name="End">The token after its last word: "pointed <u>out</u>".</param>
/// <param name="GroupFirst">The first auxiliary or adverb of its verb group: "<u>has</u> also said".</param>
/// <param name="Entry">What the lexicon says of it.</param>
/// <param name="Form">The part of speech of the verb.</param>
/// <param name="ShownFirst">The first token to show as the cue: a modal or negation changes what it means ("<u>did not say</u>").</param>
/// <param name="IsNegated">Whether "not" or "never" stands in the group.</param>
/// <param name="IsPassive">Whether the group is passive: "was accused".</param>
internal sealed record CueMatch(int First, int End, int GroupFirst, CueEntry Entry, PosTag Form, int ShownFirst, bool IsNegated, bool IsPassive)
{
    /// <summary>Whether it can be the verb of a clause, no participle in -ing or infinitive.</summary>
    public bool IsFinite => Form is not (PosTag.VBG or PosTag.VB);

    /// <summary>Whether it is a participle or infinitive without a subject of its own.</summary>
    public bool LacksSubject => First == GroupFirst && Form is PosTag.VBG or PosTag.VB;
}

/// <summary>Finds the cue verbs of a sentence outside its quotations.</summary>
internal static class CueFinder
{
    private static readonly HashSet<string> Auxiliaries = new(StringComparer.OrdinalIgnoreCase)
    {
        "have", "has", "had", "'ve", "'s", "'d", "be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m", "do", "does", "did",
        "will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "ca", "wo", "to",
        "went", "go", "goes", "going", "on", "continued", "continues", "began", "begun", "started", "keeps", "kept",
    };

    /// <summary>The cues, in order.</summary>
    public static IReadOnlyList<CueMatch> Find(TaggedText text, Sentence sentence, CueLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(lexicon);
        var found = new List<CueMatch>();
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (text.QuotationAt(i) is { } quotation)
            {
                i = quotation.Last;
            }
            else if (lexicon.At(text.Tokens, i, sentence.End) is { } cue && IsVerb(text, i) && !IsModifier(text, sentence, i))
            {
                found.Add(Describe(text, sentence, i, cue.Meaning, cue.End));
                i = cue.End - 1;
            }
        }

        return found;
    }

    private static bool IsVerb(TaggedText text, int i) =>
        text.Tag(i).IsVerb() || text.Word(i) is "said" or "says" or "told" or "added" or "tells";

    // "a commanding lead", "4,000 pledged votes": a participle that belongs to the noun behind it
    private static bool IsModifier(TaggedText text, Sentence sentence, int i)
    {
        if (text.Tag(i) is not (PosTag.VBN or PosTag.VBG or PosTag.VBD) || i == sentence.First || !text.Tag(i + 1).IsNoun() || text.Tag(i + 1).IsName())
        {
            return false;
        }

        var before = i - 1;
        while (before > sentence.First && text.Tag(before).IsAdverb())
        {
            before--;
        }

        return text.Tag(before) is PosTag.DT or PosTag.PRPS or PosTag.POS || (text.Tag(i) is not PosTag.VBG && text.Tag(before) is PosTag.CD or PosTag.IN or PosTag.JJ);
    }

    private static CueMatch Describe(TaggedText text, Sentence sentence, int i, CueEntry entry, int end)
    {
        var first = i;
        var negated = false;
        var passive = false;
        var shown = i;
        while (first > sentence.First && IsAuxiliary(text, first - 1))
        {
            first--;
            negated |= text.Word(first) is "n't" or "not" or "never";
            shown = text.Word(first) is "n't" or "not" or "never" || text.Tag(first) is PosTag.MD || (negated && !text.Tag(first).IsAdverb()) ? first : shown;
            passive |= text.Tag(i) is PosTag.VBN or PosTag.VBD && IsBe(text.Word(first));
        }

        return new(i, end, first, entry, text.Tag(i), shown, negated, passive);
    }

    private static bool IsBe(string word) => word.ToLowerInvariant() is "be" or "is" or "are" or "was" or "were" or "been" or "being" or "am" or "'re" or "'m";

    private static bool IsAuxiliary(TaggedText text, int i) =>
        text.QuotationAt(i) is null && (text.Tag(i).IsAdverb() || text.Word(i) is "n't" or "not"
            || (Auxiliaries.Contains(text.Word(i)) && (text.Tag(i).IsVerb() || text.Tag(i) is PosTag.MD or PosTag.TO or PosTag.RP || text.Word(i) is "on")));
}
