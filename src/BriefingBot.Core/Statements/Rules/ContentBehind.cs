using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Makes statements whose content stands behind their cue.</summary>
internal sealed class ContentBehind(ReadArticle article)
{
    private readonly TaggedText text = article.Text;

    /// <summary>A statement whose content stands behind its cue; null when nothing there is any.</summary>
    public Draft? Behind(CueMatch cue, int number, NounPhrase? source, AfterCue behind, Draft? speakerOf = null)
    {
        var sentence = text.Sentences[number];
        var (rule, confidence) = behind.Form switch
        {
            CueSyntax.Quote => ("quote-after", 0.95),
            CueSyntax.That => ("that-clause", 0.9),
            CueSyntax.Bare => ("bare-clause", 0.85),
            CueSyntax.Wh => ("wh-clause", 0.75),
            CueSyntax.To => ("to-infinitive", 0.7),
            CueSyntax.NpTo => ("object-infinitive", 0.7),
            CueSyntax.As => ("as", 0.65),
            _ => ("object", 0.5),
        };
        var end = behind.Form is CueSyntax.Object ? article.ObjectEnd.Of(behind.First, sentence)
            : source is not null && IsSubordinate(source.First, sentence) ? article.ClauseEnd.OfSubordinate(behind.First, sentence)
            : source is not null && text.Tag(source.Head) is PosTag.WP or PosTag.WDT ? article.ClauseEnd.OfRelative(behind.First, sentence)
            : article.ClauseEnd.Of(behind.First, sentence);
        if (behind.Form is CueSyntax.Quote)
        {
            if (!cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That | CueSyntax.Object | CueSyntax.As))
            {
                return null;
            }

            end = QuotationEnd(behind.First, end);
        }

        var draft = new Draft(number, source, cue.ShownFirst, cue.End, cue.Entry, rule, cue.Entry.Mode == StatementMode.Thought ? confidence * 0.8 : confidence)
        {
            Addressee = behind.Addressee,
            IsNegated = cue.IsNegated,
            SpeakerOf = speakerOf,
        };
        if (source is not null && text.Tag(source.Head) is PosTag.WP or PosTag.WDT && behind.Form is CueSyntax.To or CueSyntax.Object)
        {
            end = article.ClauseEnd.OfRelativePhrase(behind.First, end);
        }

        if (end <= behind.First || (behind.Form is CueSyntax.Object && source is not null && !MaySpeak(source, sentence)))
        {
            return null;
        }

        draft.Content.Add((behind.First, end));
        return draft;
    }

    /// <summary>A statement whose speaker is the subject of what stands before, <c>, adding that …</c>, <c>… and said …</c>; null when there is none.</summary>
    public Draft? WithoutSubject(CueMatch cue, int number, AfterCue behind, List<Draft> before)
    {
        if (behind.Form is CueSyntax.Object && cue.Form is PosTag.VBG or PosTag.VB && cue.Entry.Mode == StatementMode.Thought)
        {
            return null;
        }

        var sentence = text.Sentences[number];
        if (cue.LacksSubject && text.Tag(cue.First) is PosTag.VBG && text.Tag(cue.First - 1).IsNoun() && text.QuotationAt(cue.First - 1) is null)
        {
            // "a letter saying that": the noun before it speaks; "talks aimed at …" does not
            return article.Phrases.Left(cue.First, sentence.First) is { } noun && behind.Form is not CueSyntax.Object && article.Gazetteer.Noun(text.Word(noun.Head)) is not null
                ? Behind(cue, number, noun, behind) : null;
        }

        var earlier = before.FindLast(draft => draft.CueFirst < cue.First && draft.SpeakerOf is null);
        if (earlier is not null)
        {
            return Behind(cue, number, earlier.Source, behind, earlier);
        }

        return SubjectBefore(cue.GroupFirst, sentence) is { } subject ? Behind(cue, number, subject, behind) : null;
    }

    // the subject of the nearest finite verb to the left
    private NounPhrase? SubjectBefore(int group, Sentence sentence)
    {
        for (var i = group - 1; i > sentence.First; i--)
        {
            if (text.QuotationAt(i) is { } quotation)
            {
                i = quotation.First;
                continue;
            }

            if (text.Tag(i).IsFinite())
            {
                var start = i;
                while (start > sentence.First && (text.Tag(start - 1).IsAdverb() || text.Tag(start - 1).IsVerb() || text.Tag(start - 1) is PosTag.MD))
                {
                    start--;
                }

                if (article.Sources.Before(start, sentence) is { } subject && text.Tag(subject.Head) is not PosTag.EX)
                {
                    return subject;
                }
            }
        }

        return null;
    }

    // "While Halden said …, the ministry …": the sentence opens with the clause of this speaker
    private bool IsSubordinate(int first, Sentence sentence)
    {
        var i = first - 1;
        while (i > sentence.First && (text.Tag(i).IsAdverb() || text.Word(i) is "only"))
        {
            i--;
        }

        return i >= sentence.First && i <= sentence.First + 1 && text.QuotationAt(i) is null
            && text.Word(i).ToLowerInvariant() is "while" or "although" or "though" or "when" or "if" or "because" or "since" or "after" or "before" or "as" or "whereas" or "once";
    }

    // "the poll carries weight", "do you support him?": what cannot speak, or is asked, says nothing about an object
    private bool MaySpeak(NounPhrase source, Sentence sentence)
    {
        if (text.Tag(source.Head) is PosTag.PRP && text.Is(source.Head, "you"))
        {
            return text.Word(sentence.End - 1) is not "?";
        }

        return !(text.Tag(source.Head) is PosTag.NN or PosTag.NNS) || article.Cast.PartAt(source.Head) is not null || article.Gazetteer.Noun(text.Word(source.Head).ToLowerInvariant()) is not null
            || text.Word(source.Head).ToLowerInvariant() is "percent" or "percentage" or "majority" or "half" or "quarter" or "third" or "poll" or "report" or "study" or "survey";
    }

    // a whole quoted sentence ends the words: what follows tells time and place
    private int QuotationEnd(int first, int end)
    {
        var quotation = text.QuotationAt(first)!;
        var next = quotation.Last + 1;
        return quotation.First == first && next < end && quotation.Words > 3
            && (quotation.BeginsCapitalised || text.Tag(next) is PosTag.IN or PosTag.TO && quotation.EndsSentence || NounPhrases.IsTime(text.Word(next)))
            ? next : end;
    }
}
