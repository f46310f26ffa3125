using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>Turns a draft into a statement: spans, type, date, relay, place, and what it is about.</summary>
internal sealed class StatementDetails(ReadArticle article)
{
    private const int MostTopics = 6;

    private readonly TaggedText text = article.Text;

    /// <summary>The finished statement.</summary>
    public Statement Complete(Draft draft, Actor? speaker)
    {
        var content = Spans(draft.Content);
        IReadOnlyList<TextSpan> cue = draft.CueFirst < 0 ? [] : [text.Span(draft.CueFirst, draft.CueEnd)];
        var around = new CueSurroundings(article, draft);
        return new()
        {
            Id = Statement.IdOf(article.Article.Id, cue, content),
            ArticleId = article.Article.Id,
            Type = TypeOf(draft),
            Mode = draft.Entry?.Mode ?? StatementMode.Speech,
            Source = draft.Source is { } source ? [text.Span(source.First, source.End)] : [],
            Cue = cue,
            CueLemma = draft.Entry?.Lemma,
            Content = content,
            Speaker = speaker,
            Attitude = draft.Entry?.Attitude ?? Attitude.Assertion,
            Negated = draft.IsNegated,
            Marks = draft.Entry?.Marks,
            Addressee = around.Addressee(),
            Relay = around.Relay(),
            Place = around.Place(),
            SaidOn = around.SaidOn(),
            About = About(draft, speaker),
            Topics = Topics(draft),
            Confidence = draft.Confidence,
            Rule = draft.Rule,
        };
    }

    // neighbouring ranges become one span
    private List<TextSpan> Spans(List<(int First, int End)> parts)
    {
        var spans = new List<TextSpan>();
        var first = -1;
        var end = -1;
        foreach (var part in parts.OrderBy(part => part.First))
        {
            if (part.First == end)
            {
                end = part.End;
                continue;
            }

            if (first >= 0)
            {
                spans.Add(text.Span(first, end));
            }

            (first, end) = part;
        }

        spans.Add(text.Span(first, end));
        return spans;
    }

    private StatementType TypeOf(Draft draft)
    {
        int words = 0, quoted = 0;
        foreach (var (first, end) in draft.Content)
        {
            for (var i = first; i < end; i++)
            {
                if (text.Tokens[i].IsWord)
                {
                    words++;
                    quoted += text.QuotationAt(i) is not null ? 1 : 0;
                }
            }
        }

        return quoted == 0 ? StatementType.Indirect : quoted == words ? StatementType.Direct : StatementType.Mixed;
    }

    private List<ActorName> About(Draft draft, Actor? speaker)
    {
        var found = new List<ActorName>();
        foreach (var (first, end) in draft.Content)
        {
            for (var i = first; i < end; i++)
            {
                var name = article.Cast.MemberAt(i) is { } member ? new ActorName(member.Name, member.Kind)
                    : article.Cast.PartAt(i)?.Entry is { Sense: NameSense.Demonym } people ? new ActorName(people.Name, ActorKind.Country) : null;
                if (name is not null && name.Name != speaker?.Name && !found.Contains(name))
                {
                    found.Add(name);
                }
            }
        }

        return found;
    }

    private List<string> Topics(Draft draft)
    {
        var found = new List<string>();
        foreach (var (first, end) in draft.Content)
        {
            for (var i = first; i < end && found.Count < MostTopics; i++)
            {
                if (text.Tag(i) is not (PosTag.NN or PosTag.NNS) || article.Cast.PartAt(i) is not null || NounPhrases.IsTime(text.Word(i)) || !text.Tokens[i].IsWord)
                {
                    continue;
                }

                // a noun with the noun or adjective before it
                var from = i > first && text.Tag(i - 1) is PosTag.NN or PosTag.JJ && article.Cast.PartAt(i - 1) is null && text.Tag(i + 1) is not (PosTag.NN or PosTag.NNS) ? i - 1 : i;
                var topic = text.Words(from, i + 1).ToLowerInvariant();
                found.RemoveAll(shorter => topic.EndsWith(" " + shorter, StringComparison.Ordinal));
                if (!found.Contains(topic))
                {
                    found.Add(topic);
                }
            }
        }

        return found;
    }
}
