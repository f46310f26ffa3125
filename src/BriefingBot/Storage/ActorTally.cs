using System.Data.Common;
using BriefingBot.Core.Actors;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Collects who says more or less, and about whom more or less is said, in one change; then writes it into the table <c>actor</c>.</summary>
internal sealed class ActorTally
{
    private readonly Dictionary<string, Change> changes = [];
    private int article;

    /// <summary>What is counted from now on is of the next article: its name and kind of an actor replace those of the one before.</summary>
    public void BeginArticle() => article++;

    /// <summary>Counts a statement that comes (<paramref name="sign"/> 1) or goes (-1).</summary>
    public void Count(StatementRow statement, IEnumerable<ActorName> aboutActors, int sign)
    {
        if (statement.SpeakerKey is { } speaker)
        {
            Of(speaker, statement.Speaker!, statement.SpeakerKind!).Said += sign;
        }

        foreach (var about in aboutActors.DistinctBy(actor => StatementRow.KeyOf(actor.Name)))
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
            changes.Values.Where(change => change is { Said: < 0 } or { About: < 0 } or { Said: 0, About: 0 }).ToList(),
            transaction,
            cancellationToken: cancellationToken));
    }

    private Change Of(string key, string name, string kind)
    {
        if (!changes.TryGetValue(key, out var change))
        {
            changes[key] = change = new(key, name, kind);
        }

        if (change.Article != article)
        {
            (change.Article, change.Name, change.Kind) = (article, name, kind);
        }

        return change;
    }

    private sealed class Change(string key, string name, string kind)
    {
        public string Key { get; } = key;

        public int Article { get; set; }

        public string Name { get; set; } = name;

        public string Kind { get; set; } = kind;

        public int Said { get; set; }

        public int About { get; set; }
    }
}
