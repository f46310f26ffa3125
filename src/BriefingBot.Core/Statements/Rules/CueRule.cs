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
            if (Match(cue, number, drafts) is { } draft && (held is null || Reports(draft, held)))
            {
                drafts.RemoveAll(inner => draft.Holds(inner.CueFirst) && draft.Content.Exists(part => part.First <= inner.CueFirst));
                drafts.Add(draft);
            }
        }

        return drafts;
    }

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

        if (source is not null && QuotationBefore(first, sentence) is { } quoted && cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That | CueSyntax.Bare))
        {
            return Around(cue, number, source, quoted, behind, "quote-before", 0.95);
        }

        if (source is not null && IsAs(first, sentence) && ClauseBefore(first - 1, sentence) is { } asClause && cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That))
        {
            return Around(cue, number, source, asClause, behind, "as-said-after", 0.8);
        }

        if (source is not null && IsAs(first, sentence) && text.Word(behind.First) is "," && cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That))
        {
            return Behind(cue, number, source, behind with { Form = CueSyntax.Bare, First = behind.First + 1 });
        }

        if (source is not null && ClauseBefore(first, sentence) is { } clause && cue.Entry.Takes(CueSyntax.Quote) && cue.Entry.Takes(CueSyntax.That | CueSyntax.Bare | CueSyntax.Addressee)
            && behind.Form is CueSyntax.None && IsFinite(cue.Form))
        {
            return Around(cue, number, source, clause, behind, "clause-before", 0.85);
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

        var content = QuotationBefore(cue.GroupFirst, sentence) ?? ClauseBefore(cue.GroupFirst, sentence);
        if (content is null)
        {
            return null;
        }

        var behind = article.AfterCue.Read(cue.Entry, source.End, sentence.End);
        return Around(cue, number, source, content.Value, behind, "inverted", 0.9);
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

        return null;
    }

    private Draft Around(CueMatch cue, int number, NounPhrase source, (int First, int End) content, AfterCue behind, string rule, double confidence)
    {
        var sentence = text.Sentences[number];
        var draft = new Draft(number, source, cue.ShownFirst, cue.End, cue.Entry, rule, confidence) { Addressee = behind.Addressee, IsNegated = cue.IsNegated };
        draft.Content.Add(content);
        if (Continuation(behind, sentence) is { } rest)
        {
            draft.Content.Add(rest);
        }

        return draft;
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
        var end = behind.Form is CueSyntax.Object ? article.ClauseEnd.OfObject(behind.First, sentence) : article.ClauseEnd.Of(behind.First, sentence);
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
        if (end <= behind.First)
        {
            return null;
        }

        draft.Content.Add((behind.First, end));
        return draft;
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

    // the quotation that ends right before a token, over a comma, with the words of its sentence before it
    private (int First, int End)? QuotationBefore(int token, Sentence sentence)
    {
        var last = token - 1;
        if (last > sentence.First && text.Word(last) is "," or "-" or "--" or "—" or "–" && text.QuotationAt(last) is null)
        {
            last--;
        }

        if (last < sentence.First || text.QuotationAt(last) is not { } quotation || quotation.Last != last)
        {
            return null;
        }

        return (ContentStart(sentence, quotation), last + 1);
    }

    // a quotation that begins a sentence of its own stands alone; a quoted phrase belongs to the words around it
    private int ContentStart(Sentence sentence, Quotation quotation)
    {
        var start = SkipConjunctions(sentence);
        return start >= quotation.First ? quotation.First : start;
    }

    private (int First, int End)? ClauseBefore(int token, Sentence sentence)
    {
        var end = token - 1;
        if (end <= sentence.First + 1 || text.Word(end) is not ("," or "-" or "--" or "—" or "–" or "?"))
        {
            return null;
        }

        var start = SkipConjunctions(sentence);
        var hasVerb = false;
        for (var i = start; i < end; i++)
        {
            hasVerb |= text.Tag(i).IsFinite() || text.Word(i) is "'s" or "'re" or "'ll";
        }

        return hasVerb && end - start > 2 && text.Tag(start) is not (PosTag.IN or PosTag.WRB or PosTag.VBG or PosTag.TO) | text.Is(start, "if") ? (start, end) : null;
    }

    private int SkipConjunctions(Sentence sentence)
    {
        var start = sentence.First;
        while (start + 1 < sentence.End && text.QuotationAt(start) is null
            && (text.Word(start) is "But" or "And" or "However" or "Meanwhile" or "," or "-" or "--" or "—" or "–" || text.Tag(start) is PosTag.Colon))
        {
            start++;
        }

        return start;
    }
}
