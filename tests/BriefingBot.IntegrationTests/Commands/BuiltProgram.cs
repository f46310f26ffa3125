using System.Diagnostics;
using System.Text;

namespace BriefingBot.IntegrationTests.Commands;

/// <summary>The built program as its users run it: a process of its own, in a folder and with a store of its own.</summary>
internal sealed class BuiltProgram : IDisposable
{
    private static readonly string[] Cleared = ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_HTTP_PORTS", "DOTNET_ENVIRONMENT", "URLS", "Samples__Enabled", "Store__Connection", "Briefings__Connection", "Briefings__RecentDays"];

    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);

    public BuiltProgram() => settings["Store__Connection"] = Folder.File("store.db");

    /// <summary>Where it runs.</summary>
    public TemporaryFolder Folder { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Sets an environment variable for the runs that follow.</summary>
    public BuiltProgram With(string name, string value)
    {
        settings[name] = value;
        return this;
    }

    /// <summary>Runs it to its end. Whatever happens, nobody is shown a stack trace.</summary>
    public Task<Finished> RunAsync(params string[] arguments) => RunWithInputAsync(string.Empty, arguments);

    /// <summary>Runs it to its end with <paramref name="input"/> on standard input.</summary>
    public async Task<Finished> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var error = process.StandardError.ReadToEndAsync(Token);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it ended without reading what nobody asked it to read
        }

        try
        {
            await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), Token);
        }
        catch
        {
            process.Kill();
            throw;
        }

        var finished = new Finished(process.ExitCode, await output, await error);
        Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", finished.Error, StringComparison.Ordinal);
        return finished;
    }

    /// <summary>Starts it and leaves it running.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "briefingbot.dll"), .. arguments])
        {
            WorkingDirectory = Folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var name in Cleared)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose() => Folder.Dispose();
}

/// <summary>What a run left behind.</summary>
internal sealed record Finished(int Code, string Output, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
