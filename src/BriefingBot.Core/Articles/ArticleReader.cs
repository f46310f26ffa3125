namespace BriefingBot.Core.Articles;

/// <summary>Reads a plain text, with or without front matter, as one article.</summary>
public static class ArticleReader
{
    /// <summary>The article that <paramref name="file"/> holds. Its text is the file without byte order mark and front matter, letter for letter.</summary>
    /// <exception cref="ArticleException">It is empty, is not text, or its front matter has a date or address that cannot be read.</exception>
    public static Article Read(string file, ArticleDefaults defaults)
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = file.StartsWith('\uFEFF') ? file[1..] : file;
        var front = FrontMatter.Read(text);
        return ArticleFields.ToArticle(null, front.Title, text[front.End..], front.Published, front.Publisher, front.Address, defaults);
    }
}
