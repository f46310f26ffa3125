using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Quartz;

namespace BriefingBot.Briefings;

/// <summary>Registers delivery and the job that wakes it.</summary>
internal static class BriefingServices
{
    // a briefing is on time to the second people notice, and the store is asked rarely enough not to be felt
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Adds delivery and one Quartz job, in memory: the ledger alone keeps state.</summary>
    public static IServiceCollection AddBriefings(this IServiceCollection services)
    {
        services.AddSingleton<BriefingDelivery>();
        services.AddHostedService<EndOfDelivery>(); // before Quartz, so that it is stopped after it
        services.AddSingleton<BriefingCorrections>();
        services.AddSingleton<ImmediateOccasions>();
        services.AddSingleton<DestinationEnds>();
        services.AddSingleton<ChannelGone>(provider => provider.GetRequiredService<DestinationEnds>().EndAllAsync);
        services.AddSingleton<WorkspaceLost>(provider => provider.GetRequiredService<IDeliveryLedger>().PauseAsync);
        services.AddSingleton<SubscriptionPreviewer>();
        services.AddSingleton<SubscriptionDesk>();
        services.AddSingleton<Redelivery>();
        services.AddSingleton<BriefingDesk>();
        services.AddQuartz(quartz => quartz.ScheduleJob<BriefingJob>(
            trigger => trigger.WithIdentity("briefings").StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(Every).RepeatForever())));
        services.AddQuartz(quartz => quartz.ScheduleJob<CorrectionJob>(
            trigger => trigger.WithIdentity("corrections").StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(Every).RepeatForever())));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>A stop waits for what is being posted.</summary>
    private sealed class EndOfDelivery(BriefingDelivery delivery) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => delivery.StopAsync(cancellationToken);
    }
}
