using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>What a word of a claim belongs to.</summary>
internal enum Segment
{
    Main,
    Condition,
    Exception,
    Background,
    Threat,
}

/// <summary>The clauses of a claim, and what each of its words belongs to.</summary>
internal sealed class ClauseMap
{
    private readonly Segment[] of;

    private ClauseMap(IReadOnlyList<ClaimWord> words)
    {
        Words = words;
        of = new Segment[words.Count];
        Breaks = [.. words.Index().Where(word => IsBreak(word.Index)).Select(word => word.Index)];
    }

    /// <summary>The words.</summary>
    public IReadOnlyList<ClaimWord> Words { get; }

    /// <summary>The positions where a new clause begins.</summary>
    public IReadOnlyList<int> Breaks { get; }

    /// <summary>The segments found beside the main clauses, each with the position of its first and the one behind its last word.</summary>
    public List<(Segment Kind, int First, int End, string Mark)> Asides { get; } = [];

    /// <summary>Cuts <paramref name="words"/> into clauses and tells what is claimed from conditions, exceptions, threats and what is taken for granted.</summary>
    public static ClauseMap Read(IReadOnlyList<ClaimWord> words, ILookup<SignKind, PhraseHit> signs, IReadOnlyList<Deadline> deadlines)
    {
        var map = new ClauseMap(words);
        new SignSegments(map, signs, deadlines).Mark();
        new WordOrderSegments(map).Mark();
        return map;
    }

    /// <summary>What the word at <paramref name="place"/> belongs to.</summary>
    public Segment At(int place) => of[place];

    /// <summary>The word at a position in lower case; empty outside.</summary>
    public string Lower(int place) => place >= 0 && place < Words.Count ? Words[place].Text.ToLowerInvariant() : string.Empty;

    /// <summary>Gives the words from <paramref name="first"/> to <paramref name="end"/>, the end not included, to a segment that <paramref name="mark"/> opens.</summary>
    public void Fill(Segment segment, int first, int end, string mark)
    {
        Array.Fill(of, segment, first, end - first);
        if (segment != Segment.Background)
        {
            Asides.Add((segment, first, end, mark));
        }
    }

    /// <summary>Whether a verb follows before the clause or its part ends.</summary>
    public bool HasVerb(int place)
    {
        for (var i = place; i < Words.Count && Words[i].Text is not ("," or "." or ";") && Lower(i) is not ("if" or "unless" or "until" or "once" or "when" or "provided"); i++)
        {
            if (Words[i].Tag.IsVerb() || Words[i].Tag is PosTag.MD)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBreak(int place) =>
        Words[place].Text is "." or ";" or ":" or "?" or "!" or "—" or "–" or "--"
        || (Words[place].Text is "," && Lower(place + 1) is "but" or "yet" or "so")
        || (Words[place].Text is "," && Lower(place + 1) is "and" && IsSubject(place + 2))
        || (Lower(place) is "and" or "but" && Lower(place - 1) is not "," && Lower(place + 1) is "i" or "we" or "he" or "she" or "they" or "that" or "it" or "no" or "never" or "would" or "will");

    private bool IsSubject(int place) => Lower(place) is "i" or "we" or "he" or "she" or "they" or "it" or "there" or "that" or "those" or "no" or "nobody" or "none" or "nothing" or "never" or "not" || (place + 2 < Words.Count && Words[place].Tag is PosTag.DT or PosTag.PRPS && (Words[place + 2].Tag.IsFinite() || Words[place + 1].Tag.IsFinite()));
}
