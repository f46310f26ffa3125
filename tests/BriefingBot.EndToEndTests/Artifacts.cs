using System.Reflection;

namespace BriefingBot.EndToEndTests;

/// <summary>What the tests leave behind to look at: screenshots, and beside them what was said.</summary>
internal static class Artifacts
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(
        typeof(Artifacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ArtifactsPath").Value!, "TestResults", "screenshots")).FullName;

    /// <summary>The path of one of them.</summary>
    public static string File(string name) => Path.Combine(Folder, name);
}
