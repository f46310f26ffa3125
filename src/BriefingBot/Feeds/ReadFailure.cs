namespace BriefingBot.Feeds;

/// <summary>Something that could not be read as an article; everything else goes on.</summary>
/// <param name="Where">The file as it was named, with the line from 1 for one line of many: <c>news.jsonl:17</c>.</param>
/// <param name="Reason">What is wrong and what to do, in one line.</param>
public sealed record ReadFailure(string Where, string Reason)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Where}: {Reason}";
}
