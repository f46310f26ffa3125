using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Makes statements of cues in the passive.</summary>
internal sealed class PassiveRule(ReadArticle article)
{
    private readonly TaggedText text = article.Text;

    /// <summary>A statement whose speaker stands behind "by", <c>was accused of … by Halden</c>, or nowhere, <c>is expected to fall</c>; null when the cue makes none.</summary>
    public Draft? Passive(CueMatch cue, int number)
    {
        var sentence = text.Sentences[number];
        for (var i = cue.End; i < sentence.End && i < cue.End + 12 && text.QuotationAt(i) is null; i++)
        {
            if (text.Is(i, "by") && article.Phrases.Right(i + 1, sentence.End) is { } agent && !article.Phrases.IsTimePhrase(agent)
                && cue.Entry.Takes(CueSyntax.Object) && article.Sources.Before(cue.GroupFirst, sentence) is { } subject)
            {
                var draft = new Draft(number, agent, cue.ShownFirst, cue.End, cue.Entry, "passive", 0.5) { IsNegated = cue.IsNegated };
                draft.Content.Add((subject.First, subject.End));
                if (i > cue.End)
                {
                    draft.Content.Add((cue.End, i));
                }

                return draft;
            }
        }

        return Unattributed(cue, number);
    }

    // "is expected to fall", "it was reported that": nobody is named who says so
    private Draft? Unattributed(CueMatch cue, int number)
    {
        var sentence = text.Sentences[number];
        if (article.Sources.Before(cue.GroupFirst, sentence) is not { } subject)
        {
            return null;
        }

        var draft = new Draft(number, null, cue.ShownFirst, cue.End, cue.Entry, "unattributed", 0.5) { IsNegated = cue.IsNegated };
        if (text.Is(subject.Head, "it") && text.Is(cue.End, "that") && cue.Entry.Takes(CueSyntax.That))
        {
            draft.Content.Add((cue.End, article.ClauseEnd.Of(cue.End, sentence)));
            return draft;
        }

        if (text.Is(cue.End, "to") && cue.Entry.Lemma is "expect" or "believe" or "say" or "think" or "report" or "allege" or "understand" or "estimate" or "predict" or "rumor" or "rumour")
        {
            draft.Content.Add((subject.First, subject.End));
            draft.Content.Add((cue.End, article.ClauseEnd.Of(cue.End, sentence)));
            return draft;
        }

        return null;
    }
}
