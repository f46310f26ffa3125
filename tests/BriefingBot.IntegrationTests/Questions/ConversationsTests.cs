using BriefingBot.Core.Questions;
using BriefingBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.IntegrationTests.Questions;

/// <summary>What every memory of threads does, whatever database is under it.</summary>
public abstract class ConversationsTests : IAsyncLifetime
{
    private static readonly Conversation Asked = new(new QuestionFrame(Intent.Compare)
    {
        Speaker = "Halden and Brandel",
        Subject = "the \"northern\" harbour",
        From = new(2027, 3, 1),
        Stance = Stance.Oppose,
        Except = ["Tova Lindqvar"],
    })
    {
        Chosen = ["Mira Halden"],
        Choices = ["Osk Brandel", "Tova Brandel"],
        Spoke = ["Mira Halden"],
        Shown = 6,
        Earliest = new(2027, 2, 3),
    };

    private readonly FakeTimeProvider clock = new(new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private IConversations conversations = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => conversations = await OpenAsync(clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_thread_is_remembered_over_a_restart_with_all_it_holds()
    {
        await conversations.SaveAsync("t", Asked, Token);

        Assert.Equivalent(Asked, await (await ReopenAsync(clock)).FindAsync("t", Token), strict: true);
    }

    [Fact]
    public async Task Another_thread_knows_nothing_of_it()
    {
        await conversations.SaveAsync("slack/T1/C1/1.2", Asked, Token);

        Assert.Null(await conversations.FindAsync("slack/T2/C1/1.2", Token));
    }

    [Fact]
    public async Task The_last_question_stands_in_place_of_the_one_before()
    {
        await conversations.SaveAsync("t", Asked, Token);
        await conversations.SaveAsync("t", Conversation.None, Token);

        Assert.Null((await conversations.FindAsync("t", Token))!.Frame);
    }

    [Fact]
    public async Task A_thread_is_forgotten_a_day_after_its_last_question()
    {
        await conversations.SaveAsync("t", Asked, Token);
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await conversations.FindAsync("t", Token));
        await conversations.SaveAsync("t", Asked, Token);
        clock.Advance(TimeSpan.FromHours(24));

        Assert.Null(await conversations.FindAsync("t", Token));
    }

    protected abstract Task<IConversations> OpenAsync(TimeProvider clock);

    protected abstract Task<IConversations> ReopenAsync(TimeProvider clock);

    protected abstract Task CloseAsync();

    public sealed class OnSqlite : ConversationsTests
    {
        private readonly TemporaryFolder folder = new();
        private SqliteDataSource? database;

        protected override async Task<IConversations> OpenAsync(TimeProvider clock)
        {
            database = new(folder.File("store.db"));
            await SqliteSchema.PrepareAsync(database, Token);
            return new SqliteConversations(database, clock);
        }

        protected override async Task<IConversations> ReopenAsync(TimeProvider clock)
        {
            await database!.DisposeAsync();
            return await OpenAsync(clock);
        }

        protected override async Task CloseAsync()
        {
            await database!.DisposeAsync();
            folder.Dispose();
        }
    }
}
