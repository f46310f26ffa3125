using System.Diagnostics;
using System.Globalization;

/// <summary>
/// Loaded into the service by DOTNET_STARTUP_HOOKS before its first line. Listens to the spans of its deliveries, notes each edge in a file,
/// and ends the process as a power cut does at the one it is told to. The service itself knows nothing of it.
/// </summary>
#pragma warning disable CA1050, MA0047 // the runtime looks for this name outside of any namespace
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    private const string Source = "BriefingBot.Briefings";

    private static readonly string? Notes = Environment.GetEnvironmentVariable("FAULTS_NOTES");
    private static readonly string? At = Environment.GetEnvironmentVariable("FAULTS_KILL_AT"); // platform.step.edge
    private static readonly int Nth = Number("FAULTS_KILL_NTH");
    private static readonly int AfterMilliseconds = Number("FAULTS_KILL_AFTER_MS");
    private static readonly Lock Gate = new();

    private static ActivityListener? listener; // kept, or nobody would listen any more
    private static int met;

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = span => Note(span, "start"),
            ActivityStopped = span => Note(span, "stop"),
        };
        ActivitySource.AddActivityListener(listener);
    }

    private static void Note(Activity span, string edge)
    {
        var step = $"{span.GetTagItem("briefing.platform")}.{span.OperationName[(span.OperationName.IndexOf('.', StringComparison.Ordinal) + 1)..]}.{edge}";
        lock (Gate) // of several at once one is the n-th
        {
            if (Notes is not null)
            {
                File.AppendAllText(Notes, step + "\n");
            }

            if (step != At || ++met != Nth)
            {
                return;
            }

            if (AfterMilliseconds == 0)
            {
                Kill();
            }
        }

        var later = new Thread(() =>
        {
            Thread.Sleep(AfterMilliseconds);
            Kill();
        });
        later.IsBackground = true;
        later.Start();
    }

    private static void Kill() => Process.GetCurrentProcess().Kill(); // SIGKILL: nothing more is written, no "finally" runs

    private static int Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
