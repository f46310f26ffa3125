using Microsoft.Extensions.Options;

namespace BriefingBot.Web;

/// <summary>The settings of section <c>Api</c>.</summary>
internal sealed class ApiOptions
{
    /// <summary>The keys that callers from elsewhere may show; none shuts them out.</summary>
    public IReadOnlyList<string> Keys { get; set; } = [];

    /// <summary>Reads <c>Api:Keys</c>: a list, or one value with commas between the keys.</summary>
    public static IReadOnlyList<string> ReadKeys(IConfiguration configuration)
    {
        var section = configuration.GetSection("Api:Keys");
        return section.Value is { } one
            ? one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [.. section.GetChildren().Select(key => key.Value ?? string.Empty)];
    }
}

/// <summary>Stops the start when a key is empty or cannot be sent.</summary>
internal sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ApiOptions options) =>
        options.Keys.All(key => key.Length > 0 && key.All(c => c is > ' ' and < '\x7f'))
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Api:Keys must hold keys of printable ASCII characters without spaces; one of them is empty or holds something else.");
}
