using BriefingBot.Core.Statements;

namespace BriefingBot.Storage;

/// <summary>A withdrawn statement as the table holds it: the statement as read, and this beside it.</summary>
internal sealed record WithdrawnRow
{
    /// <summary>The columns that <c>statement</c> has too.</summary>
    public const string StatementColumns = "w.id, w.article, w.ordinal, w.mode, w.said_from, w.said_to, w.speaker, w.speaker_key, w.speaker_kind, w.office, w.country, w.organisation, w.detail";

    /// <summary>The columns read into this record; the first says where it begins.</summary>
    public const string OwnColumns = "w.is_read, w.correction, w.withdrawn_at, w.words";

    /// <summary>The first of <see cref="OwnColumns"/>.</summary>
    public const string Split = "is_read";

    public bool IsRead { get; init; }

    public long? Correction { get; init; }

    public required string WithdrawnAt { get; init; }

    public required string Words { get; init; }

    /// <summary>The withdrawn statement, of the article <paramref name="articleId"/>.</summary>
    public WithdrawnStatement ToWithdrawn(StatementRow row, string articleId, IEnumerable<Correction> corrections) => new(
        row.Id, articleId, row.ToStatement(articleId).Speaker, Words, Stamps.Read(WithdrawnAt), Correction is { } number ? corrections.First(one => one.Number == number) : null);
}
