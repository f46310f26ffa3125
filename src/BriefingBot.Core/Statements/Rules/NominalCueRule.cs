using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds <c>SOURCE's claim that CONTENT</c> and <c>her promise to CONTENT</c>.</summary>
/// <remarks>Only with a possessor: "the claim that …" attributes nothing that a reader could check.</remarks>
internal sealed class NominalCueRule(ReadArticle article)
{
    private const double Confidence = 0.7;

    private readonly TaggedText text = article.Text;

    /// <summary>The statements of one sentence, in order.</summary>
    public IReadOnlyList<Draft> Find(int number)
    {
        var sentence = text.Sentences[number];
        var found = new List<Draft>();
        for (var i = sentence.First + 1; i + 2 < sentence.End; i++)
        {
            if (text.QuotationAt(i) is { } quotation)
            {
                i = quotation.Last;
            }
            else if (text.Tag(i).IsNoun() && article.Cues.Noun(text.Word(i)) is { } entry && Takes(entry, i + 1) && Possessor(i, sentence.First) is { } source)
            {
                var draft = new Draft(number, source, i, i + 1, entry, "nominal-cue", Confidence);
                draft.Content.Add((i + 1, article.ClauseEnd.Of(i + 1, sentence)));
                found.Add(draft);
                i = draft.Content[0].End;
            }
        }

        return found;
    }

    private bool Takes(CueEntry entry, int next) =>
        (entry.Takes(CueSyntax.That) && text.Is(next, "that") && !text.Tag(next + 1).IsFinite())
        || (entry.Takes(CueSyntax.To) && text.Tag(next) is PosTag.TO && text.Tag(next + 1) is PosTag.VB);

    // "Halden's recent claim", "her repeated claim"
    private NounPhrase? Possessor(int noun, int limit)
    {
        var i = noun - 1;
        while (i > limit && (text.Tag(i).IsAdjective() || text.Tag(i) is PosTag.CD or PosTag.VBN))
        {
            i--;
        }

        return text.Tag(i) switch
        {
            PosTag.PRPS => new(i, i + 1, i),
            PosTag.POS when i > limit => article.Phrases.Left(i, limit) is { } owner && !article.Phrases.IsTimePhrase(owner) ? owner : null,
            _ => null,
        };
    }
}
