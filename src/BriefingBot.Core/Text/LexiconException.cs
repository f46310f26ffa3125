namespace BriefingBot.Core.Text;

/// <summary>A lexicon file that cannot be used; the message names file, line and what to mend.</summary>
public sealed class LexiconException : Exception
{
    /// <inheritdoc/>
    public LexiconException()
    {
    }

    /// <inheritdoc/>
    public LexiconException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public LexiconException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
