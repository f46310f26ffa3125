using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds <c>CONTENT, according to SOURCE</c>, <c>According to SOURCE, CONTENT</c>, and the same with <c>as reported by</c>.</summary>
internal sealed class AccordingToRule(ReadArticle article)
{
    private static readonly CueEntry Entry = new("according to", StatementMode.Speech, Attitude.Assertion, CueSyntax.That, null);

    private readonly TaggedText text = article.Text;

    /// <summary>The statements of one sentence.</summary>
    /// <param name="number">The sentence.</param>
    /// <param name="said">What its cue verbs make: a speaker of its own turns an outlet behind it into the relay.</param>
    public IReadOnlyList<Draft> Find(int number, IReadOnlyList<Draft> said)
    {
        var sentence = text.Sentences[number];
        for (var i = sentence.First; i + 2 < sentence.End; i++)
        {
            if (text.QuotationAt(i) is null && Cue(i, sentence) is { } cue && Match(i, cue.End, cue.Entry, number, sentence, said) is { } draft)
            {
                return [draft];
            }
        }

        return [];
    }

    // "according to", or "as" with a participle of speech and "by"
    private (int End, CueEntry Entry)? Cue(int i, Sentence sentence) =>
        text.Is(i, "according") && text.Is(i + 1, "to") ? (i + 2, Entry)
        : text.Is(i, "as") && text.Tag(i + 1) is PosTag.VBN or PosTag.VBD && article.Cues.At(text.Tokens, i + 1, sentence.End) is { } cue && text.Is(cue.End, "by")
            && cue.Meaning is { Mode: not StatementMode.Thought } && cue.Meaning.Takes(CueSyntax.That) ? (cue.End + 1, cue.Meaning)
        : null;

    private Draft? Match(int cue, int end, CueEntry entry, int number, Sentence sentence, IReadOnlyList<Draft> said)
    {
        if (article.Sources.After(end, sentence.End) is not { } source)
        {
            return null;
        }

        var draft = new Draft(number, source, cue, end, entry, "according-to", 0.9);
        if (cue <= sentence.First + 1)
        {
            var comma = source.End;
            while (comma < sentence.End && text.Word(comma) is not ",")
            {
                comma++;
            }

            if (comma + 2 >= sentence.End)
            {
                return null;
            }

            draft.Content.Add((comma + 1, article.ClauseEnd.Of(comma + 1, sentence)));
            return draft;
        }

        if (IsRelay(source, cue, said))
        {
            return null; // "Halden said …, according to Xinhua": the agency passes it on
        }

        var last = article.ClauseEnd.Trim(sentence.First, cue);
        draft.Content.Add((sentence.First, last));
        if (text.Word(cue - 1) is "," && text.Word(source.End) is "," && source.End + 2 < sentence.End && text.Tag(source.End + 1).IsFinite())
        {
            draft.Content.Add((source.End + 1, article.ClauseEnd.Of(source.End + 1, sentence)));
        }

        return last - sentence.First > 1 ? draft : null;
    }

    // an outlet behind a sentence whose own speaker says something
    private bool IsRelay(NounPhrase source, int cue, IReadOnlyList<Draft> said) =>
        article.IsOutlet(source) && said.Any(other =>
            other.CueFirst < cue && other.Entry is { Mode: not StatementMode.Thought } entry && entry.Takes(CueSyntax.That | CueSyntax.Quote) && !other.Holds(cue));
}
