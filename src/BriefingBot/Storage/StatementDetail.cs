using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime.Text;

namespace BriefingBot.Storage;

/// <summary>What a statement holds besides what is searched and counted, as one JSON value; spans are pairs of UTF-16 positions, half-open.</summary>
internal sealed record StatementDetail(
    StatementType Type,
    IReadOnlyList<int[]> Source,
    IReadOnlyList<int[]> Cue,
    string? CueLemma,
    IReadOnlyList<int[]> Content,
    Attitude Attitude,
    bool Negated,
    HistoryMark? Marks,
    string? Addressee,
    IReadOnlyList<string> Relay,
    string? Place,
    string? SaidFirst,
    DatePrecision SaidPrecision,
    IReadOnlyList<ActorName> About,
    IReadOnlyList<string> Topics,
    double Confidence,
    string Rule)
{
    /// <summary>Who corrected the speaker, or null.</summary>
    public CorrectedDetail? Corrected { get; init; }

    /// <summary>The details of <paramref name="statement"/>.</summary>
    public static StatementDetail Of(Statement statement) => new(
        statement.Type,
        Pairs(statement.Source),
        Pairs(statement.Cue),
        statement.CueLemma,
        Pairs(statement.Content),
        statement.Attitude,
        statement.Negated,
        statement.Marks,
        statement.Addressee,
        statement.Relay,
        statement.Place,
        statement.SaidOn.First is { } first ? LocalDatePattern.Iso.Format(first) : null,
        statement.SaidOn.Precision,
        statement.About,
        statement.Topics,
        statement.Confidence,
        statement.Rule)
    {
        Corrected = statement.Corrected is { } by ? new(by.Read, by.Editor, by.Reason, Stamps.Write(by.MadeAt)) : null,
    };

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static StatementDetail FromJson(string json) =>
        JsonSerializer.Deserialize(json, StorageJson.Default.StatementDetail) ?? throw new JsonException("The details of a statement are null.");

    /// <summary>The details as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StorageJson.Default.StatementDetail);

    /// <summary>The date of speech.</summary>
    public PartialDate SaidOn() => new(SaidFirst is null ? null : LocalDatePattern.Iso.Parse(SaidFirst).Value, SaidPrecision);

    /// <summary>The spans that <paramref name="pairs"/> stand for.</summary>
    public static IReadOnlyList<TextSpan> Spans(IReadOnlyList<int[]> pairs) => [.. pairs.Select(pair => TextSpan.Between(pair[0], pair[1]))];

    private static IReadOnlyList<int[]> Pairs(IReadOnlyList<TextSpan> spans) => [.. spans.Select(span => new[] { span.Start, span.End })];
}

/// <summary>A corrected speaker: who it was as read (null for nobody), who corrected it, why and when.</summary>
internal sealed record CorrectedDetail(Actor? Read, string Editor, string Reason, string MadeAt)
{
    /// <summary>The mark of the statement.</summary>
    public SpeakerCorrection ToMark() => new(Read, Editor, Reason, Stamps.Read(MadeAt));
}

/// <summary>Compile-time JSON; names of enums, so that a reordered enum does not change what is stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(LocalDateJson)])]
[JsonSerializable(typeof(StatementDetail))]
[JsonSerializable(typeof(Core.Questions.Conversation))]
internal sealed partial class StorageJson : JsonSerializerContext;
