namespace BriefingBot.Storage;

/// <summary>The store cannot be opened, read or written; the message names it, says what is wrong and what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Something is wrong that <paramref name="message"/> explains.</summary>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>Something is wrong that <paramref name="message"/> explains, because of <paramref name="innerException"/>.</summary>
    public StoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Something is wrong.</summary>
    public StoreException()
        : this("The store cannot be used.")
    {
    }
}
