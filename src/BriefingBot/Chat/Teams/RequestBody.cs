using Microsoft.AspNetCore.Http.Features;

namespace BriefingBot.Chat.Teams;

/// <summary>Reads a body that must not be longer than <see cref="TeamsRequest.MaxBytes"/>.</summary>
internal static class RequestBody
{
    /// <summary>The bytes of the body; null when there are more.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = TeamsRequest.MaxBytes;
        }

        if (request.ContentLength > TeamsRequest.MaxBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                if (body.Length > TeamsRequest.MaxBytes)
                {
                    return null;
                }
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return body.ToArray();
    }
}
