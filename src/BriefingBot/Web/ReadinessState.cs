namespace BriefingBot.Web;

/// <summary>Whether the service has done what it does before it can answer: the sample news is read.</summary>
internal sealed class ReadinessState
{
    private volatile bool isReady;

    /// <summary>Whether <see cref="MarkReady"/> was called.</summary>
    public bool IsReady => isReady;

    /// <summary>From now on the service is ready as long as the store answers.</summary>
    public void MarkReady() => isReady = true;
}
