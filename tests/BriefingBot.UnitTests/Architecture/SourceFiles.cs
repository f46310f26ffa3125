namespace BriefingBot.UnitTests.Architecture;

/// <summary>One source file of the repository.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Text">Its text.</param>
public sealed record SourceFile(string Name, string Text);

/// <summary>Reads source files: reflection does not see into the bodies of methods.</summary>
public static class SourceFiles
{
    /// <summary>All C# files below a folder of the repository; none where it does not exist.</summary>
    public static IReadOnlyList<SourceFile> Of(params string[] folder)
    {
        var path = Repository.PathOf(folder);
        return Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories).Select(file => new SourceFile(Path.GetFileName(file), File.ReadAllText(file)))]
            : [];
    }
}
