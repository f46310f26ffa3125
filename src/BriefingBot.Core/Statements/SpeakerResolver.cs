using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>Says who stands behind each source of one article: names, surnames, pronouns, offices, unnamed people.</summary>
internal sealed class SpeakerResolver
{
    // how many sentences a pronoun or role looks back, and a role without a name looks ahead
    private const int LookBack = 12;
    private const int LookAhead = 2;

    private static readonly HashSet<string> Leading = new(StringComparer.OrdinalIgnoreCase) { "head", "chief", "director", "leader", "boss", "chairman", "president", "chairwoman", "ceo", "executive" };

    private readonly ReadArticle article;
    private readonly TaggedText text;
    private readonly IReadOnlyList<Draft> drafts;
    private readonly Dictionary<Draft, Actor?> resolved = [];
    private readonly List<(int Token, Actor Actor)> unnamed = [];
    private readonly Dictionary<string, Actor> unnamedByNoun = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Token, CastMember Member)> people = [];
    private readonly Dictionary<CastMember, int> firstNamed = [];
    private readonly Dictionary<string, int> lastSpoken = new(StringComparer.Ordinal);
    private readonly RoleReader roles;
    private readonly RolesInView inView;
    private readonly Dictionary<Draft, string> reasons = [];
    private string reason = string.Empty;

    /// <summary>Prepares the speakers of <paramref name="drafts"/>, which are in the order of the text.</summary>
    public SpeakerResolver(ReadArticle article, IReadOnlyList<Draft> drafts)
    {
        ArgumentNullException.ThrowIfNull(article);
        this.article = article;
        this.drafts = drafts;
        text = article.Text;
        roles = new(text, article.Gazetteer, article.Cast.Parts);
        inView = new(article, roles);
        foreach (var part in article.Cast.Parts)
        {
            if (part.Kind == NamePartKind.Name && article.Cast.MemberAt(part.First) is { Kind: ActorKind.Person } member)
            {
                people.Add((part.First, member));
                firstNamed.TryAdd(member, part.First);
            }
        }
    }

    /// <summary>Why each draft has its speaker, in words; filled by <see cref="Resolve"/>.</summary>
    public IReadOnlyDictionary<Draft, string> Reasons => reasons;

    /// <summary>The speaker of each draft; null where the text names none.</summary>
    public IReadOnlyDictionary<Draft, Actor?> Resolve()
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            reason = draft.SpeakerOf is not null ? "the speaker of the statement before goes on" : "the text names no source";
            resolved[draft] = draft.SpeakerOf is { } earlier && resolved.TryGetValue(earlier, out var same) ? same
                : draft.Source is { } source ? Speaker(source, i) : null;
            reasons[draft] = reason;
            if (resolved[draft] is { Kind: ActorKind.Person } spoke && draft.Source is { } named)
            {
                lastSpoken[spoke.Name] = Math.Max(named.Head, lastSpoken.GetValueOrDefault(spoke.Name));
            }
        }

        return resolved;
    }

    private Actor? Speaker(NounPhrase source, int draft)
    {
        if (text.Tag(source.Head) is PosTag.WP or PosTag.WDT || source.Antecedent is not null || text.Is(source.Head, "who"))
        {
            var who = source.Antecedent is { } antecedent ? Speaker(antecedent, draft) : Nearest(source.Head, Gender.Unknown)?.ToActor();
            reason = $"\"{text.Word(source.Head)}\" stands for the name before it";
            return who;
        }

        if (text.Tag(source.Head) is PosTag.PRP or PosTag.PRPS)
        {
            reason = $"\"{text.Word(source.Head)}\": the person or body most in view before it";
            return Pronoun(source.Head, draft);
        }

        if (NamedApposition(source) is { } named)
        {
            reason = "the name behind the comma";
            var role = roles.Phrase(source.First, PlainEnd(source));
            named.Country ??= role?.Country;
            named.Office ??= role?.Office;
            return named.ToActor();
        }

        if (article.Cast.MemberAt(source.Head) is { } member)
        {
            reason = member.Name == text.Word(source.Head) || source.End - source.First > 1 ? "named here" : $"\"{text.Word(source.Head)}\" is a name of {member.Name} in this article";
            return member.ToActor();
        }

        return Nominal(source, draft);
    }

    // "the foreign minister, Mira Halden,": the name behind the comma
    private CastMember? NamedApposition(NounPhrase source)
    {
        for (var i = source.Head + 1; i + 1 < source.End; i++)
        {
            if (text.Is(i, ","))
            {
                return article.Cast.MemberAt(source.Head) is null && article.Cast.MemberAt(i + 1) is { Kind: ActorKind.Person } member ? member : null;
            }
        }

        return null;
    }

    private Actor? Pronoun(int token, int draft)
    {
        var word = text.Word(token).ToLowerInvariant();
        switch (word)
        {
            case "he" or "his":
                return (Nearest(token, Gender.Male)?.ToActor()) ?? Unnamed(token) ?? Anonymous(word);
            case "she" or "her":
                return (Nearest(token, Gender.Female)?.ToActor()) ?? Unnamed(token) ?? Anonymous(word);
            case "they" or "their" or "it" or "its":
                return Body(token, draft, word is "they" or "their") ?? Anonymous(word);
            default:
                return Anonymous(word);
        }

        static Actor Anonymous(string name) => new(name, ActorKind.Anonymous);
    }

    // the person most in view: near, a subject, the one who spoke last
    private CastMember? Nearest(int token, Gender gender)
    {
        var sentence = text.SentenceOf(token);
        CastMember? best = null;
        var bestScore = double.NegativeInfinity;
        for (var i = Before(token) - 1; i >= 0 && sentence - text.SentenceOf(people[i].Token) <= LookBack; i--)
        {
            var (at, member) = people[i];
            if (gender != Gender.Unknown && member.Gender != Gender.Unknown && member.Gender != gender)
            {
                continue;
            }

            var score = Salience(at, member, token, sentence);
            if (score > bestScore)
            {
                best = member;
                bestScore = score;
            }
        }

        return best;
    }

    private double Salience(int at, CastMember member, int token, int sentence)
    {
        var distance = sentence - text.SentenceOf(at);
        var score = -distance - (0.001 * (token - at));
        score += IsSubject(at) ? 1.5 : 0;
        score -= text.QuotationAt(at) is not null ? 2.5 : 0;
        score -= text.Tag(NameEnd(at)) is PosTag.POS ? 0.5 : 0;
        score -= member.KindIsSure || member.Gender != Gender.Unknown ? 0 : 1.5; // nothing shows that it is a person
        return lastSpoken.TryGetValue(member.Name, out var spoke) && spoke < token ? Math.Max(score, 1.8 - (sentence - text.SentenceOf(spoke))) : score;
    }

    private int NameEnd(int at) => article.Cast.PartAt(at)?.End ?? at + 1;

    // how many people stand before a token
    private int Before(int token)
    {
        var (low, high) = (0, people.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = people[middle].Token < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // the first name before the first finite verb of its sentence
    private bool IsSubject(int at)
    {
        var sentence = text.Sentences[text.SentenceOf(at)];
        for (var i = sentence.First; i < at; i++)
        {
            if (text.QuotationAt(i) is null && text.Tag(i).IsFinite())
            {
                return false;
            }
        }

        return !(at > sentence.First && text.Tag(at - 1) is PosTag.IN);
    }

    // "they", "it": the last group or organisation that spoke or was a subject
    private Actor? Body(int token, int draft, bool plural)
    {
        var sentence = text.SentenceOf(token);
        for (var i = draft - 1; i >= 0 && sentence - drafts[i].Sentence <= 3; i--)
        {
            if (resolved[drafts[i]] is { Kind: not ActorKind.Person } actor && (!plural || drafts[i].Source is { } source && (text.Tag(source.Head) is PosTag.NNS or PosTag.NNPS || actor.Kind == ActorKind.Organisation)))
            {
                return actor;
            }
        }

        for (var i = token - 1; i >= 0 && sentence - text.SentenceOf(i) <= 2; i--)
        {
            if (text.QuotationAt(i) is null && article.Cast.MemberAt(i) is { Kind: ActorKind.Organisation or ActorKind.Country } member && IsSubject(i))
            {
                return member.ToActor();
            }

            if (plural && text.QuotationAt(i) is null && text.Tag(i) is PosTag.NNS && article.Gazetteer.Noun(text.Word(i)) is { IsPlural: true } && IsSubject(i))
            {
                return new(text.Word(i), ActorKind.Anonymous);
            }
        }

        return null;
    }

    private Actor? Unnamed(int token) =>
        unnamed.Count > 0 && text.SentenceOf(token) - text.SentenceOf(unnamed[^1].Token) <= LookBack ? unnamed[^1].Actor : null;

    private Actor Nominal(NounPhrase source, int draft)
    {
        var noun = article.Gazetteer.Noun(text.Word(source.Head));
        var headPart = article.Cast.PartAt(source.Head);
        var isDefinite = text.Word(source.First).ToLowerInvariant() is "the" or "this" or "that" or "his" or "her" or "their" or "its" || HasOwner(source);
        var isPlural = text.Tag(source.Head) is PosTag.NNS;
        if (isDefinite && !isPlural && headPart is { Kind: NamePartKind.Title } or null && inView.Holder(source, PlainEnd(source)) is { } holder)
        {
            reason = $"holds this office in the article: {holder.Office}";
            return holder.ToActor();
        }

        if (isDefinite && unnamedByNoun.TryGetValue(text.Word(source.Head), out var known))
        {
            reason = "the same unnamed speaker as before";
            return known;
        }

        if (isDefinite && inView.Organisation(source) is { } body)
        {
            reason = "the organisation named before with this word";
            return body.ToActor();
        }

        if (isDefinite && !isPlural && NamedNext(source, draft) is { } next)
        {
            reason = "the role is named in the sentences that follow";
            next.Country ??= roles.Phrase(source.First, PlainEnd(source))?.Country;
            return next.ToActor();
        }

        reason = "no name found: the phrase itself";
        var role = roles.Phrase(source.First, PlainEnd(source));
        var name = PhraseName(source);
        var kind = Kind(noun, headPart, isDefinite, isPlural);
        var actor = new Actor(name, kind, kind == ActorKind.Office ? role?.Office : null, role?.Country, kind == ActorKind.Organisation ? null : role?.Organisation);
        if (kind is ActorKind.Anonymous)
        {
            unnamed.Add((source.Head, actor));
            unnamedByNoun[text.Word(source.Head)] = actor;
        }

        return actor;
    }

    // "Velland's foreign minister": there is only one
    private bool HasOwner(NounPhrase source) => Enumerable.Range(source.First, source.Head - source.First).Any(i => text.Tag(i) is PosTag.POS);

    private static ActorKind Kind(NounEntry? noun, NamePart? title, bool isDefinite, bool isPlural) =>
        noun is { Kind: "organisation" or "group" or "document" } ? ActorKind.Organisation
        : title is { Kind: NamePartKind.Title, Title.Kind: "head" or "minister" or "legislator" or "diplomat" or "military" or "judge" or "party" or "executive" } && isDefinite && !isPlural ? ActorKind.Office
        : title is { Kind: NamePartKind.Known } ? ActorKind.Organisation
        : ActorKind.Anonymous;

    // "the head of the arms agency said … The agency's chief Mira Halden said …": the name comes a sentence later
    private CastMember? NamedNext(NounPhrase source, int draft)
    {
        if (source.End - source.First < 3)
        {
            return null;
        }

        for (var i = draft + 1; i < drafts.Count && drafts[i].Sentence - drafts[draft].Sentence <= LookAhead; i++)
        {
            if (drafts[i].Source is { } later && article.Cast.MemberAt(later.Head) is { Kind: ActorKind.Person, Office: { } office } member
                && firstNamed.GetValueOrDefault(member) > source.Head && SameOffice(text.Word(source.Head), office))
            {
                return member;
            }
        }

        return null;
    }

    private static bool SameOffice(string noun, string office)
    {
        var words = office.Split(' ', '-');
        return words.Contains(noun, StringComparer.OrdinalIgnoreCase) || (Leading.Contains(noun) && words.Any(Leading.Contains));
    }

    private int PlainEnd(NounPhrase source)
    {
        var end = source.First;
        while (end < source.End && text.Word(end) is not "," && text.Tag(end) is not (PosTag.WP or PosTag.WDT) && !(end > source.Head && text.Tag(end) is PosTag.VBN or PosTag.VBG))
        {
            end++;
        }

        return end;
    }

    private string PhraseName(NounPhrase source)
    {
        var first = source.First;
        while (first < source.Head && text.Tag(first) is PosTag.DT or PosTag.PDT)
        {
            first++;
        }

        return text.Words(first, Math.Max(PlainEnd(source), first + 1));
    }
}
