namespace BriefingBot.Core.Statements;

/// <summary>What may follow or precede a cue as its content.</summary>
[Flags]
public enum CueSyntax
{
    /// <summary>Nothing that the lexicon knows.</summary>
    None = 0,

    /// <summary>A direct quotation.</summary>
    Quote = 1,

    /// <summary>A clause with "that".</summary>
    That = 2,

    /// <summary>A clause without "that".</summary>
    Bare = 4,

    /// <summary>A clause with "whether", "how", "what".</summary>
    Wh = 8,

    /// <summary>An infinitive: "promise to".</summary>
    To = 16,

    /// <summary>An object with an infinitive: "urge them to".</summary>
    NpTo = 32,

    /// <summary>A noun phrase: "deny the report".</summary>
    Object = 64,

    /// <summary>An object and "as": "describe it as".</summary>
    As = 128,

    /// <summary>An addressee before the content: "tell them that".</summary>
    Addressee = 256,
}

/// <summary>One word or phrase that attributes.</summary>
/// <param name="Lemma">Its base form.</param>
/// <param name="Mode">Speech, writing or thought.</param>
/// <param name="Attitude">What the speaker does by it.</param>
/// <param name="Syntax">What content it takes.</param>
/// <param name="Marks">What it says about the history of the statement, or null.</param>
public sealed record CueEntry(string Lemma, StatementMode Mode, Attitude Attitude, CueSyntax Syntax, HistoryMark? Marks)
{
    /// <summary>Whether it takes content of this form.</summary>
    public bool Takes(CueSyntax syntax) => (Syntax & syntax) != CueSyntax.None;
}
