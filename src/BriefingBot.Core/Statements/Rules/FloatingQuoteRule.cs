using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Gives quotations without a cue of their own to the speaker who is speaking.</summary>
/// <remarks>
/// <c>"…," she said. "…"</c> is one statement, and so is a quotation that goes on in the next paragraph. A quotation
/// that fills a paragraph, or follows a sentence about one person, is theirs, but less surely.
/// </remarks>
internal sealed class FloatingQuoteRule(ReadArticle article)
{
    private const int FewestWords = 4;

    private readonly TaggedText text = article.Text;

    /// <summary>Adds to <paramref name="drafts"/>, which are in the order of the text; the result is too.</summary>
    public IReadOnlyList<Draft> Apply(IReadOnlyList<Draft> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        var all = drafts.OrderBy(Place).ToList();
        var held = new bool[text.Tokens.Count];
        foreach (var (first, end) in all.SelectMany(draft => draft.Content))
        {
            Array.Fill(held, value: true, first, end - first);
        }

        var given = new List<Draft>();
        var next = 0;
        Draft? before = null;
        foreach (var quotation in text.Quotations)
        {
            while (next < all.Count && Place(all[next]) < quotation.First)
            {
                before = all[next++];
            }

            if (given.Count > 0 && (before is null || Place(given[^1]) > Place(before)))
            {
                before = given[^1];
            }

            if (!held[quotation.First] && Stands(quotation))
            {
                Give(quotation, before, given);
            }
        }

        return [.. all.Concat(given).OrderBy(draft => draft.Content[0].First)];
    }

    // where a statement ends being made: its cue, or its last words
    private static int Place(Draft draft) => Math.Max(draft.CueFirst, draft.Content[^1].First);

    // a sentence of its own, or several
    private bool Stands(Quotation quotation)
    {
        var sentence = text.Sentences[text.SentenceOf(quotation.First)];
        return quotation.Words >= FewestWords && quotation.First == sentence.First && quotation.Last >= sentence.End - 2;
    }

    private void Give(Quotation quotation, Draft? before, List<Draft> given)
    {
        var number = text.SentenceOf(quotation.First);
        var paragraph = text.Sentences[number].Paragraph;
        var end = quotation.Last + 1;
        if (before is not null)
        {
            var last = text.Sentences[text.SentenceOf(before.Content[^1].First)];
            var wasQuoted = text.QuotationAt(before.Content[^1].End - 1) is { } earlier && (earlier.Words > 3 || earlier.First == before.Content[^1].First);
            var goesOn = last.Paragraph == paragraph - 1 && text.QuotationAt(before.Content[^1].End - 1) is { Continues: true };
            if (goesOn || (last.Paragraph == paragraph && wasQuoted && number - text.SentenceOf(Math.Max(before.CueFirst, before.Content[^1].First)) <= 1))
            {
                before.Content.Add((quotation.First, end));
                return;
            }

            if (last.Paragraph == paragraph || (last.Paragraph == paragraph - 1 && FillsParagraph(quotation)))
            {
                Add(new(number, before.Source, -1, -1, null, "quote-alone", 0.6) { SpeakerOf = before });
                return;
            }
        }

        if (number > 0 && text.Sentences[number - 1] is var previous && previous.Paragraph >= paragraph - 1 && SubjectOf(previous) is { } subject)
        {
            Add(new(number, subject, -1, -1, null, "quote-of-subject", 0.5));
        }

        void Add(Draft draft)
        {
            draft.Content.Add((quotation.First, end));
            given.Add(draft);
        }
    }

    private bool FillsParagraph(Quotation quotation)
    {
        var paragraph = text.Sentences[text.SentenceOf(quotation.First)].Paragraph;
        var first = text.SentenceOf(quotation.First) == 0 || text.Sentences[text.SentenceOf(quotation.First) - 1].Paragraph != paragraph;
        return first;
    }

    private NounPhrase? SubjectOf(Sentence sentence)
    {
        for (var i = sentence.First + 1; i < sentence.End && text.QuotationAt(i) is null; i++)
        {
            if (text.Tag(i).IsFinite())
            {
                return article.Sources.Before(i, sentence) is { } subject && (article.Cast.MemberAt(subject.Head) is not null || (text.Tag(subject.Head) is PosTag.PRP && !text.Is(subject.Head, "it"))) ? subject : null;
            }
        }

        return null;
    }
}
