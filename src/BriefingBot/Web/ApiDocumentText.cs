using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BriefingBot.Web;

/// <summary>The description of the API as text. It is written once: whoever asks for it needs no key, and writing takes its time.</summary>
internal sealed class ApiDocumentText([FromKeyedServices("v1")] IOpenApiDocumentProvider provider)
{
    private volatile byte[]? text;

    /// <summary>The document, OpenAPI 3.1 in UTF-8.</summary>
    public async Task<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken)
    {
        if (text is not { } written)
        {
            var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
            text = written = Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken)); // two that ask at once write the same
        }

        return written;
    }
}
