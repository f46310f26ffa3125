using BriefingBot.Core.Chat;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Teams;

/// <summary>Composes Teams.</summary>
internal static partial class TeamsServices
{
    /// <summary>The client of the connector, the login and the OpenID document.</summary>
    public const string HttpClientName = "Teams";

    private const int MaxAnswerBytes = 1024 * 1024;

    /// <summary>Adds Teams. The caller adds <see cref="ChatHandler"/>, <see cref="IReceivedMessages"/>, <see cref="IChannelDirectory"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidator>();
        services.AddSingleton(provider => new TeamsAccess(provider.GetRequiredService<IOptions<TeamsOptions>>(), environment));

        // no redirect and no cookie: what we send goes to the address we checked, and nowhere else
        services.AddHttpClient(HttpClientName, (provider, client) =>
            {
                client.Timeout = provider.GetRequiredService<IOptions<TeamsOptions>>().Value.Timeout;
                client.MaxResponseContentBufferSize = MaxAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers(); // they write URLs, which hold conversation ids

        services.AddSingleton<OpenIdKeys>();
        services.AddSingleton<BearerTokens>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<TeamsAnswers>();
        services.AddSingleton<TeamsPlatform>();
        services.AddSingleton<IChannelProbe, TeamsProbe>();
        services.AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<TeamsPlatform>());
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TeamsAuthentication>(TeamsAuthentication.SchemeName, null);
        services.AddAuthorization();
        services.AddWorkQueue();

        return services;
    }

    /// <summary>Says once in the log whether Teams is on.</summary>
    internal static void SayMode(IServiceProvider provider)
    {
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TeamsServices).FullName!);
        switch (provider.GetRequiredService<TeamsAccess>().Mode)
        {
            case TeamsMode.Off:
                Log.Off(logger);
                break;
            case TeamsMode.Loopback:
                Log.Loopback(logger);
                break;
            default:
                Log.On(logger);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Teams is off: Teams:AppId and Teams:AppPassword are not set.")]
        public static partial void Off(ILogger logger);

        [LoggerMessage(2, LogLevel.Information, "Teams serves this machine only, for development: Teams:AppId and Teams:AppPassword are not set.")]
        public static partial void Loopback(ILogger logger);

        [LoggerMessage(3, LogLevel.Information, "Teams is on.")]
        public static partial void On(ILogger logger);
    }
}
