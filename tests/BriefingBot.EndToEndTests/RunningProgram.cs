using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using BriefingBot.IntegrationTests.Commands;

namespace BriefingBot.EndToEndTests;

/// <summary>The service as a process of its own, on a port it chose itself.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(20) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the service and waits until it listens.</summary>
    public static async Task<RunningProgram> StartAsync(BuiltProgram program)
    {
        var running = new RunningProgram(program.With("ASPNETCORE_URLS", "http://127.0.0.1:0").Start("serve"));
        try
        {
            running.Client.BaseAddress = await running.address.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
            return running;
        }
        catch (TimeoutException late)
        {
            await running.DisposeAsync();
            throw new InvalidOperationException(string.Join('\n', running.log), late);
        }
    }

    /// <summary>Ends it as a power cut does: it gets no chance to write anything.</summary>
    public async Task KillAsync()
    {
        process.Kill(); // SIGKILL
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', log));
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            log.Enqueue(line);
            if (Greeting().Match(line) is { Success: true } greeting)
            {
                address.TrySetResult(new(greeting.Groups["address"].Value));
            }
        }
    }

    [GeneratedRegex("""BriefingBot is listening on (?<address>http://127\.0\.0\.1:\d+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Greeting();
}
