using BriefingBot.Core.Text;

namespace BriefingBot.Core.Actors;

/// <summary>Everybody one article names, and which of its words name whom.</summary>
public sealed class Cast
{
    private readonly Dictionary<int, CastMember> memberAt = [];
    private readonly Dictionary<int, NamePart> partAt = [];
    private readonly List<CastMember> members = [];

    private Cast()
    {
    }

    /// <summary>The members in the order of their first full mention.</summary>
    public IReadOnlyList<CastMember> Members => members;

    /// <summary>The names and titles of the article, in order.</summary>
    public IReadOnlyList<NamePart> Parts { get; private set; } = [];

    /// <summary>Finds the members of a text's cast.</summary>
    public static Cast Read(TaggedText text, Gazetteer gazetteer)
    {
        var cast = new Cast { Parts = new NamePartFinder(gazetteer).Find(text) };
        var builder = new CastBuilder(text, gazetteer, cast.Parts);
        foreach (var (part, member) in builder.Build(cast.members))
        {
            for (var i = part.First; i < part.End; i++)
            {
                cast.memberAt[i] = member;
            }
        }

        foreach (var part in cast.Parts)
        {
            for (var i = part.First; i < part.End; i++)
            {
                cast.partAt[i] = part;
            }
        }

        return cast;
    }

    /// <summary>Whom a token names, or null.</summary>
    public CastMember? MemberAt(int token) => memberAt.GetValueOrDefault(token);

    /// <summary>The name or title a token belongs to, or null.</summary>
    public NamePart? PartAt(int token) => partAt.GetValueOrDefault(token);
}
