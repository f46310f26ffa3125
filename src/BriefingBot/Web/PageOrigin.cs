namespace BriefingBot.Web;

/// <summary>Which page sent a request: a browser sends what any open page asks it to, from this machine and with its cookies, but says whose page it was.</summary>
internal static class PageOrigin
{
    /// <summary>Whether nothing is to be changed.</summary>
    public static bool IsReading(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method);

    /// <summary>Whether a page of another site sent it.</summary>
    /// <remarks>
    /// Browsers say so in <c>Sec-Fetch-Site</c>, which no page can set. Where they do not, because the address is neither https nor
    /// this machine's or the browser is old, <c>Origin</c> comes with everything that changes something; "null" is nobody's. A program sends neither.
    /// </remarks>
    /// <param name="request">The request; its Host is one of our names.</param>
    /// <param name="ours">The address that people open, when a proxy stands before us.</param>
    public static bool IsForeign(HttpRequest request, Uri ours)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"], request.Headers.Origin);
        return site.Count > 0 ? site is not ["same-origin" or "none"] : origin.Count > 0 && !(origin is [{ } one] && IsOneOf(one, request, ours));
    }

    /// <summary>Whether it asks REST for something in a form's way: what is JSON no form can send, and no script of another site without asking first.</summary>
    public static bool IsFormForRest(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && request.Headers.ContentType.Count > 0 && !request.HasJsonContentType();

    private static bool IsOneOf(string origin, HttpRequest request, Uri ours) =>
        origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)
        || origin.Equals(ours.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
