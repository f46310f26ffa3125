using System.Security.Cryptography;
using System.Text;
using BriefingBot.Core.Articles;

namespace BriefingBot.Storage;

/// <summary>An article as the table holds it.</summary>
internal sealed record ArticleRow
{
    public long Number { get; init; }

    public required string Id { get; init; }

    public string? Published { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>The article.</summary>
    public Article ToArticle() => new(Id, Title, Text, StatementRow.Date(Published), Publisher, Url is null ? null : new(Url));

    /// <summary>The row of <paramref name="article"/>, not yet numbered.</summary>
    public static ArticleRow Of(Article article) => new()
    {
        Id = article.Id,
        Published = StatementRow.Iso(article.Published),
        Publisher = article.Publisher,
        Url = article.Url?.AbsoluteUri,
        Title = article.Title,
        Text = article.Text,
    };

    /// <summary>A digest of everything stored of an article: equal for the same article with the same statements only.</summary>
    public static string Fingerprint(ArticleRow article, IReadOnlyList<StatementRow> statements)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in (string?[])[article.Published, article.Publisher, article.Url, article.Title, article.Text])
        {
            Add(field);
        }

        foreach (var statement in statements)
        {
            foreach (var field in (string?[])
                [statement.Id, statement.Mode, statement.Speaker, statement.SpeakerKind, statement.Office, statement.Country, statement.Organisation, statement.Detail])
            {
                Add(field);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string? field)
        {
            var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes(field is null ? -1 : bytes.Length)); // so that no two fields run together
            hash.AppendData(bytes);
        }
    }
}
