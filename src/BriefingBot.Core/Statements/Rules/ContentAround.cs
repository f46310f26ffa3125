using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Makes statements whose content stands before their cue, or on both sides of it.</summary>
internal sealed class ContentAround(ReadArticle article)
{
    private readonly TaggedText text = article.Text;

    /// <summary>A statement whose speaker stands behind its cue, <c>"…," said Halden, "…"</c>; null when the cue makes none.</summary>
    public Draft? Inverted(CueMatch cue, int number)
    {
        var sentence = text.Sentences[number];
        if (!cue.Entry.Takes(CueSyntax.Quote) || !cue.IsFinite || article.Sources.After(cue.End, sentence.End) is not { } source)
        {
            return null;
        }

        var behind = article.AfterCue.Read(cue.Entry, source.End, sentence.End);
        var parts = article.Before.Quotation(cue.GroupFirst, sentence) is { } quoted ? Quoted(quoted, behind, sentence) : Interrupted(cue.GroupFirst, behind.First, sentence);
        return parts is null ? null : Around(cue, number, source, parts, behind.Addressee, "inverted", 0.9);
    }

    /// <summary>A statement whose speaker stands inside a relative clause, <c>a plan which Halden says would work</c>; null when the cue makes none.</summary>
    public Draft? Relative(CueMatch cue, int number, NounPhrase source)
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

    /// <summary>The words before the comma, <c>The harbour, Halden said, would open</c>, and those behind the next one when the sentence goes on there; null when no mark stands before the cue.</summary>
    public List<(int First, int End)>? Interrupted(int first, int behind, Sentence sentence)
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

    /// <summary>A quotation or clause before the cue, and what goes on behind it.</summary>
    public List<(int First, int End)> Quoted((int First, int End) content, AfterCue behind, Sentence sentence) =>
        Continuation(behind, sentence) is { } rest ? [content, rest] : [content];

    /// <summary>A statement with content on both sides of its cue.</summary>
    public static Draft Around(CueMatch cue, int number, NounPhrase source, IReadOnlyList<(int First, int End)> content, NounPhrase? addressee, string rule, double confidence)
    {
        var draft = new Draft(number, source, cue.ShownFirst, cue.End, cue.Entry, rule, confidence) { Addressee = addressee, IsNegated = cue.IsNegated };
        draft.Content.AddRange(content);
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
}
