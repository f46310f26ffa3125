namespace BriefingBot.Core.Text;

/// <summary>One outermost quotation of one paragraph, by its tokens.</summary>
/// <param name="First">The token of the opening mark.</param>
/// <param name="Last">The last token of it: the closing mark, or the paragraph's last token when none closes it.</param>
/// <param name="IsClosed">Whether a mark closes it.</param>
/// <param name="Continues">Whether it is left open because the next paragraph takes it up with a mark of its own.</param>
public sealed record Quotation(int First, int Last, bool IsClosed, bool Continues)
{
    /// <summary>How many words stand between the marks.</summary>
    public int Words { get; init; }

    /// <summary>Whether its words end as a sentence does, with a point, question or exclamation mark.</summary>
    public bool EndsSentence { get; init; }

    /// <summary>Whether its words begin with a capital letter, as a sentence does.</summary>
    public bool BeginsCapitalised { get; init; }
}
