using BriefingBot.Core.Actors;
using NodaTime;

namespace BriefingBot.Core.Statements;

/// <summary>What an editor decided about a statement.</summary>
public enum CorrectionKind
{
    /// <summary>It must not be found or cited.</summary>
    Withdrawn,

    /// <summary>Somebody else said it.</summary>
    Speaker,

    /// <summary>It stands as it was read: what was decided before is taken back.</summary>
    Restored,
}

/// <summary>A correction that an editor asks for.</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Kind">What is decided.</param>
/// <param name="Speaker">Who said it, for <see cref="CorrectionKind.Speaker"/> only; else null.</param>
/// <param name="Editor">The editor's name.</param>
/// <param name="Reason">Why, for readers to see.</param>
public sealed record CorrectionRequest(string Statement, CorrectionKind Kind, Actor? Speaker, string Editor, string Reason)
{
    /// <summary>The longest name of an editor or a speaker, in UTF-16 code units.</summary>
    public const int LongestName = 200;

    /// <summary>The longest reason, in UTF-16 code units.</summary>
    public const int LongestReason = 1000;

    /// <summary>The request with its words trimmed.</summary>
    /// <exception cref="CorrectionException">A name or the reason is missing, too long, or holds a control character.</exception>
    public CorrectionRequest Checked() => this with
    {
        Statement = Statement.Trim(),
        Editor = Words(Editor, "the editor's name", LongestName),
        Reason = Words(Reason, "the reason", LongestReason),
        Speaker = Speaker is null ? null : Speaker with { Name = Words(Speaker.Name, "the speaker's name", LongestName) },
    };

    private static string Words(string? words, string what, int most)
    {
        var trimmed = words?.Trim() ?? string.Empty;
        return trimmed.Length == 0 ? throw new CorrectionException($"Say {what}: it stands beside the statement for readers to see.")
            : trimmed.Length > most ? throw new CorrectionException(FormattableString.Invariant($"Make {what} shorter: it has {trimmed.Length} characters, and {most} is the most."))
            : trimmed.Any(char.IsControl) ? throw new CorrectionException($"Write {what} on one line, without control characters.")
            : trimmed;
    }
}

/// <summary>A correction on record; the last one of a statement stands, and the last one of an article as a whole.</summary>
/// <param name="Number">Counts up with each correction.</param>
/// <param name="Statement">The statement's id; empty when it is about the article as a whole.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Speaker">Who said it, for <see cref="CorrectionKind.Speaker"/>; else null.</param>
/// <param name="Editor">The editor's name.</param>
/// <param name="Reason">Why.</param>
/// <param name="MadeAt">When.</param>
/// <param name="CarriedFrom">The statement it was made of, when the words moved and the correction with them; else null.</param>
public sealed record Correction(
    long Number, string Statement, string ArticleId, CorrectionKind Kind, Actor? Speaker, string Editor, string Reason, Instant MadeAt, string? CarriedFrom)
{
    /// <summary>Whether it is about the article as a whole: all its statements, also those of later readings.</summary>
    public bool IsOfArticle => Statement.Length == 0;
}

/// <summary>Marks a statement whose speaker an editor corrected.</summary>
/// <param name="Read">The speaker as read from the article, or null when none was.</param>
/// <param name="Editor">The editor's name.</param>
/// <param name="Reason">Why.</param>
/// <param name="MadeAt">When.</param>
public sealed record SpeakerCorrection(Actor? Read, string Editor, string Reason, Instant MadeAt);

/// <summary>A statement that no search finds.</summary>
/// <param name="Id">Its id, which still resolves.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Speaker">Who was taken to say it, or null.</param>
/// <param name="Words">Its content as printed; spans that stood apart are joined by " … ".</param>
/// <param name="At">When it was withdrawn.</param>
/// <param name="By">The editor's correction, or null: rereading the article no longer finds it.</param>
public sealed record WithdrawnStatement(string Id, string ArticleId, Actor? Speaker, string Words, Instant At, Correction? By);

/// <summary>Everything known of one statement.</summary>
/// <param name="Article">Its article.</param>
/// <param name="Statement">The statement as searches find it, or null when it is withdrawn.</param>
/// <param name="Withdrawn">How it was withdrawn, or null.</param>
/// <param name="History">Its corrections, and those of its article as a whole, oldest first.</param>
public sealed record StatementRecord(Articles.Article Article, Statement? Statement, WithdrawnStatement? Withdrawn, IReadOnlyList<Correction> History)
{
    /// <summary>The statement's id.</summary>
    public string Id => Statement?.Id ?? Withdrawn!.Id;

    /// <summary>Who says it as the store has it, or null.</summary>
    public Actor? Speaker => Statement is { } found ? found.Speaker : Withdrawn!.Speaker;

    /// <summary>Its content as printed.</summary>
    public string Words => Statement?.WordsIn(Article.Text) ?? Withdrawn!.Words;
}

/// <summary>A correction that cannot be made; the message says why and what to do.</summary>
#pragma warning disable CA1032 // without a message nobody could act on it
public sealed class CorrectionException(string message) : Exception(message);
#pragma warning restore CA1032
