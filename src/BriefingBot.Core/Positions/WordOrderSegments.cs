using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Tells by the order of words what stands beside the main clauses of a claim: "should it rain, …", "first …, then …", relative clauses.</summary>
internal sealed class WordOrderSegments(ClauseMap map)
{
    /// <summary>Marks the words of the map.</summary>
    public void Mark()
    {
        MarkFirst();
        MarkBidden();
        MarkPurpose();
        MarkInverted();
        MarkRelative();
    }

    // "first they pay, then we talk"
    private void MarkFirst()
    {
        for (var i = 0; i < map.Words.Count; i++)
        {
            if (map.Lower(i) is "first" && (i == 0 || map.Breaks.Contains(i - 1)))
            {
                var then = Enumerable.Range(i, map.Words.Count - i).FirstOrDefault(place => map.Lower(place) is "then" && (map.Words[place - 1].Text is "," || map.Lower(place - 1) is "and"), -1);
                if (then > 0)
                {
                    map.Fill(Segment.Condition, i, then, map.Words[i].Text + " … then");
                }
            }
        }
    }

    // "pay your debts, and we talk"
    private void MarkBidden()
    {
        for (var i = 0; i < map.Words.Count; i++)
        {
            if (map.Words[i].Tag is PosTag.VB or PosTag.VBP && !(map.Lower(i) is "have" or "be" or "do") && (i == 0 || map.Breaks.Contains(i - 1)))
            {
                var and = Enumerable.Range(i, Math.Min(16, map.Words.Count - i)).FirstOrDefault(place => map.Lower(place) is "and", -1);
                if (and > 0 && map.Lower(and + 1) is "we" or "you" or "i" or "there" or "they" or "it" or "he" or "she" or "the" or "our" or "my" && map.HasVerb(and + 2))
                {
                    map.Fill(Segment.Condition, i, and, map.Words[i].Text + " … and");
                }
            }
        }
    }

    // "for the port to open, the guards would have to go"
    private void MarkPurpose()
    {
        for (var i = 0; i < map.Words.Count; i++)
        {
            var comma = map.Lower(i) is "for" && (i == 0 || map.Breaks.Contains(i - 1)) ? Enumerable.Range(i, Math.Min(16, map.Words.Count - i)).FirstOrDefault(place => map.Words[place].Text is ",", -1) : -1;
            if (comma > 0 && Enumerable.Range(i, comma - i).Any(place => map.Lower(place) is "to" && map.Words[place + 1].Tag is PosTag.VB) && Enumerable.Range(comma, Math.Min(10, map.Words.Count - comma)).Any(place => map.Lower(place) is "must" or "have" or "need" or "needs" or "has"))
            {
                var end = map.Breaks.FirstOrDefault(place => place > comma, map.Words.Count);
                map.Fill(Segment.Condition, comma, end, map.Words[i].Text + " … to");
            }
        }
    }

    // "should the harvest fail, …", "had they asked, …", "were it to …"
    private void MarkInverted()
    {
        for (var i = 0; i < map.Words.Count; i++)
        {
            var isFirst = i == 0 || map.Breaks.Contains(i - 1) || map.Words[i - 1].Text is "," or "\"" or "“" || map.Lower(i - 1) is "that";
            var isInverted = map.Lower(i) is "should" or "had" or "were" && i + 1 < map.Words.Count && (isFirst || map.Words[i + 1].Tag is PosTag.DT or PosTag.PRP or PosTag.PRPS or PosTag.NNP or PosTag.NNS or PosTag.NN or PosTag.JJ);
            if (map.At(i) == Segment.Main && isInverted && (isFirst || (map.Lower(i) is "should" && map.Words[i - 1].Tag is not (PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.PRP or PosTag.EX or PosTag.NNPS) && map.Words[i - 1].Tag is PosTag.RB or PosTag.VBN or PosTag.VB)))
            {
                var end = i + 1;
                while (end < map.Words.Count && map.Words[end].Text is not ("," or "." or ";"))
                {
                    end++;
                }

                if (end < map.Words.Count || !isFirst)
                {
                    map.Fill(Segment.Condition, i, end, map.Words[i].Text);
                }
            }
        }
    }

    // "the plant, which was sold in May, …", "the people who came": taken for granted
    private void MarkRelative()
    {
        for (var i = 1; i < map.Words.Count; i++)
        {
            var isRelative = map.Lower(i) is "who" or "whom" or "whose" or "where" || (map.Lower(i) is "which" && map.Words[i - 1].Tag is not PosTag.IN)
                || (map.Lower(i) is "that" && i + 1 < map.Words.Count && map.Words[i + 1].Tag.IsFinite() && map.Words[i].Tag is PosTag.WDT && map.Words[i - 1].Tag is PosTag.NN or PosTag.NNS);
            if (map.At(i) == Segment.Main && isRelative && map.Words[i - 1].Tag is PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.NNPS or PosTag.Comma)
            {
                var isSetOff = map.Words[i - 1].Text is ",";
                var end = i + 1;
                var verbs = 0;
                while (end < map.Words.Count && map.Words[end].Text is not ("," or "." or ";") && !((map.Words[end].Tag.IsFinite() || map.Words[end].Tag is PosTag.MD) && !isSetOff && ++verbs > 1))
                {
                    end++;
                }

                // "those who do not leave will be shot" says when
                var isUnless = !isSetOff && Enumerable.Range(i + 1, Math.Min(3, end - i - 1)).Any(place => map.Words[place].Stem is "not" or "refus" or "fail");
                map.Fill(isUnless ? Segment.Condition : Segment.Background, i, end, map.Words[i].Text);
            }
        }
    }
}
