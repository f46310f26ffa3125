using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds statements by their cue verb: quotations and clauses before, behind and on both sides of it.</summary>
internal sealed class CueRule(ReadArticle article)
{
    private readonly TaggedText text = article.Text;

    /// <summary>The statements of one sentence, outermost only, in order.</summary>
    public IReadOnlyList<Draft> Find(int number)
    {
        var sentence = text.Sentences[number];
        var drafts = new List<Draft>();
        foreach (var cue in CueFinder.Find(text, sentence, article.Cues))
        {
            // a cue at the end that speaks of the whole sentence reports the reports inside it
            var held = drafts.Find(draft => draft.Holds(cue.First));
            if (Match(cue, number, drafts) is not { } draft)
            {
                continue;
            }

            if (draft.Source is { } outlet && article.IsOutlet(outlet) && drafts.FindIndex(inner => IsPassedOn(inner, draft)) is >= 0 and var passedOn)
            {
                drafts[passedOn] = drafts[passedOn] with { Relay = outlet };
            }
            else if (held is not null && IsPassingOn(held, draft))
            {
                drafts[drafts.IndexOf(held)] = draft with { Relay = held.Source };
            }
            else if (held is null || Reports(draft, held))
            {
                drafts.RemoveAll(inner => draft.Source is { } whole && inner.CueFirst >= whole.First && inner.CueFirst < whole.End);
                drafts.RemoveAll(inner => draft.Holds(inner.CueFirst) && draft.Content.Exists(part => part.First <= inner.CueFirst));
                drafts.Add(draft);
            }
        }

        return drafts;
    }

    // "Halden said …, the agency reported": the agency passes on what a speaker of the sentence said
    private static bool IsPassedOn(Draft inner, Draft outer) =>
        outer.Rule is "clause-before" or "inverted" && inner is { Source: not null, Entry: { Mode: not StatementMode.Thought } entry }
        && entry.Takes(CueSyntax.That | CueSyntax.Quote) && outer.Holds(inner.CueFirst);

    // "The agency reported that Halden said …": all that the agency says is that somebody said it
    private bool IsPassingOn(Draft outer, Draft inner) =>
        outer is { Source: { } outlet, Rule: "that-clause" or "bare-clause", Content: [var whole] } && article.IsOutlet(outlet)
        && inner is { Source: { } source, Entry.Mode: not StatementMode.Thought, Rule: not "nominal-cue" } && !article.IsOutlet(source)
        && (source.First == whole.First || (source.First == whole.First + 1 && text.Is(whole.First, "that")));

    private static bool Reports(Draft outer, Draft inner) =>
        outer.Rule is "clause-before" or "inverted" or "quote-before" && outer.Content[0].First <= (inner.Source?.First ?? inner.CueFirst) && outer.Holds(inner.CueFirst);

    private Draft? Match(CueMatch cue, int number, List<Draft> before)
    {
        var sentence = text.Sentences[number];
        if (cue.IsPassive)
        {
            return Passive(cue, number);
        }

        var source = article.Sources.Before(cue.GroupFirst, sentence);
        if (source is null && Inverted(cue, number) is { } inverted)
        {
            return inverted;
        }

        var first = source?.First ?? cue.GroupFirst;
        var behind = article.AfterCue.Read(cue.Entry, cue.End, sentence.End);
        if (source is { Antecedent: { } noun } && behind.Form is CueSyntax.Object or CueSyntax.None && text.Word(source.Head).ToLowerInvariant() is "that" or "which" && article.Cast.MemberAt(noun.Head) is null)
        {
            return null; // "resolutions that threatened sanctions"
        }

        var isRelative = source is not null && text.Tag(source.Head) is PosTag.WDT or PosTag.WP;
        if (source is not null && !isRelative && article.Before.Quotation(first, sentence) is { } quoted && cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That | CueSyntax.Bare))
        {
            return Around(cue, number, source, Quoted(quoted, behind, sentence), behind.Addressee, "quote-before", 0.95);
        }

