using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace BriefingBot.IntegrationTests.Chat.Teams;

/// <summary>Programs and files of others that tests run against: skipped where they are missing, unless every test is asked for.</summary>
internal static class Clients
{
    /// <summary>The folder of our scripts and of the Node packages.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "tests", "clients", "teams");

    private static bool RequireAll => Environment.GetEnvironmentVariable("BRIEFINGBOT_TEST_REQUIRE_ALL") == "1";

    /// <summary>Skips the test when a Node package is missing.</summary>
    public static string PackageOrSkip(string name)
    {
        var folder = Path.Combine(Folder, "node_modules", Path.Combine(name.Split('/')));
        SkipUnless(Directory.Exists(folder), $"{name} is missing. Install it: npm ci --prefix tests/clients/teams", RequireAll);
        return folder;
    }

    /// <summary>A file or folder of recorded data; skips the test where it is not.</summary>
    public static string SharedOrSkip(params string[] parts)
    {
        var shared = Environment.GetEnvironmentVariable("BRIEFINGBOT_SHARED") ?? Path.Combine(Path.GetDirectoryName(Root())!, "shared");
        var path = Path.Combine([shared, .. parts]);
        SkipUnless(Path.Exists(path), $"{path} is missing: set BRIEFINGBOT_SHARED to the folder above payloads/.", RequireAll && Directory.Exists(shared));
        return path;
    }

    /// <summary>Runs one of our scripts with this input; fails with what it says unless it ends with 0.</summary>
    public static async Task RunAsync(string script, string input, params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
    }

    private static void SkipUnless(bool isThere, string why, bool isRequired)
    {
        Assert.False(!isThere && isRequired, why);
        Assert.SkipUnless(isThere, why);
    }

    private static string Root([CallerFilePath] string here = "")
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

        throw new InvalidOperationException("BriefingBot.sln is in no folder above the tests.");
    }
}
