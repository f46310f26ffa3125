using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBot.Web;

/// <summary>Proves that a form is ours: a page of another site can send one too.</summary>
internal static class Forms
{
    private const int LongestBody = 64 * 1024;

    /// <summary>The name and value of the hidden field that proves it.</summary>
    public static (string Name, string Value) TokenFor(HttpContext context)
    {
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return (token.FormFieldName, token.RequestToken!);
    }

    /// <summary>The fields of a form of ours; null when it is none.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            return context.Request.HasFormContentType && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)
                ? await context.Request.ReadFormAsync(cancellationToken)
                : null;
        }
        catch (Exception unreadable) when (unreadable is BadHttpRequestException or InvalidDataException or AntiforgeryValidationException)
        {
            return null;
        }
    }

    /// <summary>A field without spaces around it; empty when it is missing.</summary>
    public static string Field(this IFormCollection form, string name) => form[name] is [{ } value, ..] ? value.Trim() : string.Empty;

    /// <summary>What to answer to a form that is not ours.</summary>
    /// <param name="links">Where the console is.</param>
    /// <param name="page">The page to open again.</param>
    public static IResult Stale(Links links, string page) => Page.Result(
        Page.Notice(links, "That form was not ours, or too old", $"Nothing was changed. Open {page} again and repeat what you did."), StatusCodes.Status400BadRequest);

    /// <summary>Refuses bodies longer than any form or flag.</summary>
    public static RouteHandlerBuilder WithShortBody(this RouteHandlerBuilder route) => route.WithMetadata(new RequestSizeLimitAttribute(LongestBody));

    /// <summary>Writes the hidden field that proves a form to be ours.</summary>
    public static void WriteToken(HtmlWriter html, (string Name, string Value) token) => html.Write($"""<input type="hidden" name="{token.Name}" value="{token.Value}">""");
}
