using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Storage;

/// <summary>A statement as the table holds it.</summary>
internal sealed record StatementRow
{
    public long Row { get; init; }

    public required string Id { get; init; }

    public long Article { get; init; }

    public long Ordinal { get; init; }

    public required string Mode { get; init; }

    public string? SaidFrom { get; init; }

    public string? SaidTo { get; init; }

    public string? Speaker { get; init; }

    public string? SpeakerKey { get; init; }

    public string? SpeakerKind { get; init; }

    public string? Office { get; init; }

    public string? Country { get; init; }

    public string? Organisation { get; init; }

    public required string Detail { get; init; }

    /// <summary>The row of <paramref name="statement"/>, the <paramref name="ordinal"/>th (from 0) of <paramref name="article"/>, not yet numbered.</summary>
    public static StatementRow Of(Article article, Statement statement, int ordinal) => new()
    {
        Id = statement.Id,
        Ordinal = ordinal,
        Mode = statement.Mode.ToString(),
        SaidFrom = Iso(statement.SaidOn.First ?? article.Published),
        SaidTo = Iso(statement.SaidOn.Last ?? article.Published),
        Speaker = statement.Speaker?.Name,
        SpeakerKey = statement.Speaker is { } speaker ? KeyOf(speaker.Name) : null,
        SpeakerKind = statement.Speaker?.Kind.ToString(),
        Office = statement.Speaker?.Office,
        Country = statement.Speaker?.Country,
        Organisation = statement.Speaker?.Organisation,
        Detail = StatementDetail.Of(statement).ToJson(),
    };

    /// <summary>The statement, of the article <paramref name="articleId"/>.</summary>
    public Statement ToStatement(string articleId)
    {
        var detail = StatementDetail.FromJson(Detail);
        return new()
        {
            Id = Id,
            ArticleId = articleId,
            Type = detail.Type,
            Mode = Enum.Parse<StatementMode>(Mode),
            Source = StatementDetail.Spans(detail.Source),
            Cue = StatementDetail.Spans(detail.Cue),
            CueLemma = detail.CueLemma,
            Content = StatementDetail.Spans(detail.Content),
            Speaker = Speaker is null ? null : new(Speaker, Enum.Parse<ActorKind>(SpeakerKind!), Office, Country, Organisation),
            Attitude = detail.Attitude,
            Negated = detail.Negated,
            Marks = detail.Marks,
            Addressee = detail.Addressee,
            Relay = detail.Relay,
            Place = detail.Place,
            SaidOn = detail.SaidOn(),
            About = detail.About,
            Topics = detail.Topics,
            Confidence = detail.Confidence,
            Rule = detail.Rule,
            Corrected = detail.Corrected?.ToMark(),
        };
    }

    /// <summary>What makes two spellings of a name one actor.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();

    /// <summary>The date as it is stored.</summary>
    public static string? Iso(LocalDate? date) => date is { } known ? LocalDatePattern.Iso.Format(known) : null;

    /// <summary>The date that is stored as <paramref name="iso"/>.</summary>
    public static LocalDate? Date(string? iso) => iso is null ? null : LocalDatePattern.Iso.Parse(iso).Value;
}
