using BriefingBot.Core.Actors;

namespace BriefingBot.Core.Statements;

/// <summary>Whom "the minister" and "the ministry" mean: who or what was named last with that word.</summary>
internal sealed class RolesInView
{
    // how many words back a role is looked for: a long article
    private const int FarBack = 20_000;

    private readonly RoleReader roles;
    private readonly Dictionary<string, List<(int Token, CastMember Member)>> organisations = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Token, CastMember Member)> holders = [];
    private readonly ReadArticle article;

    /// <summary>Indexes the organisations of an article by the words of their names, and its people.</summary>
    public RolesInView(ReadArticle article, RoleReader roles)
    {
        ArgumentNullException.ThrowIfNull(article);
        this.article = article;
        this.roles = roles;
        var words = new Dictionary<CastMember, string[]>();
        foreach (var part in article.Cast.Parts)
        {
            if (article.Cast.MemberAt(part.First) is not { } member)
            {
                continue;
            }

            if (member.Kind == ActorKind.Organisation)
            {
                Index(part.End - 1, member, words);
            }
            else if (member.Kind == ActorKind.Person && part.Kind == NamePartKind.Name)
            {
                holders.Add((part.First, member));
            }
        }
    }

    /// <summary>"The minister": the last person before the phrase whose office has its noun, of the same country where both are known; null when none is in view.</summary>
    public CastMember? Holder(NounPhrase source, int end)
    {
        ArgumentNullException.ThrowIfNull(source);
        var word = article.Text.Word(source.Head);
        var asked = roles.Phrase(source.First, end);
        for (var i = Before(holders, source.First) - 1; i >= 0 && source.First - holders[i].Token <= FarBack; i--)
        {
            var member = holders[i].Member;
            if (member.Office is { } office && HasWord(office, word) && (asked?.Country is null || member.Country is null || asked.Country == member.Country))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>"The ministry", "the campaign": the organisation named last whose name has that word; null when none is in view.</summary>
    public CastMember? Organisation(NounPhrase source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.End - source.First > 2 || !organisations.TryGetValue(article.Text.Word(source.Head), out var named))
        {
            return null;
        }

        var last = Before(named, source.First) - 1;
        return last >= 0 && source.First - named[last].Token <= FarBack ? named[last].Member : null;
    }

    // whether a text has a word between spaces or hyphens
    private static bool HasWord(string text, string word)
    {
        for (var i = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); i >= 0; i = text.IndexOf(word, i + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = i + word.Length;
            if ((i == 0 || text[i - 1] is ' ' or '-') && (end == text.Length || text[end] is ' ' or '-'))
            {
                return true;
            }
        }

        return false;
    }

    private void Index(int token, CastMember member, Dictionary<CastMember, string[]> words)
    {
        if (!words.TryGetValue(member, out var split))
        {
            words[member] = split = [.. member.Name.Split(' ').Distinct(StringComparer.OrdinalIgnoreCase)];
        }

        foreach (var word in split)
        {
            if (!organisations.TryGetValue(word, out var named))
            {
                organisations[word] = named = [];
            }

            named.Add((token, member));
        }
    }

    // how many stand before a token
    private static int Before(List<(int Token, CastMember Member)> named, int token)
    {
        var (low, high) = (0, named.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = named[middle].Token < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
