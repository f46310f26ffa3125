using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements.Rules;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>Reads the attributed statements of an article: who said what.</summary>
/// <param name="gazetteer">The names known beforehand.</param>
/// <param name="cues">The cues known beforehand.</param>
public sealed class StatementExtractor(Gazetteer gazetteer, CueLexicon cues)
{
    /// <summary>The extractor with the built-in lexicons.</summary>
    public static StatementExtractor Default { get; } = new(Gazetteer.Default, CueLexicon.Default);

    /// <summary>The statements of <paramref name="article"/> in the order of its text; the same article always gives the same.</summary>
    /// <remarks>A text that is not English gives none: its words would be guessed at.</remarks>
    public IReadOnlyList<Statement> Extract(Article article) => [.. Explain(article).Select(explained => explained.Statement)];

    /// <summary>The statements of <paramref name="article"/>, each with why its speaker is its speaker.</summary>
    public IReadOnlyList<ExplainedStatement> Explain(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (!Language.MayBeEnglish(article.Text))
        {
            return [];
        }

        return Statements(Read(article));
    }

    /// <summary>Reads the words and names of an article.</summary>
    internal ReadArticle Read(Article article) => new(article, gazetteer, cues);

    /// <summary>The statements of an article whose words and names are read: the rules alone.</summary>
    internal static List<ExplainedStatement> Statements(ReadArticle read)
    {
        var drafts = new FloatingQuoteRule(read).Apply(Find(read));
        var resolver = new SpeakerResolver(read, drafts);
        var speakers = resolver.Resolve();
        var details = new StatementDetails(read);
        var found = new List<ExplainedStatement>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var statement = details.Complete(draft, speakers[draft]);
            if (ids.Add(statement.Id))
            {
                found.Add(new(statement, resolver.Reasons[draft]));
            }
        }

        return found;
    }

    private static List<Draft> Find(ReadArticle read)
    {
        var quotedAs = new QuotedAsRule(read);
        var cueRule = new CueRule(read);
        var accordingTo = new AccordingToRule(read);
        var nominal = new NominalCueRule(read);
        var asked = new AskedRule(read);
        var headline = new HeadlineRule(read);
        var namedLine = new NamedLineRule(read);
        var all = new List<Draft>();
        Draft? transcript = null;
        for (var sentence = 0; sentence < read.Text.Sentences.Count; sentence++)
        {
            var drafts = namedLine.Find(sentence).Concat(headline.Find(sentence)).Take(1).ToList();
            var said = cueRule.Find(sentence);
            foreach (var draft in asked.Find(sentence).Concat(quotedAs.Find(sentence)).Concat(accordingTo.Find(sentence, said)).Concat(said).Concat(nominal.Find(sentence)))
            {
                if (!draft.IsMisread && !(transcript is not null && Covers(transcript, draft)) && !drafts.Exists(other => Covers(other, draft) || Covers(draft, other)))
                {
                    drafts.Add(draft);
                }
            }

            transcript = drafts.Find(draft => draft.Rule == "transcript") ?? transcript;
            all.AddRange(drafts.OrderBy(draft => draft.CueFirst));
        }

        return all;
    }

    // outermost only: a cue inside another's content, or content shared with it, makes no statement of its own
    private static bool Covers(Draft outer, Draft inner) =>
        (inner.CueFirst >= 0 && outer.Holds(inner.CueFirst)) || inner.Content.Exists(part => outer.Holds(part.First)) || inner.CueFirst == outer.CueFirst;
}

/// <summary>A statement with why its speaker is its speaker.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="WhyThisSpeaker">The reason in words, for people who look for a mistake.</param>
public sealed record ExplainedStatement(Statement Statement, string WhyThisSpeaker);
