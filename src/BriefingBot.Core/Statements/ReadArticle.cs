using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>One article with everything the rules read of it.</summary>
internal sealed class ReadArticle
{
    /// <summary>Reads an article.</summary>
    public ReadArticle(Article article, Gazetteer gazetteer, CueLexicon cues)
    {
        ArgumentNullException.ThrowIfNull(article);
        Article = article;
        Gazetteer = gazetteer;
        Cues = cues;
        Text = TaggedText.Read(article.Text, word => gazetteer.Noun(word) is { Kind: "person", IsPlural: false });
        Cast = Cast.Read(Text, gazetteer);
        Phrases = new(Text, token => Cast.PartAt(token) is { } part && part.Entry?.Sense != NameSense.Demonym);
        Sources = new(Text, Phrases);
        Before = new(Text);
        AfterCue = new(Text, Phrases);
        ClauseEnd = new(Text, cues, Phrases);
        ObjectEnd = new(Text, cues, Phrases, ClauseEnd);
    }

    /// <summary>The article.</summary>
    public Article Article { get; }

    /// <summary>Its words.</summary>
    public TaggedText Text { get; }

    /// <summary>Whom it names.</summary>
    public Cast Cast { get; }

    /// <summary>The names known beforehand.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>The cues known beforehand.</summary>
    public CueLexicon Cues { get; }

    /// <summary>Its noun phrases.</summary>
    public NounPhrases Phrases { get; }

    /// <summary>Its speakers' phrases.</summary>
    public SourceFinder Sources { get; }

    /// <summary>What stands before its cues.</summary>
    public ContentBefore Before { get; }

    /// <summary>What stands behind its cues.</summary>
    public AfterCueReader AfterCue { get; }

    /// <summary>Where its reported words end.</summary>
    public ClauseEnd ClauseEnd { get; }

    /// <summary>Where its reported objects end.</summary>
    public ObjectEnd ObjectEnd { get; }

    /// <summary>Whether a phrase names an outlet or agency.</summary>
    public bool IsOutlet(NounPhrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return Enumerable.Range(phrase.First, phrase.End - phrase.First).Any(i => Cast.PartAt(i)?.Entry?.Sense == NameSense.Media);
    }
}
