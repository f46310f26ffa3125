using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;

namespace BriefingBot.Web;

/// <summary>A correction as programs read it.</summary>
/// <param name="Number">Counts up with each correction.</param>
/// <param name="Statement">The statement's id; null when it is about the article as a whole.</param>
/// <param name="Article">The article's id.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Speaker">Who said it, when the speaker was corrected; else null.</param>
/// <param name="By">The editor's name.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, an instant in UTC.</param>
/// <param name="CarriedFrom">The statement it was made of, when the words moved and the correction with them; else null.</param>
internal sealed record ShownCorrection(
    long Number, string? Statement, string Article, CorrectionKind Kind, ShownActor? Speaker, string By, string Reason, string At, string? CarriedFrom);

/// <summary>A flag as programs read it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Reason">What the reader holds to be wrong.</param>
/// <param name="Statement">The statement's id, or null: the answer as a whole.</param>
/// <param name="Question">The question that was answered, or null.</param>
/// <param name="Note">What else the reader says, or null.</param>
/// <param name="Origin">Where it came from: web, api, or the channel's address.</param>
/// <param name="At">When, an instant in UTC.</param>
/// <param name="State">What became of it.</param>
/// <param name="By">Who closed it; null while it is open.</param>
/// <param name="Remark">What the editor said of it, or null.</param>
/// <param name="ClosedAt">When it was closed, an instant in UTC, or null.</param>
internal sealed record ShownFlag(
    long Id, FlagReason Reason, string? Statement, string? Question, string? Note, string Origin, string At, FlagState State, string? By, string? Remark, string? ClosedAt);
