using System.Globalization;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>Finds what there is to correct in a posted briefing: what editors decided since, and what its articles no longer say.</summary>
public static class PostedCorrections
{
    /// <summary>What was told before, followed by what is new. The same store gives the same corrections, on every replica.</summary>
    /// <param name="posted">The briefing.</param>
    /// <param name="items">Its items as they stand now.</param>
    /// <param name="told">What is on record already.</param>
    /// <param name="now">When what has no time of its own was found.</param>
    public static IReadOnlyList<PostedCorrection> Of(PostedBriefing posted, IReadOnlyList<PostedItem> items, IReadOnlyList<PostedCorrection> told, Instant now)
    {
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(told);
        var all = told.ToList();
        foreach (var item in items)
        {
            var number = item.Frozen.Number.ToString(CultureInfo.InvariantCulture);
            Add(item.Now, item.Frozen.Speaker, $"item {number}", "was", "stands");
            if (item.Previous is { } previous)
            {
                Add(previous, speaker: null, $"what stood before item {number}", "was", "stands");
            }
        }

        return all;

        void Add(PostedStatement statement, string? speaker, string what, string was, string stands)
        {
            foreach (var correction in Decided(statement, speaker, posted.Until, what, was, stands).Concat(Found(statement, what, stands, all, now)))
            {
                if (!all.Exists(one => one.Key == correction.Key))
                {
                    all.Add(correction);
                }
            }
        }
    }

    // what editors decided after the window of the briefing; one who named the speaker that was posted changed nothing in it,
    // and one who restored the article left in force what was decided about the statement itself
    private static IEnumerable<PostedCorrection> Decided(PostedStatement statement, string? speaker, Instant until, string what, string was, string stands)
    {
        var isChanged = false;
        Correction? own = null; // decided about the statement itself, and stands
        foreach (var made in statement.Record?.History ?? [])
        {
            if (!made.IsOfArticle)
            {
                own = made.Kind == CorrectionKind.Restored ? null : made;
            }

            if (made.MadeAt < until)
            {
                continue;
            }

            var words = made.Kind switch
            {
                CorrectionKind.Withdrawn => $"{what} {was} withdrawn: {made.Reason}",
                CorrectionKind.Speaker when speaker is not null && made.Speaker?.Name != speaker => $"{what} {was} said by {CorrectionText.Name(made.Speaker)}, not {speaker}: {made.Reason}",
                CorrectionKind.Restored when made.IsOfArticle && (own is { Kind: CorrectionKind.Withdrawn } || statement.Standing == Standing.Vanished) => null,
                CorrectionKind.Restored when isChanged && own is not null && speaker is not null && own.Speaker?.Name != speaker =>
                    $"{what} {stands} again, but {was} said by {CorrectionText.Name(own.Speaker)}, not {speaker}: {made.Reason}",
                CorrectionKind.Restored when isChanged => $"{what} {stands} as it was posted: {made.Reason}",
                _ => null,
            };
            if (words is not null)
            {
                isChanged = true;
                yield return new(string.Create(CultureInfo.InvariantCulture, $"{statement.Id}|c{made.Number}"), made.MadeAt, words.TrimEnd('.', ' '));
            }
        }
    }

    // what the articles no longer say, or say again
    private static IEnumerable<PostedCorrection> Found(PostedStatement statement, string what, string stands, List<PostedCorrection> told, Instant now)
    {
        var gone = told.Count(one => one.Key.StartsWith($"{statement.Id}|gone", StringComparison.Ordinal));
        var back = told.Count(one => one.Key.StartsWith($"{statement.Id}|back", StringComparison.Ordinal));
        switch (statement.Standing)
        {
            case Standing.Vanished when gone == back:
                yield return new($"{statement.Id}|gone{gone}", statement.Record?.Withdrawn?.At ?? now, $"{what} no longer {stands} in its article, which has changed or was read again");
                break;
            case Standing.Removed when gone == back:
                yield return new($"{statement.Id}|gone{gone}", now, $"the article of {what} is no longer there");
                break;
            case Standing.Stands or Standing.Reworded or Standing.OtherSpeaker when gone > back:
                yield return new($"{statement.Id}|back{back}", now, $"{what} {stands} in its article again");
                break;
            default:
                break;
        }

        if (statement is { Standing: Standing.Reworded, Citation: { } citation })
        {
            yield return new($"{statement.Id}|words{ArticleId.Digest(citation.Quote)}", now, $"{what} reads otherwise since its article changed, and is shown as it reads now");
        }
    }
}
