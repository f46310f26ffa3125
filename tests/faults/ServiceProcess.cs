using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace BriefingBot.Faults;

/// <summary>The built service as a process of its own, with the hook that can kill it from within.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();

    private ServiceProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it ended.</summary>
    public bool IsOver => process.HasExited;

    /// <summary>What it printed.</summary>
    public string Log => string.Join('\n', log);

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="settings">Its settings, as environment variables.</param>
    /// <param name="kill">Where it kills itself; others are not its business. Or null.</param>
    /// <param name="notes">The file in which each point it meets is noted, or null.</param>
    public static ServiceProcess Start(string folder, IReadOnlyDictionary<string, string> settings, Kill? kill, string? notes)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "briefingbot.dll"), "serve"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "BriefingBot.FaultHook.dll");
        start.Environment["FAULTS_NOTES"] = notes;
        if (kill is { By: Killer.Program })
        {
            start.Environment["FAULTS_KILL_AT"] = kill.At;
            start.Environment["FAULTS_KILL_NTH"] = kill.Nth.ToString(CultureInfo.InvariantCulture);
            start.Environment["FAULTS_KILL_AFTER_MS"] = kill.AfterMilliseconds.ToString(CultureInfo.InvariantCulture);
        }

        return new(start);
    }

    /// <summary>Ends it as a power cut does.</summary>
    public void Kill()
    {
        try
        {
            process.Kill(); // SIGKILL
        }
        catch (InvalidOperationException)
        {
            // it was over already
        }
    }

    public void Dispose()
    {
        Kill();
        process.WaitForExit();
        process.Dispose();
    }

    // nothing of whoever runs this may reach it
    private static bool IsSetting(string name) =>
        name.Contains("__", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("FAULTS_", StringComparison.Ordinal)
        || name.Equals("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase) || name.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private void Take(string? line)
    {
        if (line is not null)
        {
            log.Enqueue(line);
        }
    }
}
