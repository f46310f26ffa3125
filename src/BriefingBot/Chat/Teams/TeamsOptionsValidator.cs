using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Teams;

/// <summary>Says which setting is wrong, and what right looks like.</summary>
internal sealed class TeamsOptionsValidator : IValidateOptions<TeamsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        List<string> wrong = [.. Attributes(options), .. Credentials(options), .. Addresses(options)];
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Attributes(TeamsOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), results, validateAllProperties: true);
        return results.Select(result => result.ErrorMessage ?? "A setting of Teams is wrong.");
    }

    private static IEnumerable<string> Credentials(TeamsOptions options)
    {
        if (!string.IsNullOrEmpty(options.AppId) && !Guid.TryParseExact(options.AppId, "D", out _))
        {
            yield return $"Teams:AppId is '{options.AppId}', but must be the Microsoft App ID of the bot: a GUID such as 01234567-89ab-cdef-0123-456789abcdef.";
        }

        if (string.IsNullOrEmpty(options.AppId) != string.IsNullOrEmpty(options.AppPassword))
        {
            yield return string.IsNullOrEmpty(options.AppId)
                ? "Teams:AppPassword is set without Teams:AppId: set both, or neither to leave Teams off."
                : "Teams:AppId is set without Teams:AppPassword: add the value of a client secret of the app, or remove both to leave Teams off.";
        }

        if (!string.IsNullOrEmpty(options.TenantId) && !Guid.TryParseExact(options.TenantId, "D", out _))
        {
            yield return $"Teams:TenantId is '{options.TenantId}', but must be the directory (tenant) ID: a GUID such as 01234567-89ab-cdef-0123-456789abcdef.";
        }
    }

    private static IEnumerable<string> Addresses(TeamsOptions options)
    {
        foreach (var (setting, url) in new[] { ("Teams:OpenIdMetadata", options.OpenIdMetadata), ("Teams:TokenEndpoint", options.TokenEndpoint) })
        {
            if (url is not null && !(url.IsAbsoluteUri && url.Scheme is "https" or "http" && ServiceUrls.IsPrivate(url)))
            {
                yield return $"{setting} is '{url}', but must be an https URL (http only on this machine).";
            }
        }

        foreach (var text in options.AllowedServiceUrls)
        {
            if (ServiceUrls.Parse(text) is not { } url || !ServiceUrls.IsPrivate(url))
            {
                yield return $"Teams:AllowedServiceUrls has '{text}', but takes https URLs without a query, such as https://smba.trafficmanager.net/emea/ (http only on this machine).";
            }
        }
    }
}
