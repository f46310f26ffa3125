using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements.Rules;

/// <summary>Finds <c>SPEAKER: words</c> and <c>words: SPEAKER</c> in headlines.</summary>
internal sealed class HeadlineRule(ReadArticle article)
{
    private const int LongestSpeaker = 6;

    private readonly TaggedText text = article.Text;

    /// <summary>The statement of a sentence that is a headline, if it makes one.</summary>
    public IReadOnlyList<Draft> Find(int number)
    {
        var sentence = text.Sentences[number];
        if ((number > 0 && text.Word(sentence.End - 1) is ".") || Colon(sentence) is not { } colon)
        {
            return [];
        }

        if (Speaker(colon + 1, sentence.End) is { } after && colon - sentence.First > 2)
        {
            return [Make(number, after, colon, (sentence.First, colon))];
        }

        return Speaker(sentence.First, colon) is { } before && sentence.End - colon > 3
            ? [Make(number, before, colon, (colon + 1, article.ClauseEnd.Trim(colon + 1, sentence.End)))]
            : [];
    }

    private static Draft Make(int number, NounPhrase source, int colon, (int First, int End) content)
    {
        var draft = new Draft(number, source, colon, colon + 1, null, "headline", 0.8);
        draft.Content.Add(content);
        return draft;
    }

    private int? Colon(Sentence sentence)
    {
        for (var i = sentence.First + 1; i < sentence.End - 1; i++)
        {
            if (text.Word(i) is ":" && text.QuotationAt(i) is null)
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsDocument(string word) => word.ToLowerInvariant() is "poll" or "report" or "study" or "survey" or "audit" or "editorial" or "source" or "sources";

    // a name or titled name, an outlet, a document or people, and nothing else
    private NounPhrase? Speaker(int first, int end)
    {
        if (end - first is < 1 or > LongestSpeaker || end <= first)
        {
            return null;
        }

        for (var i = first; i < end; i++)
        {
            if (article.Cast.PartAt(i) is null && !text.Tag(i).IsNoun())
            {
                return null;
            }
        }

        var speaks = article.Cast.MemberAt(end - 1) is { } member ? member.Kind == ActorKind.Person || member.Mentions > 1 || article.Cast.PartAt(end - 1)?.Entry?.Sense == NameSense.Media
            : IsDocument(text.Word(end - 1)) || article.Gazetteer.Noun(text.Word(end - 1).ToLowerInvariant()) is { IsPlural: true };
        return speaks ? new(first, end, end - 1) : null;
    }
}
