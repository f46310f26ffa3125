using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>What a word of a claim belongs to.</summary>
internal enum Segment
{
    Main,
    Condition,
    Exception,
    Background,
    Threat,
}

/// <summary>Cuts a claim into clauses, and tells what is claimed from conditions, exceptions, threats and what is taken for granted.</summary>
internal sealed class Segments
{
    private readonly IReadOnlyList<ClaimWord> words;
    private readonly ILookup<SignKind, PhraseHit> signs;
    private readonly IReadOnlyList<Deadline> deadlines;
    private readonly Segment[] of;

    /// <summary>Cuts <paramref name="words"/>.</summary>
    public Segments(IReadOnlyList<ClaimWord> words, ILookup<SignKind, PhraseHit> signs, IReadOnlyList<Deadline> deadlines)
    {
        this.deadlines = deadlines;
        this.words = words;
        this.signs = signs;
        of = new Segment[words.Count];
        Breaks = [.. words.Index().Where(word => IsBreak(word.Index)).Select(word => word.Index)];
        Mark(SignKind.Waived, Segment.Background, _ => true);
        Mark(SignKind.Background, Segment.Background, OpensBackground);
        Mark(SignKind.Negation, Segment.Condition, OpensWithout);
        Mark(SignKind.Condition, Segment.Condition, OpensCondition);
        Mark(SignKind.Exception, Segment.Exception, hit => !signs[SignKind.Waived].Any(waived => Overlap(waived, hit)));
        Mark(SignKind.OrElse, Segment.Threat, OpensThreat);
        MarkFirst();
        MarkInverted();
        MarkRelative();
    }

    /// <summary>The positions where a new clause begins.</summary>
    public IReadOnlyList<int> Breaks { get; }

    /// <summary>The segments found beside the main clauses, each with the position of its first and the one behind its last word.</summary>
    public List<(Segment Kind, int First, int End, string Mark)> Asides { get; } = [];

    /// <summary>What the word at <paramref name="place"/> belongs to.</summary>
    public Segment At(int place) => of[place];

    private static bool Overlap(PhraseHit one, PhraseHit other) => one.First < other.End && other.First < one.End;

    private string Lower(int place) => place >= 0 && place < words.Count ? words[place].Text.ToLowerInvariant() : string.Empty;

    private bool IsBreak(int place) =>
        words[place].Text is "." or ";" or ":" or "?" or "!" or "—" or "–" or "--"
        || (words[place].Text is "," && Lower(place + 1) is "but" or "yet" or "so")
        || (words[place].Text is "," && Lower(place + 1) is "and" && IsSubject(place + 2))
        || (Lower(place) is "and" or "but" && Lower(place - 1) is not "," && Lower(place + 1) is "i" or "we" or "he" or "she" or "they" or "that" or "it" or "no" or "never" or "would" or "will");

    private bool IsSubject(int place) => Lower(place) is "i" or "we" or "he" or "she" or "they" or "it" or "there" or "that" or "those" or "no" or "nobody" or "none" or "nothing" or "never" or "not" || (place + 2 < words.Count && words[place].Tag is PosTag.DT or PosTag.PRPS && (words[place + 2].Tag.IsFinite() || words[place + 1].Tag.IsFinite()));

    private void Mark(SignKind kind, Segment segment, Func<PhraseHit, bool> opens)
    {
        foreach (var hit in signs[kind])
        {
            if (of[hit.First] == Segment.Main && opens(hit))
            {
                Fill(segment, hit.First, End(segment, hit), string.Join(' ', hit.Places.Select(place => words[place].Text)));
            }
        }
    }

    private void Fill(Segment segment, int first, int end, string mark)
    {
        Array.Fill(of, segment, first, end - first);
        if (segment != Segment.Background)
        {
            Asides.Add((segment, first, end, mark));
        }
    }

    // a clause in front ends at its comma; one behind goes on to the end of its sentence
    private int End(Segment segment, PhraseHit hit)
    {
        var isInFront = hit.First == 0 || Breaks.Contains(hit.First - 1) || Lower(hit.First - 1) is "\"" or "“" or "that" || (hit.First > 0 && Breaks.Contains(hit.First - 1));
        for (var i = hit.Places.Length > 1 && hit.End - hit.First > hit.Places.Length ? hit.First + 1 : hit.End; i < words.Count; i++)
        {
            if ((Breaks.Contains(i) && words[i].Text is not ":") || (words[i].Text is "," && (isInFront || segment == Segment.Exception || segment == Segment.Background)))
            {
                return i;
            }

            if (segment == Segment.Exception && words[i].Tag.IsFinite() && i > hit.End)
            {
                return i;
            }
        }

        return words.Count;
    }

