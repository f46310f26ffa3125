using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds statements by their cue verb: quotations and clauses before, behind and on both sides of it.</summary>
internal sealed class CueRule(ReadArticle article)
{
    private readonly TaggedText text = article.Text;
    private readonly ContentAround around = new(article);
    private readonly ContentBehind behindCue = new(article);
    private readonly PassiveRule passive = new(article);

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
            return passive.Passive(cue, number);
        }

        var source = article.Sources.Before(cue.GroupFirst, sentence);
        if (source is null && around.Inverted(cue, number) is { } inverted)
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
            return ContentAround.Around(cue, number, source, around.Quoted(quoted, behind, sentence), behind.Addressee, "quote-before", 0.95);
        }

        if (source is not null && IsAs(first, sentence) && article.Before.Clause(first - 1, sentence) is { } asClause && cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That))
        {
            return ContentAround.Around(cue, number, source, around.Quoted(asClause, behind, sentence), behind.Addressee, "as-said-after", 0.8);
        }

        if (source is not null && IsAs(first, sentence) && text.Word(behind.First) is "," && cue.Entry.Takes(CueSyntax.Quote | CueSyntax.That))
        {
            return behindCue.Behind(cue, number, source, behind with { Form = CueSyntax.Bare, First = behind.First + 1 });
        }

        if (source is not null && !isRelative && behind.Form is CueSyntax.None && cue.IsFinite && cue.Entry.Takes(CueSyntax.Quote) && cue.Entry.Takes(CueSyntax.That | CueSyntax.Bare | CueSyntax.Addressee)
            && around.Interrupted(first, behind.First, sentence) is { } parts)
        {
            return ContentAround.Around(cue, number, source, parts, behind.Addressee, "clause-before", 0.85);
        }

        if (source is not null && around.Relative(cue, number, source) is { } relative)
        {
            return relative;
        }

        if (behind.Form is CueSyntax.None)
        {
            return null;
        }

        if (source is null)
        {
            return behindCue.WithoutSubject(cue, number, behind, before);
        }

        return behindCue.Behind(cue, number, source, behind);
    }

    private bool IsAs(int first, Sentence sentence) => first > sentence.First && text.Is(first - 1, "as");
}
