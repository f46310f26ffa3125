using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Web;

/// <summary>An answer as programs read it.</summary>
/// <param name="Id">The id that came with the question, or null.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Interpretation">How it was understood.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Verdict">What became of words to verify; null when there were none.</param>
/// <param name="Choices">What to choose from when the question is ambiguous; else empty.</param>
/// <param name="Text">The answer in words; [n] stands behind each sentence that reports a position.</param>
/// <param name="Citations">The statements cited, numbered from 1 in the order of the text.</param>
/// <param name="Suggestions">Questions that have answers in the store.</param>
/// <param name="ElapsedMs">How long it took, in milliseconds.</param>
internal sealed record ShownAnswer(
    string? Id, string Question, ShownInterpretation Interpretation, AnswerOutcome Outcome, Verdict? Verdict, IReadOnlyList<Choice> Choices, string Text,
    IReadOnlyList<ShownCitation> Citations, IReadOnlyList<string> Suggestions, double ElapsedMs);

/// <summary>How a question was understood.</summary>
/// <param name="Intent">What is wanted; null when it was not understood.</param>
/// <param name="Speakers">Whose statements are asked for; empty for everybody's.</param>
/// <param name="About">The actors they are to be about.</param>
/// <param name="Terms">The other words they are to be about.</param>
/// <param name="From">The first date that counts, or null.</param>
/// <param name="To">The last date that counts, or null.</param>
/// <param name="AsOf">The date relative dates count from, and the last of publication; null when nobody named one.</param>
internal sealed record ShownInterpretation(
    Intent? Intent, IReadOnlyList<string> Speakers, IReadOnlyList<string> About, IReadOnlyList<string> Terms, string? From, string? To, string? AsOf);

/// <summary>One statement cited.</summary>
/// <param name="N">Its number in the text, from 1.</param>
/// <param name="Statement">The statement's id.</param>
/// <param name="Article">The article's id.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Publisher">Who published the article, or null.</param>
/// <param name="Published">The date of publication, as in 2027-03-29; null when the article is undated.</param>
/// <param name="Url">Where the article was published, or null.</param>
/// <param name="Permalink">Where this service shows the article with the statement highlighted, unsigned.</param>
/// <param name="Speaker">Who said it; null when the article names nobody.</param>
/// <param name="SpeakerCorrected">Who corrected the speaker; null when the speaker is as read.</param>
/// <param name="Country">The country the speaker speaks for, ISO 3166-1 alpha-2, or null.</param>
/// <param name="Type">How much of it stands in quotation marks.</param>
/// <param name="Quote">The words of the spans letter for letter, joined by " … ".</param>
/// <param name="Spans">The spans shown, as pairs of Unicode code points of the article's text, half-open.</param>
/// <param name="SaidOn">When it was said, as far as the article tells.</param>
/// <param name="Relay">The outlets and agencies between the speaker and the article.</param>
/// <param name="AlsoIn">Other articles with the same words by the same speaker.</param>
internal sealed record ShownCitation(
    int N, string Statement, string Article, string Title, string? Publisher, string? Published, string? Url, string Permalink, string? Speaker, ShownSpeakerCorrection? SpeakerCorrected,
    string? Country, StatementType Type, string Quote, IReadOnlyList<IReadOnlyList<int>> Spans, ShownDate SaidOn, IReadOnlyList<string> Relay, IReadOnlyList<ShownAlsoIn> AlsoIn);

/// <summary>Who corrected the speaker of a statement.</summary>
/// <param name="By">The editor's name.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, an instant in UTC.</param>
/// <param name="ReadAs">The speaker as read from the article, or null.</param>
internal sealed record ShownSpeakerCorrection(string By, string Reason, string At, string? ReadAs);

/// <summary>Another article with the same words.</summary>
/// <param name="Article">Its id.</param>
/// <param name="Publisher">Who published it, or null.</param>
/// <param name="Published">The date of publication, or null.</param>
internal sealed record ShownAlsoIn(string Article, string? Publisher, string? Published);
