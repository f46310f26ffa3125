using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Statements;
using BriefingBot.Positions;
using BriefingBot.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Quartz;

namespace BriefingBot.UnitTests.Briefings;

public sealed class BriefingJobTests
{
    [Fact]
    public async Task A_round_that_the_database_breaks_off_is_logged_in_its_words_and_ends_no_more_than_itself()
    {
        var subscriptions = new Mock<ISubscriptionStore>(MockBehavior.Strict);
        subscriptions.Setup(store => store.ToLookAtAsync(It.IsAny<NodaTime.Instant>(), It.IsAny<int>(), It.IsAny<long>(), It.IsAny<CancellationToken>())).ThrowsAsync(new StoreException("The database cannot be reached."));
        var log = new Lines();
        var clock = new FakeTimeProvider();
        var job = new BriefingJob(
            new(subscriptions.Object, Mock.Of<IDeliveryLedger>(), Mock.Of<IStatementStore>(), Gazetteer.Default, clock),
            new(subscriptions.Object, Mock.Of<IDeliveryLedger>(), new(Mock.Of<IStatementStore>(), Gazetteer.Default, PairEncoder.Default, _ => new("https://briefing.example/")), [], clock, NullLogger<BriefingDelivery>.Instance),
            log);

        await job.Execute(Mock.Of<IJobExecutionContext>(), TestContext.Current.CancellationToken);

        Assert.Contains("The database cannot be reached.", Assert.Single(log.Written), StringComparison.Ordinal);
    }

    private sealed class Lines : ILogger<BriefingJob>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception));
    }
}
