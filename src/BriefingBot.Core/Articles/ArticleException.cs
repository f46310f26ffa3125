namespace BriefingBot.Core.Articles;

/// <summary>Something handed in is no article; the message says what is wrong and what to do, in one line.</summary>
public sealed class ArticleException : Exception
{
    /// <summary>Something is wrong that <paramref name="message"/> explains.</summary>
    public ArticleException(string message)
        : base(message)
    {
    }

    /// <summary>Something is wrong that <paramref name="message"/> explains, because of <paramref name="innerException"/>.</summary>
    public ArticleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Something is wrong.</summary>
    public ArticleException()
        : this("This is no article.")
    {
    }
}