    private bool OpensBackground(PhraseHit hit)
    {
        var word = Lower(hit.First);
        var isOnlyAfter = Lower(hit.First - 1) is "only" or "not";
        return word switch
        {
            "before" or "after" or "since" or "following" or "during" => !isOnlyAfter && !IsConditionBefore(hit) && HasVerb(hit.End),
            "as" => !(Lower(hit.End) is "soon" or "long" or "much" or "many" or "of" or "a" or "the" or "an" or "head" or "it" or "they") && Lower(hit.First - 1) is not ("as" or "much" or "long" or "soon" or "many" or "such" or "same") && HasVerb(hit.End),
            "when" => !IsConditionWhen(hit.End),
            "while" or "whereas" => true,
            _ => word is not ("asked" or "answering" or "replying" or "speaking" or "referring") || hit.First == 0,
        };
    }

    private bool OpensCondition(PhraseHit hit)
    {
        if (signs[SignKind.Waived].Any(waived => Overlap(waived, hit)))
        {
            return false;
        }

        return Lower(hit.First) switch
        {
            "until" or "till" => HasVerb(hit.End) && !deadlines.Any(deadline => deadline.First >= hit.End && deadline.First < hit.End + 5),
            "once" => hit.Places.Length > 1 || (Lower(hit.First - 1) is not ("at" or "for" or "than" or "was" or "were" or "had") && Lower(hit.End) is not ("again" or "more" or "a" or "and")),
            "permitting" or "allowing" or "willing" or "pending" => OpensAbsolute(hit),
            "condition" or "conditions" or "awaiting" or "await" => Lower(hit.First - 1) is "on" or "one" or "two" or "a" or "its" or "their" or "his" or "her" or "the" or "to",
            "if" => !(Lower(hit.End) is "anybody" or "anyone" or "somebody" or "someone" && Lower(hit.End + 1) is "wants" or "want" or "thinks" or "think" or "believes" or "expects" or "hopes" or "wanted" or "thought"),
            "otherwise" => false,
            "in" when hit.Places.Length == 2 && Lower(hit.First + 1) is "return" => true,
            _ => true,
        };
    }

    // "weather permitting": the noun before it belongs to it
    private bool OpensAbsolute(PhraseHit hit)
    {
        if (Lower(hit.First) is "pending")
        {
            return true;
        }

        var first = hit.First;
        while (first > 0 && words[first - 1].Text is not "," && hit.First - first < 4)
        {
            first--;
        }

        var opens = first > 0 && words[first - 1].Text is "," && words[hit.First].Tag is not (PosTag.JJ or PosTag.MD) && !Enumerable.Range(first, hit.First - first).Any(place => words[place].Tag.IsFinite());
        if (opens)
        {
            Fill(Segment.Condition, first, hit.End, string.Join(' ', words.Skip(first).Take(hit.End - first).Select(word => word.Text)));
        }

        return false;
    }

    // "will not come before the tax is gone", "only after", "not without"
    private bool IsConditionBefore(PhraseHit hit)
    {
        if (Lower(hit.First) is not ("before" or "after") || !HasVerb(hit.End) && !NounIsEvent(hit.End))
        {
            return false;
        }

        var isDenied = signs[SignKind.Negation].Any(negation => negation.First < hit.First) || Lower(hit.First - 1) is "only";
        if (isDenied)
        {
            var first = Lower(hit.First - 1) is "only" ? hit.First - 1 : hit.First;
            var end = End(Segment.Condition, hit);
            Fill(Segment.Condition, first, end, words[hit.First].Text);
        }

        return isDenied;
    }

    private bool NounIsEvent(int place) => place < words.Count && words[place].Tag is PosTag.DT or PosTag.PRPS or PosTag.NNP;

    // "when the guns are silent, we talk": the present tense of something still to come
    private bool IsConditionWhen(int place)
    {
        // behind the main clause it is taken for granted: "a doctor will be there when it sails"
        var isInFront = place == 1 || Breaks.Contains(place - 2) || words[place - 2].Text is ",";
        for (var i = place; isInFront && i < words.Count && words[i].Text is not ("," or "." or ";"); i++)
        {
            if (words[i].Tag.IsFinite())
            {
                if (words[i].Tag is PosTag.VBZ or PosTag.VBP)
                {
                    var first = place - 1;
                    var end = i;
                    while (end < words.Count && words[end].Text is not ("," or "." or ";"))
                    {
                        end++;
                    }

                    Fill(Segment.Condition, first, end, words[first].Text);
                    return true;
                }

                return false;
            }
        }

        return false;
    }

