using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Briefings;

/// <summary>Reads the items of a posted briefing with the words their articles have now: numbers and classes are those posted, quotations are cut afresh.</summary>
/// <param name="store">The statements.</param>
/// <param name="corrections">What became of those that are no longer found.</param>
/// <param name="link">Where the article of a statement shows it.</param>
public sealed class PostedReader(IStatementStore store, ICorrectionStore corrections, Func<Statement, Uri> link)
{
    /// <summary>The items of a briefing in the order of their numbers; empty for one that was posted before they were kept.</summary>
    public async Task<IReadOnlyList<PostedItem>> ReadAsync(PostedBriefing posted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var items = new List<PostedItem>();
        foreach (var frozen in posted.Briefed?.Items ?? [])
        {
            items.Add(await ReadAsync(posted, frozen, cancellationToken));
        }

        return items;
    }

    /// <summary>One item.</summary>
    public async Task<PostedItem> ReadAsync(PostedBriefing posted, ChatBriefedItem frozen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(frozen);
        var alsoIn = frozen.AlsoIn.Count == 0 ? [] : await store.ArticlesAsync(frozen.AlsoIn, cancellationToken);
        return new(
            frozen,
            Enum.TryParse<PositionChange>(frozen.Change, out var change) ? change : PositionChange.Related,
            await FindAsync(frozen.Statement, frozen.Number, frozen.Speaker, alsoIn, posted, cancellationToken),
            frozen.Previous is { } previous ? await FindAsync(previous, frozen.PreviousNumber, speaker: null, [], posted, cancellationToken) : null);
    }

    private async Task<PostedStatement> FindAsync(string id, int number, string? speaker, IReadOnlyList<Article> alsoIn, PostedBriefing posted, CancellationToken cancellationToken)
    {
        var words = posted.Quotes.GetValueOrDefault(number);
        var record = await corrections.FindAsync(id, cancellationToken);
        if (record is null)
        {
            return new(id, Standing.Removed, null, null, words);
        }

        if (record.Withdrawn is { By: not null })
        {
            return new(id, Standing.Withdrawn, null, record, words);
        }

        var found = record.Statement ?? await MovedAsync(record, cancellationToken);
        if (found is null)
        {
            return new(id, Standing.Vanished, null, record, words);
        }

        var citation = new Citation(number, found, record.Article, Excerpt.Of(found.Content, record.Article.Text, BriefingWriter.LongestQuote), link(found), alsoIn);
        var standing = words is not null && citation.Quote != words ? Standing.Reworded
            : speaker is not null && found.Corrected is not null && found.Speaker?.Name != speaker ? Standing.OtherSpeaker
            : Standing.Stands;
        return new(id, standing, citation, record, words);
    }

    // an article that changed has its words elsewhere, under another id
    private async Task<Statement?> MovedAsync(StatementRecord record, CancellationToken cancellationToken) =>
        (await store.StatementsOfAsync(record.Article.Id, cancellationToken))
            .FirstOrDefault(one => one.Speaker?.Name == record.Speaker?.Name && SameWords.NearlyEqual(record.Words, one.WordsIn(record.Article.Text)));
}
