using NodaTime;

namespace BriefingBot.Core.Articles;

/// <summary>One article as it was read: its words and where they come from.</summary>
/// <param name="Id">The id given with it, or one derived from its URL or words (<see cref="ArticleId"/>).</param>
/// <param name="Title">A label for people; never read for statements.</param>
/// <param name="Text">The words statements point into. Nothing ever rewrites them.</param>
/// <param name="Published">The calendar date of publication; null when it is not known.</param>
/// <param name="Publisher">Who published it, or null.</param>
/// <param name="Url">Where it stands, an absolute http(s) address, or null.</param>
public sealed record Article(string Id, string Title, string Text, LocalDate? Published = null, string? Publisher = null, Uri? Url = null);
