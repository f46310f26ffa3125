using System.Data.Common;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>A correction as the table holds it.</summary>
internal sealed record CorrectionRow
{
    public long Number { get; init; }

    public required string Statement { get; init; }

    public required string Article { get; init; }

    public required string Kind { get; init; }

    public string? Speaker { get; init; }

    public string? SpeakerKind { get; init; }

    public string? Office { get; init; }

    public string? Country { get; init; }

    public string? Organisation { get; init; }

    public required string Editor { get; init; }

    public required string Reason { get; init; }

    public required string MadeAt { get; init; }

    public string? CarriedFrom { get; init; }

    /// <summary>The correction.</summary>
    public Correction ToCorrection() => new(
        Number,
        Statement,
        Article,
        Enum.Parse<CorrectionKind>(Kind),
        Speaker is null ? null : new(Speaker, Enum.Parse<ActorKind>(SpeakerKind!), Office, Country, Organisation),
        Editor,
        Reason,
        Stamps.Read(MadeAt),
        CarriedFrom);

    /// <summary>The corrections of <paramref name="article"/> (its id), oldest first.</summary>
    public static async Task<IReadOnlyList<Correction>> OfArticleAsync(DbTransaction transaction, string article, CancellationToken cancellationToken) =>
        [.. (await transaction.Connection!.QueryAsync<CorrectionRow>(new(
            "SELECT * FROM correction WHERE article = @article ORDER BY number", new { article }, transaction, cancellationToken: cancellationToken))).Select(row => row.ToCorrection())];

    /// <summary>Adds <paramref name="correction"/> to the log, and gives it its number.</summary>
    public static async Task<Correction> AddAsync(DbTransaction transaction, Correction correction, CancellationToken cancellationToken) => correction with
    {
        Number = await transaction.Connection!.ExecuteScalarAsync<long>(new(
            """
            INSERT INTO correction (statement, article, kind, speaker, speaker_kind, office, country, organisation, editor, reason, made_at, carried_from)
            VALUES (@Statement, @ArticleId, @Kind, @Speaker, @SpeakerKind, @Office, @Country, @Organisation, @Editor, @Reason, @MadeAt, @CarriedFrom)
            RETURNING number
            """,
            new
            {
                correction.Statement,
                correction.ArticleId,
                Kind = correction.Kind.ToString(),
                Speaker = correction.Speaker?.Name,
                SpeakerKind = correction.Speaker?.Kind.ToString(),
                correction.Speaker?.Office,
                correction.Speaker?.Country,
                correction.Speaker?.Organisation,
                correction.Editor,
                correction.Reason,
                MadeAt = Stamps.Write(correction.MadeAt),
                correction.CarriedFrom,
            },
            transaction,
            cancellationToken: cancellationToken)),
    };
}
