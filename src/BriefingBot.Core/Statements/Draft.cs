namespace BriefingBot.Core.Statements;

/// <summary>A statement while its parts are being found, by tokens.</summary>
/// <param name="Sentence">The number of the sentence its cue stands in.</param>
/// <param name="Source">The phrase that names the speaker, or null.</param>
/// <param name="CueFirst">The first token of the cue, or -1 without one.</param>
/// <param name="CueEnd">The token after the cue, or -1 without one.</param>
/// <param name="Entry">What the lexicon says of the cue, or null.</param>
/// <param name="Rule">The rule that made it.</param>
/// <param name="Confidence">How sure that rule is.</param>
internal sealed record Draft(int Sentence, NounPhrase? Source, int CueFirst, int CueEnd, CueEntry? Entry, string Rule, double Confidence)
{
    /// <summary>The content: token ranges, ends not included, in order.</summary>
    public List<(int First, int End)> Content { get; } = [];

    /// <summary>Whom the speaker told, or null.</summary>
    public NounPhrase? Addressee { get; init; }

    /// <summary>Whether the cue is negated.</summary>
    public bool IsNegated { get; init; }

    /// <summary>The phrase that names an outlet in between, or null.</summary>
    public NounPhrase? Relay { get; init; }

    /// <summary>The draft whose speaker this one has, when it has no source of its own.</summary>
    public Draft? SpeakerOf { get; init; }

    /// <summary>Whether the words that name the speaker, or the cue, lie in the content, or the cue in the speaker's name: then it was misread.</summary>
    /// <remarks>"quoted HALDEN as saying" is a cue around a name.</remarks>
    public bool IsMisread =>
        (Source is { } source && (Overlaps(source.First, source.End) || (CueFirst >= source.First && CueFirst < source.End))) || (CueFirst >= 0 && Overlaps(CueFirst, CueEnd));

    private bool Overlaps(int first, int end) => Content.Exists(part => part.First < end && first < part.End);

    /// <summary>Whether a token lies in the content.</summary>
    public bool Holds(int token) => Content.Exists(part => token >= part.First && token < part.End);
}
