using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace BriefingBot.IntegrationTests;

/// <summary>The programs of npm in <c>tests/clients</c>: other people's clients and checkers of Slack and Teams.</summary>
internal static class NodeClients
{
    /// <summary>Their folder.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "tests", "clients");

    /// <summary>The folder of recorded payloads and schemas, which are not part of the repository; null when it is not here.</summary>
    public static string? Payloads
    {
        get
        {
            var shared = Environment.GetEnvironmentVariable("BRIEFINGBOT_SHARED") is { Length: > 0 } named ? named : Path.Combine(Root(), "..", "shared");
            var payloads = Path.Combine(shared, "payloads");
            return Directory.Exists(payloads) ? payloads : null;
        }
    }

    /// <summary>The repository's folder.</summary>
    public static string Root([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { Path.GetDirectoryName(here), AppContext.BaseDirectory })
        {
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "BriefingBot.sln")))
                {
                    return folder;
                }
            }
        }

        throw new InvalidOperationException("BriefingBot.sln is in no folder above the tests: run them from a clone of the repository.");
    }

    /// <summary>Skips the test when Node or the package is not here; fails it when nothing may skip.</summary>
    public static void Require(string package) => Require(
        IsOnPath("node") && Directory.Exists(Path.Combine(Folder, "node_modules", package)),
        $"Needs Node 20 and the package {package}: npm ci --prefix tests/clients");

    /// <summary>Skips the test when <paramref name="isHere"/> is false; fails it when nothing may skip.</summary>
    public static void Require(bool isHere, string reason)
    {
        if (Environment.GetEnvironmentVariable("BRIEFINGBOT_TEST_REQUIRE_ALL") == "1")
        {
            Assert.True(isHere, reason);
        }

        Assert.SkipUnless(isHere, reason);
    }

    /// <summary>Starts a script of Node, its output redirected; servers of its listen on this machine only.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("--require");
        start.ArgumentList.Add(Path.Combine(Folder, "bind-loopback.cjs"));
        start.ArgumentList.Add(Path.Combine(Folder, script));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["NODE_PATH"] = Path.Combine(Folder, "node_modules");
        return Process.Start(start) ?? throw new InvalidOperationException("Node does not start.");
    }

    /// <summary>Runs a script to its end.</summary>
    /// <returns>Its exit code and all it printed.</returns>
    public static async Task<(int Code, string Output)> RunAsync(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output + await errors);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
