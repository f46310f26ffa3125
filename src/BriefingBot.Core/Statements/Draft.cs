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

    /// <summary>Whether the words that name the speaker lie in the content: then it was misread.</summary>
    public bool HoldsSource => Source is { } source && Content.Exists(part => part.First < source.End && source.First < part.End);

    /// <summary>Whether a token lies in the content.</summary>
    public bool Holds(int token) => Content.Exists(part => token >= part.First && token < part.End);
}
