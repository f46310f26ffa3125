using System.Reflection;

namespace BriefingBot.UnitTests.Architecture;

/// <summary>What the service's folders promise, and its async methods.</summary>
public sealed class ServiceArchitectureTests
{
    private static readonly string[] Strangers = ["Chat.Slack", "Chat.Teams", "Feeds", "Storage", "Web"];

    public static TheoryData<string> Folders => [.. Strangers];

    public static TheoryData<string> Assemblies => ["BriefingBot.Core", "briefingbot"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_does_not_know_the_others(string folder)
    {
        var others = Strangers.Where(other => other != folder).Select(other => $"BriefingBot.{other}").ToList();

        Assert.All(SourceFiles.Of(["src", "BriefingBot", .. folder.Split('.')]), file =>
            Assert.All(others, other => Assert.False(
                file.Text.Split('\n').Any(line => Names(line, other)), $"{folder}/{file.Name} uses {other}: only the composition root knows both.")));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_async_method_ends_with_a_required_cancellation_token(string assembly)
    {
        var wrong = Assembly.Load(assembly).GetTypes()
            .Where(type => type.Namespace?.StartsWith("BriefingBot", StringComparison.Ordinal) == true && !IsGenerated(type) && !IsOneOperation(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => IsAsync(method.ReturnType) && !IsGenerated(method) && !IsForeign(method) && !EndsWithToken(method))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.Empty(wrong);
    }

    private static bool Names(string line, string other) =>
        line.Contains(other + ";", StringComparison.Ordinal) || line.Contains(other + ".", StringComparison.Ordinal);

    // an object that lives for one operation takes its token when it is made
    private static bool IsOneOperation(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Any(constructor => constructor.GetParameters() is [.., { ParameterType: var last, HasDefaultValue: false }] && last == typeof(CancellationToken));

    private static bool IsAsync(Type type)
    {
        var kind = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return kind == typeof(Task) || kind == typeof(Task<>) || kind == typeof(ValueTask) || kind == typeof(ValueTask<>) || kind == typeof(IAsyncEnumerable<>);
    }

    // lambdas, local functions, and what source generators wrote
    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null
        || member.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null || (member.DeclaringType is { } outer && IsGenerated(outer));

    // where a library says what a method looks like
    private static bool IsForeign(MethodInfo method)
    {
        var type = method.DeclaringType!;
        return method.GetBaseDefinition().DeclaringType != type || method.Name is "DisposeAsync" or "Main" or "EndInvoke"
            || (!type.IsInterface && type.GetInterfaces().Where(implemented => implemented.Assembly != type.Assembly && implemented.Assembly != typeof(Core.Text.Token).Assembly)
                .Any(implemented => type.GetInterfaceMap(implemented).TargetMethods.Contains(method)));
    }

    // an enumerator was given its token when it was made
    private static bool EndsWithToken(MethodInfo method) =>
        (method.GetParameters() is [.., { ParameterType: var type, HasDefaultValue: false }] && type == typeof(CancellationToken))
        || method.GetParameters().Any(parameter => parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(IAsyncEnumerator<>))
        || method.GetParameters() is [{ ParameterType.FullName: "Microsoft.AspNetCore.Http.HttpContext" }];
}