    private bool HasVerb(int place)
    {
        for (var i = place; i < words.Count && words[i].Text is not ("," or "." or ";") && Lower(i) is not ("if" or "unless" or "until" or "once" or "when" or "provided"); i++)
        {
            if (words[i].Tag.IsVerb() || words[i].Tag is PosTag.MD)
            {
                return true;
            }
        }

        return false;
    }

    // "will not sign without a vote", "without a vote there is no deal": what it takes
    private bool OpensWithout(PhraseHit hit) =>
        Lower(hit.First) is "without" && Lower(hit.End) is not ("doubt" or "question") && words.Any(word => word.Stem is "will" or "would" or "can" or "could" or "shall" or "mai" or "no") && signs[SignKind.Negation].Any(other => other.First != hit.First && !Breaks.Any(place => place > Math.Min(other.First, hit.First) && place < Math.Max(other.First, hit.First)));

    private bool OpensThreat(PhraseHit hit)
    {
        var word = Lower(hit.First);
        return word switch
        {
            "either" => Enumerable.Range(hit.End, words.Count - hit.End).Any(place => Lower(place) is "or") && SkipTo(hit.End, "or"),
            "if" => false,
            "or" => hit.Places.Length > 1 && (Lower(hit.First + 1) is "else" or "face" or "risk" or "suffer" or "lose" or "expect" or "forfeit" || HasVerb(hit.First + 1)) && Lower(hit.First - 2) is not "whether",
            _ => hit.First > 0,
        };
    }

    private bool SkipTo(int place, string word)
    {
        while (place < words.Count && Lower(place) != word)
        {
            place++;
        }

        Fill(Segment.Threat, place, words.Count, "either … or");
        return false;
    }

    // "first they pay, then we talk"
    private void MarkFirst()
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Lower(i) is "first" && (i == 0 || Breaks.Contains(i - 1)))
            {
                var then = Enumerable.Range(i, words.Count - i).FirstOrDefault(place => Lower(place) is "then" && (words[place - 1].Text is "," || Lower(place - 1) is "and"), -1);
                if (then > 0)
                {
                    Fill(Segment.Condition, i, then, words[i].Text + " … then");
                }
            }
        }
    }

    // "should the harvest fail, …", "had they asked, …", "were it to …"
    private void MarkInverted()
    {
        for (var i = 0; i < words.Count; i++)
        {
            var isFirst = i == 0 || Breaks.Contains(i - 1) || words[i - 1].Text is "," or "\"" or "“" || Lower(i - 1) is "that";
            var isInverted = Lower(i) is "should" or "had" or "were" && i + 1 < words.Count && (isFirst || words[i + 1].Tag is PosTag.DT or PosTag.PRP or PosTag.PRPS or PosTag.NNP or PosTag.NNS or PosTag.NN or PosTag.JJ);
            if (of[i] == Segment.Main && isInverted && (isFirst || (Lower(i) is "should" && words[i - 1].Tag is not (PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.PRP or PosTag.EX or PosTag.NNPS) && words[i - 1].Tag is PosTag.RB or PosTag.VBN or PosTag.VB)))
            {
                var end = i + 1;
                while (end < words.Count && words[end].Text is not ("," or "." or ";"))
                {
                    end++;
                }

                if (end < words.Count || !isFirst)
                {
                    Fill(Segment.Condition, i, end, words[i].Text);
                }
            }
        }
    }

    // "the plant, which was sold in May, …", "the people who came": taken for granted
    private void MarkRelative()
    {
        for (var i = 1; i < words.Count; i++)
        {
            var isRelative = Lower(i) is "who" or "whom" or "whose" or "where" || (Lower(i) is "which" && words[i - 1].Tag is not PosTag.IN)
                || (Lower(i) is "that" && i + 1 < words.Count && words[i + 1].Tag.IsFinite() && words[i].Tag is PosTag.WDT && words[i - 1].Tag is PosTag.NN or PosTag.NNS);
            if (of[i] == Segment.Main && isRelative && words[i - 1].Tag is PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.NNPS or PosTag.Comma)
            {
                var isSetOff = words[i - 1].Text is ",";
                var end = i + 1;
                var verbs = 0;
                while (end < words.Count && words[end].Text is not ("," or "." or ";") && !(words[end].Tag.IsFinite() && !isSetOff && ++verbs > 1))
                {
                    end++;
                }

                Array.Fill(of, Segment.Background, i, end - i);
            }
        }
    }
}