        if (source is not null && IsAs(first, sentence) && article.Before.Clause(first - 1, sentence) is { } asClause && cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That))
        {
            return Around(cue, number, source, Quoted(asClause, behind, sentence), behind.Addressee, "as-said-after", 0.8);
        }

        if (source is not null && IsAs(first, sentence) && text.Word(behind.First) is "," && cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That))
        {
            return Behind(cue, number, source, behind with { Form = CueSyntax.Bare, First = behind.First + 1 });
        }

        if (source is not null && !isRelative && behind.Form is CueSyntax.None && IsFinite(cue.Form) && cue.Entry.Takes(CueSyntax.Quote) && cue.Entry.Takes(CueSyntax.That | CueSyntax.Bare | CueSyntax.Addressee)
            && Interrupted(first, behind.First, sentence) is { } parts)
        {
            return Around(cue, number, source, parts, behind.Addressee, "clause-before", 0.85);
        }

        if (source is not null && Relative(cue, number, source) is { } relative)
        {
            return relative;
        }

        if (behind.Form is CueSyntax.None)
        {
            return null;
        }

        if (source is null)
        {
            return WithoutSubject(cue, number, behind, before);
        }

        return Behind(cue, number, source, behind);
    }

    private static bool IsFinite(PosTag tag) => tag is not (PosTag.VBG or PosTag.VB);

    // "…," said Halden, "…"
    private Draft? Inverted(CueMatch cue, int number)
    {
        var sentence = text.Sentences[number];
        if (!cue.Entry.Takes(CueSyntax.Quote) || !IsFinite(cue.Form) || article.Sources.After(cue.End, sentence.End) is not { } source)
        {
            return null;
        }

        var behind = article.AfterCue.Read(cue.Entry, source.End, sentence.End);
        var parts = article.Before.Quotation(cue.GroupFirst, sentence) is { } quoted ? Quoted(quoted, behind, sentence) : Interrupted(cue.GroupFirst, behind.First, sentence);
        return parts is null ? null : Around(cue, number, source, parts, behind.Addressee, "inverted", 0.9);
    }

    // "a plan which Halden says would work", "a plan Halden says would work": the speaker stands inside the clause
    private Draft? Relative(CueMatch cue, int number, NounPhrase source)
    {
        var sentence = text.Sentences[number];
        var verb = cue.End;
        while (verb < sentence.End && text.Tag(verb).IsAdverb())
        {
            verb++;
        }

        if (verb >= sentence.End || !text.Tag(verb).IsFinite() || !cue.Entry.Takes(CueSyntax.Bare) || source.First <= sentence.First + 1)
        {
            return null;
        }

        var isPronoun = text.Word(source.First - 1).ToLowerInvariant() is "which" or "that" or "who" or "whom" or "what" && text.QuotationAt(source.First - 1) is null;
        var subject = isPronoun ? new NounPhrase(source.First - 1, source.First, source.First - 1) : article.Phrases.Left(source.First, sentence.First);
        return subject is null ? null
            : Around(cue, number, source, [(subject.First, subject.End), (cue.End, article.ClauseEnd.Of(cue.End, sentence))], null, "relative-clause", 0.8);
    }

    // ", adding that …", "… and said …": the speaker is the subject of what stands before
    private Draft? WithoutSubject(CueMatch cue, int number, AfterCue behind, List<Draft> before)
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

    // "was accused of … by Halden": the speaker stands behind "by"
    private Draft? Passive(CueMatch cue, int number)
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

    private static Draft Around(CueMatch cue, int number, NounPhrase source, IReadOnlyList<(int First, int End)> content, NounPhrase? addressee, string rule, double confidence)
    {
        var draft = new Draft(number, source, cue.ShownFirst, cue.End, cue.Entry, rule, confidence) { Addressee = addressee, IsNegated = cue.IsNegated };
        draft.Content.AddRange(content);
        return draft;
    }

    private List<(int First, int End)> Quoted((int First, int End) content, AfterCue behind, Sentence sentence) =>
        Continuation(behind, sentence) is { } rest ? [content, rest] : [content];

    // "The harbour, Halden said, would open": the words before the comma, and those behind the next one when the sentence goes on there
    private List<(int First, int End)>? Interrupted(int first, int behind, Sentence sentence)
    {
        if (article.Before.Fragment(first, sentence) is not { } before)
        {
            return null;
        }

        var goesOn = behind + 1 < sentence.End && text.Word(behind) is "," && text.QuotationAt(behind + 1) is null;
        if (goesOn && (article.Before.IsUnfinished(before) || text.Tag(behind + 1) is PosTag.TO or PosTag.IN or PosTag.CC) && article.ClauseEnd.Of(behind + 1, sentence) is var end && end > behind + 1)
        {
            return [before, (behind + 1, end)];
        }

        return article.Before.Clause(first, sentence) is { } clause ? [clause] : null;
    }

    // what goes on behind the cue: a second quotation, or the rest of the clause after a comma
    private (int First, int End)? Continuation(AfterCue behind, Sentence sentence)
    {
        var i = behind.First;
        if (behind.Form is CueSyntax.Quote || (i < sentence.End && text.QuotationAt(i) is not null))
        {
            return (i, article.ClauseEnd.Of(i, sentence));
        }

        while (i < sentence.End && text.Word(i) is not ("," or "." or ":" or ";"))
        {
            i++;
        }

        if (i + 1 < sentence.End && text.Tag(i + 1) is PosTag.VBG or PosTag.CC or PosTag.RB)
        {
            return null; // ", adding: "…"": words of another cue
        }

        if (i + 1 < sentence.End && text.QuotationAt(i + 1) is { } quotation && quotation.First == i + 1)
        {
            return (i + 1, article.ClauseEnd.Of(i + 1, sentence));
        }

        return null;
    }

    private Draft? Behind(CueMatch cue, int number, NounPhrase? source, AfterCue behind, Draft? speakerOf = null)
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
        var end = behind.Form is CueSyntax.Object ? article.ClauseEnd.OfObject(behind.First, sentence)
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

    private bool IsAs(int first, Sentence sentence) => first > sentence.First && text.Is(first - 1, "as");
}
