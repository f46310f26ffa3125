using System.Text.Json;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime.Text;

namespace BriefingBot.IntegrationTests.Questions;

/// <summary>Makes statements of a corpus' annotations, so that finding is measured apart from reading: spans are the annotators', names are our cast's.</summary>
internal static class GoldStatements
{
    /// <summary>The articles of a file in the corpora's form, with their annotated statements.</summary>
    public static IEnumerable<(Article Article, IReadOnlyList<Statement> Statements)> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var article = new Article(
                root.GetProperty("id").GetString()!,
                root.GetProperty("title").GetString()!,
                root.GetProperty("text").GetString()!,
                LocalDatePattern.Iso.Parse(root.GetProperty("date").GetString()!).Value,
                root.GetProperty("publisher").GetString());
            yield return (article, Statements(article, root.GetProperty("attributions")));
        }
    }

    private static IReadOnlyList<Statement> Statements(Article article, JsonElement attributions)
    {
        var text = TaggedText.Read(article.Text, word => Gazetteer.Default.Noun(word) is { Kind: "person", IsPlural: false });
        var names = new Names(text, Cast.Read(text, Gazetteer.Default), StatementExtractor.Default.Extract(article));
        var statements = attributions.EnumerateArray().Select(one => Statement(article, names, one)).OfType<Statement>();
        return [.. statements.DistinctBy(statement => statement.Id)];
    }

    private static Statement? Statement(Article article, Names names, JsonElement gold)
    {
        var (source, cue, content) = (Spans(gold, "source", article.Text), Spans(gold, "cue", article.Text), Spans(gold, "content", article.Text));
        if (content.Count == 0)
        {
            return null;
        }

        return new()
        {
            Id = Core.Statements.Statement.IdOf(article.Id, cue, content),
            ArticleId = article.Id,
            Type = Enum.Parse<StatementType>(gold.GetProperty("type").GetString()!, ignoreCase: true),
            Mode = gold.GetProperty("speech").GetBoolean() ? StatementMode.Speech : StatementMode.Thought,
            Source = source,
            Cue = cue,
            Content = content,
            Speaker = names.Speaker(source, gold.TryGetProperty("source_entity", out var entity) ? entity.GetString() : null, article.Text),
            About = names.About(content),
            Confidence = 1,
            Rule = "gold",
        };
    }

    // offsets are code points in the corpora; their texts hold none beyond the first plane (README)
    private static IReadOnlyList<TextSpan> Spans(JsonElement gold, string name, string text) =>
        [.. gold.GetProperty(name).EnumerateArray().Select(pair => TextSpan.Between(pair[0].GetInt32(), Math.Min(text.Length, pair[1].GetInt32())))];

    private sealed class Names(TaggedText text, Cast cast, IReadOnlyList<Statement> read)
    {
        // whom the annotators name, else whom the source names, else whom we read there
        public Actor? Speaker(IReadOnlyList<TextSpan> source, string? entity, string article)
        {
            if (entity is not null)
            {
                return cast.Members.FirstOrDefault(member => Same(member.Name, entity))?.ToActor() ?? new(entity, ActorKind.Person);
            }

            if (source.Count == 0)
            {
                return null;
            }

            var inside = Members(source).ToList();
            return inside.Find(member => member.Kind == ActorKind.Person)?.ToActor()
                ?? read.FirstOrDefault(statement => statement.Source.Any(span => source.Any(span.Overlaps)))?.Speaker
                ?? inside.FirstOrDefault()?.ToActor()
                ?? new(source[0].In(article), ActorKind.Anonymous);
        }

        public IReadOnlyList<ActorName> About(IReadOnlyList<TextSpan> content) => [.. Members(content).Select(member => new ActorName(member.Name, member.Kind)).Distinct()];

        private IEnumerable<CastMember> Members(IReadOnlyList<TextSpan> spans) =>
            Enumerable.Range(0, text.Tokens.Count).Where(i => spans.Any(span => span.Contains(text.Tokens[i].Span))).Select(cast.MemberAt).OfType<CastMember>().Distinct();

        private static bool Same(string one, string other) => Spelling.Fold(one) == Spelling.Fold(other);
    }
}
