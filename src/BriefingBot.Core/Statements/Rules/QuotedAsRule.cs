using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds <c>"CONTENT," AGENCY quoted SOURCE as saying</c> and <c>SOURCE was quoted as saying …</c></summary>
internal sealed class QuotedAsRule(ReadArticle article)
{
    private readonly TaggedText text = article.Text;

    /// <summary>The statements of one sentence.</summary>
    public IReadOnlyList<Draft> Find(int number)
    {
        var sentence = text.Sentences[number];
        for (var i = sentence.First; i + 1 < sentence.End; i++)
        {
            if (text.QuotationAt(i) is { } quotation)
            {
                i = quotation.Last;
            }
            else if (text.Is(i, "as") && text.Is(i + 1, "saying") && Match(i, number, sentence) is { } draft)
            {
                return [draft];
            }
        }

        return [];
    }

    private Draft? Match(int saying, int number, Sentence sentence)
    {
        var verb = saying - 1;
        while (verb > sentence.First && !(text.Word(verb).ToLowerInvariant() is "quoted" or "quotes" or "quoting" or "cited" or "citing"))
        {
            verb--;
        }

        if (verb <= sentence.First)
        {
            return null;
        }

        var passive = text.Tag(verb - 1).IsVerb() || text.Tag(verb - 1).IsAdverb();
        var group = verb;
        while (group > sentence.First && (text.Tag(group - 1).IsVerb() || text.Tag(group - 1).IsAdverb()))
        {
            group--;
        }

        var subject = article.Sources.Before(group, sentence);
        var source = passive ? subject : article.Phrases.BaseRight(verb + 1, saying);
        if (source is null)
        {
            return null;
        }

        var draft = new Draft(number, source, verb, saying + 2, article.Cues.Find("quoted") ?? article.Cues.Find("said"), "quoted-as-saying", 0.9)
        {
            Relay = passive ? null : subject,
        };
        var start = subject?.First ?? group;
        var behind = saying + 2;
        if (Before(start, sentence) is { } before)
        {
            draft.Content.Add(before);
        }
        else
        {
            behind += text.Word(behind) is "," or ":" ? 1 : 0;
            var read = article.AfterCue.Read(article.Cues.Find("said")!, behind, sentence.End);
            if (read.Form is CueSyntax.None)
            {
                return null;
            }

            draft.Content.Add((read.First, article.ClauseEnd.Of(read.First, sentence)));
        }

        return draft;
    }

    private (int First, int End)? Before(int start, Sentence sentence)
    {
        var last = start - 1;
        last -= last > sentence.First && text.Word(last) is "," ? 1 : 0;
        if (last <= sentence.First)
        {
            return null;
        }

        return text.QuotationAt(last) is { } quotation ? (Math.Max(sentence.First, quotation.First), last + 1)
            : text.Word(start - 1) is "," && last - sentence.First > 3 ? (sentence.First, start - 1) : null;
    }
}
