using BriefingBot.Core.Positions;

namespace BriefingBot.Web;

/// <summary>A briefing as programs read it.</summary>
/// <param name="Since">When the news it covers began to come in, an instant in UTC, in it; null for the beginning.</param>
/// <param name="Until">When that ended, not in it; null for no end.</param>
/// <param name="Items">What was said, the most important first; what is only said again last.</param>
/// <param name="Text">The briefing in words.</param>
/// <param name="Counts">How much it is made of.</param>
internal sealed record ShownBriefing(string? Since, string? Until, IEnumerable<ShownItem> Items, string Text, ShownCounts Counts);

/// <summary>One item of a briefing.</summary>
/// <param name="Change">What it does to the position of its speaker.</param>
/// <param name="Speaker">Who said it, or null.</param>
/// <param name="Country">The country the speaker speaks for, ISO 3166-1 alpha-2, or null.</param>
/// <param name="About">The actors it names.</param>
/// <param name="Summary">The item in words.</param>
/// <param name="Evidence">By which words it was classed, or null.</param>
/// <param name="Previous">The earlier statement beside it, or null.</param>
/// <param name="Citations">The statement itself.</param>
internal sealed record ShownItem(
    PositionChange Change, string? Speaker, string? Country, IEnumerable<string> About, string Summary, string? Evidence, ShownCitation? Previous, IReadOnlyList<ShownCitation> Citations);

/// <summary>How much a briefing is made of.</summary>
/// <param name="Articles">How many articles.</param>
/// <param name="Statements">How many statements.</param>
/// <param name="Folded">How many statements repeat one that is shown.</param>
/// <param name="Older">How many were said and published too long ago to be told.</param>
internal sealed record ShownCounts(int Articles, int Statements, int Folded, int Older);
