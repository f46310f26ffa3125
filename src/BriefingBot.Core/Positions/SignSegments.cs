using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Tells by signs such as "if", "except" and "or else" what stands beside the main clauses of a claim.</summary>
internal sealed class SignSegments(ClauseMap map, ILookup<SignKind, PhraseHit> signs, IReadOnlyList<Deadline> deadlines)
{
    /// <summary>Marks the words of the map.</summary>
    public void Mark()
    {
        Mark(SignKind.Waived, Segment.Background, _ => true);
        Mark(SignKind.Background, Segment.Background, OpensBackground);
        Mark(SignKind.Negation, Segment.Condition, OpensWithout);
        Mark(SignKind.Condition, Segment.Condition, OpensCondition);
        Mark(SignKind.Exception, Segment.Exception, hit => !signs[SignKind.Waived].Any(waived => Overlap(waived, hit)));
        Mark(SignKind.OrElse, Segment.Threat, OpensThreat);
    }

    private void Mark(SignKind kind, Segment segment, Func<PhraseHit, bool> opens)
    {
        foreach (var hit in signs[kind])
        {
            if (map.At(hit.First) == Segment.Main && opens(hit))
            {
                map.Fill(segment, hit.First, End(segment, hit), string.Join(' ', hit.Places.Select(place => map.Words[place].Text)));
            }
        }
    }

    // a clause in front ends at its comma; one behind goes on to the end of its sentence
    private int End(Segment segment, PhraseHit hit)
    {
        var isInFront = hit.First == 0 || map.Breaks.Contains(hit.First - 1) || map.Lower(hit.First - 1) is "\"" or "“" or "that" || (hit.First > 0 && map.Breaks.Contains(hit.First - 1));
        for (var i = hit.Places.Length > 1 && hit.End - hit.First > hit.Places.Length ? hit.First + 1 : hit.End; i < map.Words.Count; i++)
        {
            if ((map.Breaks.Contains(i) && map.Words[i].Text is not ":") || (map.Words[i].Text is "," && (isInFront || segment == Segment.Exception || segment == Segment.Background)))
            {
                return i;
            }

            if (segment == Segment.Exception && map.Words[i].Tag.IsFinite() && i > hit.End)
            {
                return i;
            }
        }

        return map.Words.Count;
    }

