using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>What the words around a cue, outside the content, tell: addressee, relay, place and date of speech.</summary>
internal sealed class CueSurroundings(ReadArticle article, Draft draft)
{
    private readonly TaggedText text = article.Text;

    /// <summary>Whom the speaker told, as printed without its article; null when the text names nobody.</summary>
    public string? Addressee()
    {
        if (draft.Addressee is { } told && text.Tag(told.Head) is not PosTag.PRP)
        {
            return WithoutArticle(told);
        }

        // "in an interview with the Vellish Herald"
        foreach (var i in Around())
        {
            if (text.Word(i).ToLowerInvariant() is "interview" or "conversation" or "call" && text.Word(i + 1) is "with" && article.Phrases.BaseRight(i + 2, text.Tokens.Count) is { } partner)
            {
                return WithoutArticle(partner);
            }
        }

        return null;
    }

    /// <summary>The agencies and outlets in between.</summary>
    public IReadOnlyList<string> Relay()
    {
        var found = new List<string>();
        if (draft.Relay is { } relay)
        {
            found.Add(article.Cast.MemberAt(relay.Head)?.Name ?? OutletIn(relay) ?? WithoutArticle(relay));
        }

        // "…, quoted by the Interfax news agency", "…, Halden said, according to Xinhua"
        foreach (var i in Around())
        {
            if (RelayBy(i) is { } by && article.Phrases.BaseRight(by, text.Tokens.Count) is { } outlet && OutletIn(outlet) is { } name && !found.Contains(name))
            {
                found.Add(name);
            }
        }

        return found;
    }

    // the token after "by" in "quoted in Moscow by", after "to" in "according to"
    private int? RelayBy(int i)
    {
        if (i != draft.CueFirst && text.Is(i, "according") && text.Is(i + 1, "to"))
        {
            return i + 2;
        }

        for (var by = i + 1; by <= i + 4 && text.Word(i).ToLowerInvariant() is "quoted" or "cited" or "reported" or "carried"; by++)
        {
            if (text.Is(by, "by"))
            {
                return by + 1;
            }
        }

        return null;
    }

    /// <summary>Where it was said, as printed; null when the text does not tell.</summary>
    public string? Place()
    {
        foreach (var i in Around())
        {
            if (text.Word(i) is "in" or "at" && i > draft.CueFirst - 12 && article.Cast.PartAt(i + 1) is { Kind: NamePartKind.Known, Entry.Sense: NameSense.Capital or NameSense.Country } place
                && !draft.Holds(i + 1) && !(draft.Source is { } source && i + 1 >= source.First && i + 1 < source.End && i < draft.CueFirst && source.Head < i && !IsQuotedIn(i)))
            {
                return text.Words(place.First, place.End);
            }
        }

        return null;
    }

    /// <summary>When it was said: a date near the cue, counted from the article's own.</summary>
    public PartialDate SaidOn()
    {
        if (draft.CueFirst < 0)
        {
            return draft.SpeakerOf is { CueFirst: >= 0 } earlier ? new CueSurroundings(article, earlier).SaidOn() : PartialDate.Unknown;
        }

        var sentence = text.Sentences[draft.Sentence];
        var mention = DateReader.Find(text.Tokens, sentence.First, sentence.End, article.Article.Published)
            .Where(mention => !draft.Holds(mention.First) && text.QuotationAt(mention.First) is null && IsNear(mention))
            .OrderBy(mention => Math.Abs(mention.First - draft.CueFirst))
            .FirstOrDefault();
        return mention?.Date ?? PartialDate.Unknown;
    }

    // a date inside the speaker's phrase, or in another clause, dates something else
    private bool IsNear(DateMention mention)
    {
        if (draft.Source is { } source && mention.First >= source.First && mention.First < source.End)
        {
            return false;
        }

        for (var i = Math.Min(mention.First, draft.CueEnd); i < Math.Max(mention.First, draft.CueFirst); i++)
        {
            if (!draft.Holds(i) && text.Tag(i).IsFinite() && i != draft.CueFirst && text.QuotationAt(i) is null && !(i >= draft.CueFirst - 3 && i < draft.CueEnd))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsQuotedIn(int i) => draft.Rule == "quoted-as-saying" && text.Word(i) is "in";

    // the tokens of the cue's sentence outside content and quotations
    private IEnumerable<int> Around()
    {
        if (draft.CueFirst < 0)
        {
            yield break;
        }

        var sentence = text.Sentences[draft.Sentence];
        for (var i = sentence.First; i + 1 < sentence.End; i++)
        {
            if (!draft.Holds(i) && text.QuotationAt(i) is null)
            {
                yield return i;
            }
        }
    }

    private string? OutletIn(NounPhrase phrase)
    {
        for (var i = phrase.First; i < phrase.End; i++)
        {
            if (article.Cast.PartAt(i) is { Entry.Sense: NameSense.Media } part)
            {
                return part.Entry!.Name;
            }
        }

        return null;
    }

    private string WithoutArticle(NounPhrase phrase)
    {
        var first = phrase.First;
        while (first < phrase.Head && text.Tag(first) is PosTag.DT or PosTag.PDT)
        {
            first++;
        }

        return text.Words(first, phrase.End);
    }
}
