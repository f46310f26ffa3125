using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Words that change a claim without being its matter (<c>claim-signs.tsv</c>).</summary>
internal sealed class SignLexicon
{
    private readonly StemPhrases phrases = new();
    private readonly List<SignKind> kinds = [];

    private SignLexicon(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var name = table.Cell(row, "kind")?.Replace("-", string.Empty, StringComparison.Ordinal);
            kinds.Add(Enum.TryParse<SignKind>(name, ignoreCase: true, out var kind) ? kind : throw new LexiconException($"claim-signs.tsv: {name} is no kind of sign."));
            foreach (var phrase in table.Values(row, "words"))
            {
                phrases.Add(phrase, row);
            }
        }
    }

    /// <summary>The built-in one.</summary>
    public static SignLexicon Default { get; } = new(LexiconTable.Embedded("claim-signs.tsv"));

    /// <summary>The signs among <paramref name="words"/>; of overlapping ones of one kind the longest.</summary>
    /// <remarks>"for now" is no "now": a sign of time gives way to a longer one of any kind.</remarks>
    public ILookup<SignKind, PhraseHit> Find(IReadOnlyList<ClaimWord> words)
    {
        var hits = phrases.Find(words);
        hits.RemoveAll(hit => kinds[hit.Row] is SignKind.Sooner or SignKind.Later && hits.Exists(other => other.Places.Length > hit.Places.Length && hit.Places.All(other.Places.Contains)));
        return hits.GroupBy(hit => kinds[hit.Row])
            .SelectMany(group => StemPhrases.Longest([.. group]), (group, hit) => (group.Key, hit))
            .ToLookup(pair => pair.Key, pair => pair.hit);
    }
}

/// <summary>What a sign does; <c>claim-signs.tsv</c> says it in words.</summary>
internal enum SignKind
{
    Negation,
    Condition,
    Waived,
    Exception,
    Background,
    OrElse,
    Withdraw,
    DemandNoun,
    GiftNoun,
    Limit,
    Later,
    Sooner,
    ForNow,
    Partial,
    Whole,
    Enough,
    TooLittle,
    Hostile,
    Disputes,
}
