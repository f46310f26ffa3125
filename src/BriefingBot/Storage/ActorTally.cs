using System.Data.Common;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Collects who says more or less, and about whom more or less is said, in one change; then writes it into the table <c>actor</c>.</summary>
internal sealed class ActorTally
{
    private readonly Dictionary<string, Change> changes = [];

    /// <summary>Counts a statement that comes (<paramref name="sign"/> 1) or goes (-1).</summary>
    public void Count(StatementRow statement, int sign)
    {
        if (statement.SpeakerKey is { } speaker)
        {
            Of(speaker, statement.Speaker!, statement.SpeakerKind!).Said += sign;
        }

        foreach (var about in StatementDetail.FromJson(statement.Detail).About.DistinctBy(actor => StatementRow.KeyOf(actor.Name)))
        {
            Of(StatementRow.KeyOf(about.Name), about.Name, about.Kind.ToString()).About += sign;
        }
    }

    /// <summary>Writes the counts, after the statements are written.</summary>
    public async Task WriteAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.Connection!.ExecuteAsync(new(
            """
            INSERT INTO actor (key, name, kind, said, about, newest)
            VALUES (@Key, @Name, @Kind, @Said, @About, (SELECT max(row) FROM statement WHERE speaker_key = @Key))
            ON CONFLICT (key) DO UPDATE SET
                name = excluded.name, kind = excluded.kind,
                said = said + excluded.said, about = about + excluded.about, newest = excluded.newest
            """,
            changes.Values,
            transaction,
            cancellationToken: cancellationToken));
        await transaction.Connection!.ExecuteAsync(new(
            "DELETE FROM actor WHERE key = @Key AND said = 0 AND about = 0",
            changes.Values.Where(change => change.Said < 0 || change.About < 0).ToList(),
            transaction,
            cancellationToken: cancellationToken));
    }

    private Change Of(string key, string name, string kind)
    {
        if (!changes.TryGetValue(key, out var change))
        {
            changes[key] = change = new(key, name, kind);
        }

        return change;
    }

    private sealed class Change(string key, string name, string kind)
    {
        public string Key { get; } = key;

        public string Name { get; } = name;

        public string Kind { get; } = kind;

        public int Said { get; set; }

        public int About { get; set; }
    }
}
