using NodaTime;

namespace BriefingBot.Core.Chat;

/// <summary>What a reader holds to be wrong.</summary>
public enum FlagReason
{
    /// <summary>Somebody else said it.</summary>
    WrongSpeaker,

    /// <summary>The words are cut or taken wrongly.</summary>
    WrongQuote,

    /// <summary>It does not answer what was asked.</summary>
    NotRelevant,
}

/// <summary>What became of a flag.</summary>
public enum FlagState
{
    /// <summary>Nobody has looked yet.</summary>
    Open,

    /// <summary>It was right, and dealt with.</summary>
    Resolved,

    /// <summary>Nothing was wrong.</summary>
    Dismissed,
}

/// <summary>What a reader tells us is wrong.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Statement">The statement cited, or null: the answer as a whole.</param>
/// <param name="Question">The question that was answered, maybe cut short, or null.</param>
/// <param name="Note">What else the reader says, or null.</param>
public sealed record ChatFlag(FlagReason Reason, string? Statement, string? Question, string? Note)
{
    /// <summary>The longest note, in UTF-16 code units.</summary>
    public const int LongestNote = 1000;

    /// <summary>The longest question kept, in UTF-16 code units.</summary>
    public const int LongestQuestion = 1000;

    /// <summary>The flag with its words trimmed, and empty ones as null.</summary>
    /// <exception cref="FormatException">Neither a statement nor a question is named, or the words are too long.</exception>
    public ChatFlag Checked()
    {
        var flag = this with { Statement = Words(Statement), Question = Words(Question), Note = Words(Note) };
        return flag is { Statement: null, Question: null } ? throw new FormatException("Say what is flagged: a statement, or the question that was answered.")
            : flag.Note?.Length > LongestNote ? throw new FormatException(FormattableString.Invariant($"Make the note shorter: it has {flag.Note.Length} characters, and {LongestNote} is the most."))
            : flag.Question?.Length > LongestQuestion ? throw new FormatException(FormattableString.Invariant($"Make the question shorter: it has {flag.Question.Length} characters, and {LongestQuestion} is the most."))
            : flag;
    }

    /// <summary>What is wrong, in a reader's words.</summary>
    public static string Describe(FlagReason reason) => reason switch
    {
        FlagReason.WrongSpeaker => "Wrong speaker",
        FlagReason.WrongQuote => "Wrong quotation",
        _ => "Not relevant",
    };

    private static string? Words(string? words) => words?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}

/// <summary>A flag on the review list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Flagged">What the reader said.</param>
/// <param name="Origin">Where it came from: <c>web</c>, <c>api</c>, or the channel's address.</param>
/// <param name="Reader">The platform's id of the reader, or null.</param>
/// <param name="MadeAt">When.</param>
/// <param name="State">What became of it.</param>
/// <param name="Editor">Who closed it, or null while it is open.</param>
/// <param name="Remark">What the editor said of it, or null.</param>
/// <param name="ClosedAt">When it was closed, or null.</param>
public sealed record Flag(long Id, ChatFlag Flagged, string Origin, string? Reader, Instant MadeAt, FlagState State, string? Editor, string? Remark, Instant? ClosedAt);
