using System.Reflection;
using System.Text.RegularExpressions;
using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Architecture;

/// <summary>The direction of dependencies that the folders promise.</summary>
public sealed partial class CoreArchitectureTests
{
    private static readonly Assembly Core = typeof(Token).Assembly;

    // what a folder may use besides itself
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Articles"] = ["Text"],
        ["Actors"] = ["Text", "Articles"],
        ["Statements"] = ["Text", "Articles", "Actors"],
        ["Positions"] = ["Text", "Articles", "Actors", "Statements"],
        ["Chat"] = ["Text"],
        ["Questions"] = ["Text", "Articles", "Actors", "Statements", "Positions", "Chat"],
        ["Briefings"] = ["Text", "Articles", "Actors", "Statements", "Positions", "Chat", "Questions"], // docs/adr/0003
    };

    public static TheoryData<string> Folders => [.. MayUse.Keys.Where(folder => Directory.Exists(Repository.PathOf("src", "BriefingBot.Core", folder)))];

    [Fact]
    public void Core_uses_nothing_but_NodaTime_and_the_framework() =>
        Assert.All(Core.GetReferencedAssemblies(), assembly => Assert.True(
            assembly.Name is "NodaTime" or "netstandard" || assembly.Name!.StartsWith("System.", StringComparison.Ordinal), $"Core must not use {assembly.Name}."));

    [Fact]
    public void Core_does_no_input_or_output() =>
        Assert.DoesNotContain(SourceFiles.Of("src", "BriefingBot.Core"), file => OutsideWorld().IsMatch(file.Text));

    [Fact]
    public void Every_folder_of_Core_has_its_place() =>
        Assert.All(
            Core.GetTypes().Select(type => FolderOf(type.Namespace)).OfType<string>().Distinct(StringComparer.Ordinal),
            folder => Assert.True(MayUse.ContainsKey(folder), $"Core/{folder} is new: say here what it may use."));

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_those_before_it(string folder)
    {
        var used = Core.GetTypes().Where(type => FolderOf(type.Namespace) == folder)
            .SelectMany(type => TypesOf(type).Select(other => (Place: type.Name, Folder: FolderOf(other.Namespace))))
            .Concat(SourceFiles.Of("src", "BriefingBot.Core", folder).SelectMany(file => UsedFolder().Matches(file.Text).Select(match => (Place: file.Name, Folder: (string?)match.Groups["folder"].Value))));

        Assert.All(used.Where(use => use.Folder is not null && use.Folder != folder).Distinct(), use =>
            Assert.True(MayUse[folder].Contains(use.Folder, StringComparer.Ordinal), $"{folder}/{use.Place} uses {use.Folder}: it comes later in the story."));
    }

    [Fact]
    public void The_directions_make_no_circle()
    {
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (MayUse.Keys.FirstOrDefault(folder => !placed.Contains(folder) && MayUse[folder].All(placed.Contains)) is { } next)
        {
            placed.Add(next);
        }

        Assert.Equal(MayUse.Count, placed.Count);
    }

    private static string? FolderOf(string? name)
    {
        var parts = name?.Split('.') ?? [];
        return parts is ["BriefingBot", "Core", var folder, ..] ? folder : null;
    }

    private static IEnumerable<Type> TypesOf(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var named = new List<Type?> { type.BaseType };
        named.AddRange(type.GetInterfaces());
        named.AddRange(type.GetFields(all).Select(field => field.FieldType));
        foreach (var method in type.GetMembers(all).OfType<MethodBase>())
        {
            named.AddRange(method.GetParameters().Select(parameter => parameter.ParameterType));
            named.Add((method as MethodInfo)?.ReturnType);
        }

        return named.OfType<Type>().SelectMany(Inside);
    }

    private static IEnumerable<Type> Inside(Type type) =>
        type.HasElementType ? Inside(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Inside).Append(type.GetGenericTypeDefinition())
        : [type];

    [GeneratedRegex(@"\b(using\s+(static\s+|\w+\s*=\s*)?BriefingBot\.Core\.|(?<!namespace\s+BriefingBot\.)(?<=BriefingBot\.)Core\.)(?<folder>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsedFolder();

    [GeneratedRegex(@"\b(?:File|Directory|Environment|HttpClient|Process|Console)\.\w|\busing\s+System\.(Net|Data)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OutsideWorld();
}
