namespace BriefingBot.Faults;

/// <summary>How a platform answers a post badly. Nobody is killed: the program has to find its way by itself.</summary>
internal enum BadAnswer
{
    /// <summary>It takes the message and closes the connection without an answer.</summary>
    TakenAndClosed,

    /// <summary>It closes the connection and took nothing.</summary>
    Closed,

    /// <summary>It takes the message and answers 500.</summary>
    TakenAndFailed,

    /// <summary>It answers 500 and took nothing.</summary>
    Failed,

    /// <summary>It answers 429: again after a second.</summary>
    Busy,
}
