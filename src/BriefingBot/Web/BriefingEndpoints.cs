using BriefingBot.Core.Briefings;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>The page of a briefing that was posted.</summary>
internal static class BriefingEndpoints
{
    /// <summary><c>GET /briefings/{subscription}/{occasion}?to=CHANNEL</c>.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext context, IPostedBriefings briefings, IBriefingEdits edits, PostedReader reader, SubjectTimelines timelines, BriefingPage page, Links links, TimeProvider clock, CancellationToken cancellationToken)
    {
        var isGuest = LinkAuthentication.IsGuest(context.User);
        if (LinkTarget.BriefingOf(context) is not { } key || await briefings.FindAsync(key, cancellationToken) is not { } posted)
        {
            return Page.Result(Page.Notice(links, "No such briefing", "Nothing was posted under this address, or not yet.", isGuest), StatusCodes.Status404NotFound);
        }

        var items = await reader.ReadAsync(posted, cancellationToken);
        var edit = await edits.FindAsync(key, cancellationToken);
        var corrections = PostedCorrections.Of(posted, items, edit?.Corrections ?? [], Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return Page.Result(page.Write(new(posted, items, corrections, await timelines.OfAsync(posted, items, cancellationToken), isGuest) { Problem = edit?.Problem }));
    }
}
