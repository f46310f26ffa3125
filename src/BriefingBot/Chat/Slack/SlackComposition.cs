using BriefingBot.Core.Chat;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Slack;

/// <summary>Adds Slack.</summary>
internal static partial class SlackComposition
{
    /// <summary>Adds Slack, which is off without a signing secret. Needs a <see cref="ChatHandler"/>, <see cref="IReceivedMessages"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptionsWithValidateOnStart<SlackOptions, SlackOptionsValidator>().Bind(configuration.GetSection(SlackOptions.Section));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SlackAuthentication>(SlackAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorization();
        services.AddSlackHttp();
        services.AddWorkQueue();
        services.AddSingleton<SlackWebApi>().AddSingleton<ResponseUrl>().AddSingleton<SlackAnswers>().AddSingleton<SlackPlatform>().AddSingleton<IChannelProbe, SlackProbe>();
        services.AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<SlackPlatform>());
        services.AddHostedService<SayWhatIsOn>();
        return services;
    }

    private sealed partial class SayWhatIsOn(IOptions<SlackOptions> options, ILogger<SlackPlatform> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (options.Value.SigningSecrets.Count == 0)
            {
                Log.Off(logger);
            }
            else if (string.IsNullOrEmpty(options.Value.BotToken))
            {
                Log.CommandsOnly(logger);
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Slack is off: set Slack:SigningSecret and Slack:BotToken to connect it.")]
        public static partial void Off(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "Slack answers commands and buttons only: set Slack:BotToken, so that mentions, direct messages and briefings work too.")]
        public static partial void CommandsOnly(ILogger logger);
    }
}
