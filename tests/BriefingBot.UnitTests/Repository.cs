using System.Runtime.CompilerServices;

namespace BriefingBot.UnitTests;

/// <summary>Where the repository's own files stand: found from this file, or upwards from the built tests.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The path of a file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find([CallerFilePath] string here = "")
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
}
