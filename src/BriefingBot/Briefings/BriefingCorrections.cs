using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>
/// Corrects briefings that were posted: finds what editors withdrew or corrected and what articles no longer say, records it once, and
/// edits the message. Runs on every replica, every few seconds; the record says who edits. An edit that a crash cuts off is made again.
/// </summary>
internal sealed partial class BriefingCorrections(
    IStatementStore statements, ICorrectionStore corrections, IPostedBriefings briefings, IBriefingEdits edits, IDeliveryLedger ledger, PostedReader reader, IEnumerable<IChatPlatform> platforms, TimeProvider clock, ILogger<BriefingCorrections> logger)
{
    /// <summary>For how long after it was posted a message is corrected: about as long as people look back in a channel. Its page is always right.</summary>
    public static readonly Duration Window = Duration.FromDays(7);

    // longer than any edit with its tries takes
    private static readonly Duration Lease = Duration.FromMinutes(2);

    // within the lease; when more is before it, it is taken up again later
    private static readonly Duration LongestWait = Duration.FromSeconds(30);

    private static readonly Duration Later = Duration.FromMinutes(1);

    // a change is stamped before it is written, and clocks of replicas differ
    private static readonly Duration Overlap = Duration.FromMinutes(5);

    private const int MostAttempts = 12;

    // what changed before was looked at; after a start everything of the window is looked at once more, and found on record
    private Instant looked = Instant.MinValue;

    // a store that did not change is asked again now and then: a message may have been posted meanwhile
    private static readonly Duration Rest = Duration.FromMinutes(1);

    private (long Version, Instant At) last = (-1, Instant.MinValue);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Finds what there is to correct, and edits what is on record to be edited. One call at a time.</summary>
    public async Task CorrectAsync(CancellationToken cancellationToken)
    {
        await RecordAsync(cancellationToken);
        foreach (var edit in await edits.OpenAsync(cancellationToken))
        {
            await TellAsync(edit, cancellationToken);
        }
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var version = (await statements.SummaryAsync(cancellationToken)).Version;
        if (version == last.Version && now - last.At < Rest)
        {
            return;
        }

        last = (version, now);
        var changed = (await corrections.ChangedSinceAsync(now - Window, cancellationToken)).ToDictionary(change => change.Id, change => change.At, StringComparer.Ordinal);
        if (changed.Count > 0)
        {
            // a message may also be posted after something in it was corrected
            var since = changed.Values.Max() >= looked ? now - Window : looked;
            foreach (var posted in await briefings.SinceAsync(since, cancellationToken))
            {
                if (Cited(posted).Any(changed.ContainsKey))
                {
                    await RecordAsync(posted, now, cancellationToken);
                }
            }
        }

        looked = now - Overlap;
    }

    private async Task RecordAsync(PostedBriefing posted, Instant now, CancellationToken cancellationToken)
    {
        var told = (await edits.FindAsync(posted.Key, cancellationToken))?.Corrections ?? [];
        var all = PostedCorrections.Of(posted, await ShownAsync(posted, cancellationToken), told, now);
        if (all.Count > told.Count && await edits.TryRecordAsync(posted.Key, all, told.Count, CancellationToken.None))
        {
            Log.Recorded(logger, posted.Key.ToString(), all.Count - told.Count);
        }
    }

    // the page knows more items than the message shows
    private async Task<IReadOnlyList<PostedItem>> ShownAsync(PostedBriefing posted, CancellationToken cancellationToken)
    {
        var shown = Numbers(posted.Content);
        var items = new List<PostedItem>();
        foreach (var frozen in posted.Briefed?.Items.Where(item => shown.Contains(item.Number)) ?? [])
        {
            items.Add(await reader.ReadAsync(posted, frozen, cancellationToken));
        }

        return items;
    }

    private static IEnumerable<string> Cited(PostedBriefing posted)
    {
        var shown = Numbers(posted.Content);
        return posted.Briefed?.Items.Where(item => shown.Contains(item.Number)).SelectMany(item => item.Previous is { } previous ? new[] { item.Statement, previous } : [item.Statement]) ?? [];
    }

    private static HashSet<int> Numbers(ChatMessage content) =>
        [.. content.Blocks.SelectMany(block => block switch { ChatItem item => item.Runs, ChatParagraph paragraph => paragraph.Runs, _ => [] }).OfType<ChatCitation>().Select(citation => citation.Number)];

    private async Task TellAsync(BriefingEdit edit, CancellationToken cancellationToken)
    {
        if (!await edits.TryLeaseAsync(edit, Lease, cancellationToken))
        {
            return; // another replica has it, or there is more to tell by now
        }

        if (await briefings.FindAsync(edit.Key, cancellationToken) is not { MessageId.Length: > 0 } posted)
        {
            await RefuseAsync(edit, "The platform gave the message no id, so it cannot be edited.", isPermanent: true, CancellationToken.None);
            return;
        }

        if (platforms.FirstOrDefault(platform => platform.Name == edit.Key.Destination.Platform) is not { } target)
        {
            await RefuseAsync(edit, $"There is no connection to {edit.Key.Destination.Platform}: set its credentials (see the README).", isPermanent: false, CancellationToken.None);
            return;
        }

        // an edit takes one turn where a lane takes several: however many there are, what is due is posted
        var workspace = edit.Key.Destination.Workspace;
        if (await new PostTurns(workspace, target.Pace, ledger, clock).TryTakeAsync(1, LongestWait, cancellationToken) is null)
        {
            await edits.MarkRefusedAsync(edit, "The workspace takes nothing for now: it is edited later.", Later, CancellationToken.None);
            return;
        }

        try
        {
            var message = CorrectedMessage.Of(posted, await ShownAsync(posted, cancellationToken), edit.Corrections);
            await target.EditAsync(edit.Key.Destination, posted.MessageId, message, edit.Key.ToString(), cancellationToken);
            await edits.MarkToldAsync(edit, CancellationToken.None);
            Log.Told(logger, edit.Key.ToString(), edit.Corrections.Count);
        }
        catch (ChatException refused) // whether it was edited or not, the same edit may be made again
        {
            await RefuseAsync(edit, refused.Message, refused.IsFinal, CancellationToken.None);
            if (refused is { HoldsWorkspace: true, RetryAfter: { } wait })
            {
                await ledger.HoldAsync(workspace, wait, CancellationToken.None);
            }
        }
    }

    private async Task RefuseAsync(BriefingEdit edit, string problem, bool isPermanent, CancellationToken cancellationToken)
    {
        var giveUp = isPermanent || edit.Attempts + 1 >= MostAttempts;
        await edits.MarkRefusedAsync(edit, problem, giveUp ? null : Duration.FromMinutes(Math.Min(60, 1 << Math.Min(edit.Attempts, 6))), cancellationToken);
        Log.Refused(logger, edit.Key.ToString(), problem, giveUp ? "given up" : "tried again later");
    }

    private static partial class Log // keys and our own words only
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} corrections of briefing {Key} are to be told.")]
        public static partial void Recorded(ILogger logger, string key, int count);

        [LoggerMessage(2, LogLevel.Information, "The message of briefing {Key} was edited and tells {Count} corrections.")]
        public static partial void Told(ILogger logger, string key, int count);

        [LoggerMessage(3, LogLevel.Warning, "The message of briefing {Key} was not edited, and is {Next}: {Problem}")]
        public static partial void Refused(ILogger logger, string key, string problem, string next);
    }
}
