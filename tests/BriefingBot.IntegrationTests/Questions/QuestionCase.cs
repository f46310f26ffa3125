using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.IntegrationTests.Questions;

/// <summary>One case of <c>tests/spec/questions</c>; its README describes the notation.</summary>
/// <param name="Place">The file and the line it begins on.</param>
/// <param name="Lines">What stands before the first space of each line, and what behind it.</param>
internal sealed record QuestionCase(string Place, ILookup<string, string> Lines)
{
    /// <summary>The folder of the cases.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "tests", "spec", "questions");

    /// <summary>The sample news.</summary>
    public static string Samples { get; } = Path.Combine(Root(), "samples");

    /// <summary>All cases by their place.</summary>
    public static IReadOnlyDictionary<string, QuestionCase> All { get; } = Directory.GetFiles(Folder, "*.txt")
        .Order(StringComparer.Ordinal).SelectMany(Read).ToDictionary(one => one.Place, StringComparer.Ordinal);

    /// <summary>The question.</summary>
    public string Question => Lines["ask"].Single();

    /// <summary>The day it is asked as of, or null.</summary>
    public LocalDate? AsOf => Lines["as"].SingleOrDefault() is { } day ? LocalDatePattern.Iso.Parse(day["of ".Length..]).Value : null;

    private static IEnumerable<QuestionCase> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("ask ", StringComparison.Ordinal))
            {
                continue;
            }

            var block = lines.Skip(i).TakeWhile(line => line.Length > 0).Select(line => line.Split(' ', 2)).ToList();
            var unknown = block.Find(pair => pair.Length < 2 || pair[0] is not ("ask" or "as" or "=>" or "by" or "quote" or "not" or "says" or "before" or "intent" or "verdict" or "choice" or "never"));
            yield return unknown is null
                ? new($"{Path.GetFileName(path)}:{i + 1}", block.ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal))
                : throw new FormatException($"{path}:{i + 1}: \"{string.Join(' ', unknown)}\" is no line of a case; the README beside it lists them.");
        }
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

        throw new InvalidOperationException("BriefingBot.sln is in no folder above the tests: run them from a clone of the repository.");
    }
}
