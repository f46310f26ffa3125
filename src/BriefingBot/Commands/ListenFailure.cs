using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace BriefingBot.Commands;

/// <summary>Says why the service cannot listen, and how to make it.</summary>
internal static class ListenFailure
{
    private const string Mend = "Set ASPNETCORE_URLS to an address of this machine, for example http://localhost:4000.";

    /// <summary>What to say of an exception of the start; null when it is about something else.</summary>
    /// <param name="failure">The exception.</param>
    /// <param name="urls">Where it was told to listen.</param>
    public static string? Words(Exception failure, string urls) => failure switch
    {
        IOException { InnerException: AddressInUseException } => $"{failure.Message} Stop the other program, or choose another port: ASPNETCORE_URLS=http://localhost:4000 briefingbot",
        IOException or SocketException or FormatException => $"Cannot listen on {urls}: {failure.Message.TrimEnd('.')}. {Mend}",
        InvalidOperationException when failure.Message.Contains("HTTPS", StringComparison.OrdinalIgnoreCase) => $"Cannot listen on {urls}: there is no certificate for https. {Mend}",
        _ => null,
    };
}