    private bool OpensBackground(PhraseHit hit)
    {
        var word = map.Lower(hit.First);
        var isOnlyAfter = map.Lower(hit.First - 1) is "only" or "not";
        return word switch
        {
            "before" or "after" or "since" or "following" or "during" => !isOnlyAfter && !IsConditionBefore(hit) && map.HasVerb(hit.End),
            "as" => !(map.Lower(hit.End) is "soon" or "long" or "much" or "many" or "of" or "a" or "the" or "an" or "head" or "it" or "they") && map.Lower(hit.First - 1) is not ("as" or "much" or "long" or "soon" or "many" or "such" or "same") && map.HasVerb(hit.End),
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

        return map.Lower(hit.First) switch
        {
            "until" or "till" => map.HasVerb(hit.End) && !deadlines.Any(deadline => deadline.First >= hit.End && deadline.First < hit.End + 5),
            "once" => hit.Places.Length > 1 || (map.Lower(hit.First - 1) is not ("at" or "for" or "than" or "was" or "were" or "had") && map.Lower(hit.End) is not ("again" or "more" or "a" or "and")),
            "permitting" or "allowing" or "willing" or "pending" => OpensAbsolute(hit),
            "condition" or "conditions" or "awaiting" or "await" => map.Lower(hit.First - 1) is "on" or "one" or "two" or "a" or "its" or "their" or "his" or "her" or "the" or "to",
            "if" => !(map.Lower(hit.End) is "anybody" or "anyone" or "somebody" or "someone" && map.Lower(hit.End + 1) is "wants" or "want" or "thinks" or "think" or "believes" or "expects" or "hopes" or "wanted" or "thought"),
            "otherwise" => false,
            "in" when hit.Places.Length == 2 && map.Lower(hit.First + 1) is "return" => true,
            _ => true,
        };
    }

    // "weather permitting": the noun before it belongs to it
    private bool OpensAbsolute(PhraseHit hit)
    {
        if (map.Lower(hit.First) is "pending")
        {
            return true;
        }

        var first = hit.First;
        while (first > 0 && map.Words[first - 1].Text is not "," && hit.First - first < 6)
        {
            first--;
        }

        var opens = (first == 0 || map.Words[first - 1].Text is ",") && map.Words[hit.First].Tag is not (PosTag.JJ or PosTag.MD) && !Enumerable.Range(first, hit.First - first).Any(place => map.Words[place].Tag.IsFinite());
        if (opens)
        {
            map.Fill(Segment.Condition, first, hit.End, string.Join(' ', map.Words.Skip(first).Take(hit.End - first).Select(word => word.Text)));
        }

        return false;
    }

    // "will not come before the tax is gone", "only after", "not without"
    private bool IsConditionBefore(PhraseHit hit)
    {
        if (map.Lower(hit.First) is not ("before" or "after") || !map.HasVerb(hit.End) && !NounIsEvent(hit.End))
        {
            return false;
        }

        var isDenied = signs[SignKind.Negation].Any(negation => negation.First < hit.First) || map.Lower(hit.First - 1) is "only";
        if (isDenied)
        {
            var first = map.Lower(hit.First - 1) is "only" ? hit.First - 1 : hit.First;
            var end = End(Segment.Condition, hit);
            map.Fill(Segment.Condition, first, end, map.Words[hit.First].Text);
        }

        return isDenied;
    }

    private bool NounIsEvent(int place) => place < map.Words.Count && map.Words[place].Tag is PosTag.DT or PosTag.PRPS or PosTag.NNP;

    // "when the guns are silent, we talk": the present tense of something still to come
    private bool IsConditionWhen(int place)
    {
        // behind the main clause it is taken for granted: "a doctor will be there when it sails"
        var isInFront = place == 1 || map.Breaks.Contains(place - 2) || map.Words[place - 2].Text is ",";
        for (var i = place; isInFront && i < map.Words.Count && map.Words[i].Text is not ("," or "." or ";"); i++)
        {
            if (map.Words[i].Tag.IsFinite())
            {
                if (map.Words[i].Tag is PosTag.VBZ or PosTag.VBP)
                {
                    var first = place - 1;
                    var end = i;
                    while (end < map.Words.Count && map.Words[end].Text is not ("," or "." or ";"))
                    {
                        end++;
                    }

                    map.Fill(Segment.Condition, first, end, map.Words[first].Text);
                    return true;
                }

                return false;
            }
        }

        return false;
    }

    // "will not sign without a vote", "without a vote there is no deal": what it takes
    private bool OpensWithout(PhraseHit hit) =>
        map.Lower(hit.First) is "without" && map.Lower(hit.End) is not ("doubt" or "question") && map.Words.Any(word => word.Stem is "will" or "would" or "can" or "could" or "shall" or "mai" or "no") && signs[SignKind.Negation].Any(other => other.First != hit.First && !map.Breaks.Any(place => place > Math.Min(other.First, hit.First) && place < Math.Max(other.First, hit.First)));

    private bool OpensThreat(PhraseHit hit)
    {
        var word = map.Lower(hit.First);
        return word switch
        {
            "either" => Enumerable.Range(hit.End, map.Words.Count - hit.End).Any(place => map.Lower(place) is "or") && SkipTo(hit.End, "or"),
            "if" => false,
            "or" => hit.Places.Length > 1 && (map.Lower(hit.First + 1) is "else" or "face" or "risk" or "suffer" or "lose" or "expect" or "forfeit" || map.HasVerb(hit.First + 1)) && map.Lower(hit.First - 2) is not "whether",
            _ => hit.First > 0,
        };
    }

    private bool SkipTo(int place, string word)
    {
        while (place < map.Words.Count && map.Lower(place) != word)
        {
            place++;
        }

        map.Fill(Segment.Threat, place, map.Words.Count, "either … or");
        return false;
    }

    private static bool Overlap(PhraseHit one, PhraseHit other) => one.First < other.End && other.First < one.End;
}
