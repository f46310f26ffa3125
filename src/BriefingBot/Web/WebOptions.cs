using Microsoft.Extensions.Options;

namespace BriefingBot.Web;

/// <summary>The settings of section <c>Web</c>.</summary>
internal sealed class WebOptions
{
    /// <summary>The address that people reach this service at, the base of every link in chat; http or https, without query and fragment.</summary>
    public Uri PublicUrl { get; set; } = new("http://localhost:3978");

    /// <summary>For how many days a link in chat opens its page: 1 to 3650.</summary>
    public int LinkDays { get; set; } = 30;
}

/// <summary>Stops the start when the links could not work.</summary>
internal sealed class WebOptionsValidator : IValidateOptions<WebOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WebOptions options) =>
        options.LinkDays is < 1 or > 3650
            ? ValidateOptionsResult.Fail($"Web:LinkDays must be a number of days from 1 to 3650, not {options.LinkDays}.")
            : options.PublicUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Web:PublicUrl must be the address people open in a browser, for example https://briefings.example.org: it starts with http:// or https:// and holds no name, ? or #.");
}
