using BriefingBot.Briefings;
using BriefingBot.Chat;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Positions;
using BriefingBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace BriefingBot.IntegrationTests.Chat;

/// <summary>What people write in chat, with a real store behind it.</summary>
public sealed class ChatReceptionTests : IAsyncLifetime
{
    private const string Question = "what did Mira Halden say about grain?";

    private static readonly ChannelAddress Here = new(ChannelAddress.Slack, "T1/C1");

    private readonly TemporaryFolder folder = new();
    private SqliteDataSource database = null!;
    private SqliteStatementStore store = null!;
    private DeliveryLedger ledger = null!;
    private SubscriptionStore subscriptions = null!;
    private BriefingWriter writer = null!;
    private ChatReception reception = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = new(folder.File("store.db"));
        await SqliteSchema.PrepareAsync(database, Token);
        store = new SqliteStatementStore(database, TimeProvider.System);
        await IngestAsync("a1", new(2027, 3, 4), "Mira Halden, the foreign minister of Velland, said that \"grain ships may pass\" until spring.");
        ledger = new(database, store, TimeProvider.System);
        subscriptions = new(database, store, TimeProvider.System);
        writer = new(store, Gazetteer.Default, PairEncoder.Default, statement => new($"https://news.example/{statement.Id}"));
        var conversations = new SqliteConversations(database, TimeProvider.System);
        Uri Link(Statement statement) => new($"https://news.example/{statement.Id}");
        var answerer = new QuestionAnswerer(store, Gazetteer.Default, Link, conversations);
        var desk = new SubscriptionDesk(subscriptions, ledger, store, Gazetteer.Default, [], TimeProvider.System);
        reception = new(
            answerer,
            new(desk, new(store, ledger, writer, Gazetteer.Default), subscriptions, TimeProvider.System),
            new(new PostedBriefings(database), new(store, new SqliteCorrectionStore(database, TimeProvider.System), Link), new(store, Gazetteer.Default, PairEncoder.Default, Link), answerer, new(conversations), TimeProvider.System),
            new SqliteFlagStore(database, TimeProvider.System),
            TimeProvider.System);
    }

    private async Task IngestAsync(string id, LocalDate published, string text)
    {
        var article = new Article(id, "Harbours", text, published);
        await store.AddAsync(article, StatementExtractor.Default.Extract(article), Token);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_form_comes_back_with_what_was_typed_until_it_can_be_taken()
    {
        var asked = await reception.HandleAsync(new(Here, "U1", "subscribe", IsBriefingCommand: true), Token);
        Assert.Empty(Assert.Single(asked.Blocks.OfType<ChatSubscribing>()).Typed);

        var typed = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ChatForm.Speakers] = "Mira Halden, Osk Brandel",
            [ChatForm.Phrases] = "grain ships",
            [ChatForm.Not] = "football",
            [ChatForm.Days] = "mon",
            [ChatForm.At] = "08:00",
            [ChatForm.Zone] = "dublin",
            [ChatForm.IfEmpty] = "line",
        };
        var refused = await reception.HandleAsync(new(Here, "U1", string.Empty) { Form = typed }, Token);
        Assert.StartsWith("\"dublin\" is no time zone. Did you mean Europe/Dublin? Nothing was saved.", TextRenderer.Render(refused), StringComparison.Ordinal);
        Assert.Equal(typed, Assert.Single(refused.Blocks.OfType<ChatSubscribing>()).Typed);

        typed[ChatForm.Zone] = "Europe/Dublin";
        var taken = TextRenderer.Render(await reception.HandleAsync(new(Here, "U1", string.Empty) { Form = typed }, Token));
        Assert.StartsWith("Subscribed (number 1): Mira Halden, Osk Brandel with “grain ships”, without “football”, 08:00 Europe/Dublin, weekly on Monday, a line when there is nothing new. The first briefing comes Monday ", taken, StringComparison.Ordinal);
        Assert.Contains("Nobody called “Osk Brandel” has spoken", taken, StringComparison.Ordinal);
        typed[ChatForm.Days] = "immediately"; // the time in the field does not count then
        Assert.Contains("as soon as there is news", TextRenderer.Render(await reception.HandleAsync(new(Here, "U1", string.Empty) { Form = typed }, Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_previewed_run_paused_and_ended_from_its_own_channel_alone()
    {
        Assert.Contains("Subscribed (number 1)", await SayAsync(Here, "subscribe to Mira Halden at 08:00 Europe/Dublin"), StringComparison.Ordinal);
        foreach (var command in new[] { "preview 1", "run 1", "pause 1", "unsubscribe 1" })
        {
            Assert.StartsWith("This channel has no subscription with that number", await SayAsync(new(ChannelAddress.Slack, "T1/C9"), command), StringComparison.Ordinal);
        }

        Assert.Contains("Nothing new by Mira Halden", await SayAsync(Here, "preview 1"), StringComparison.Ordinal);
        Assert.Equal("It comes within seconds.", await SayAsync(Here, "run 1"));
        Assert.Contains("lies ahead", await SayAsync(Here, "run 1 for 2099-01-01"), StringComparison.Ordinal);
        Assert.Equal("Subscription 1 is paused until Thursday 1 January 2099.", await SayAsync(Here, "pause 1 until 2099-01-01"));
        Assert.Contains("is not ahead", await SayAsync(Here, "pause 1 until 2020-01-01"), StringComparison.Ordinal);
        Assert.Equal("Subscription 1 goes on.", await SayAsync(Here, "resume 1"));
        Assert.Contains("\"tuseday\" is no day of the week", await SayAsync(Here, "subscribe to Mira Halden at 08:00 Europe/Dublin tuseday"), StringComparison.Ordinal);
        Assert.Equal("Subscription 1 is ended.", await SayAsync(Here, "unsubscribe 1"));

        async Task<string> SayAsync(ChannelAddress channel, string words) => TextRenderer.Render(await reception.HandleAsync(new(channel, "U1", words, IsBriefingCommand: true), Token));
    }

    [Fact]
    public async Task Under_a_briefing_people_ask_why_an_item_is_there_and_for_more_on_it()
    {
        await IngestAsync("a0", new(2027, 3, 3), "Mira Halden, the foreign minister of Velland, said that the bridge will open to foreign traffic.");
        await reception.HandleAsync(new(Here, "U1", "subscribe to everybody at 08:00 Europe/Dublin", IsBriefingCommand: true), Token);
        await IngestAsync("a2", new(2027, 3, 8), "The bridge will not open to foreign traffic, Mira Halden, the foreign minister of Velland, said on Monday. Osk Brandel, the president of Ostia, said that the toll is illegal.");
        await reception.HandleAsync(new(Here, "U1", "run 1", IsBriefingCommand: true), Token);
        await new BriefingDelivery(subscriptions, ledger, writer, [new OneMessagePlatform()], TimeProvider.System, NullLogger<BriefingDelivery>.Instance).DeliverDueAsync(Token);

        var why = await AskAsync("why is 1 reversed?");
        Assert.StartsWith("1 is reversed: it is the opposite of what was said before.", why, StringComparison.Ordinal);
        Assert.Contains("The bridge will not open to foreign traffic [1]", why, StringComparison.Ordinal);
        Assert.Contains("that the bridge will open to foreign traffic", why, StringComparison.Ordinal);
        Assert.StartsWith("2 is new: nothing on record", await AskAsync("why is 2 new?"), StringComparison.Ordinal);
        Assert.Contains("the toll is illegal", await AskAsync("more on 2"), StringComparison.Ordinal);
        Assert.Equal("This briefing has no number 9.", await AskAsync("why is 9 new?"));
        Assert.DoesNotContain("1 is reversed", await AskAsync("why is 1 reversed?", "1700.2"), StringComparison.Ordinal); // under another message
        Assert.StartsWith("Number 3 is what was said before number 1.", await AskAsync("why is 3 new?"), StringComparison.Ordinal);

        async Task<string> AskAsync(string words, string root = "1700.1") =>
            TextRenderer.Render(await reception.HandleAsync(new(Here, "U1", words) { Root = new(Here, root) }, Token));
    }

    [Fact]
    public async Task What_was_said_before_is_a_list_and_he_is_who_was_spoken_of_last()
    {
        await BriefAsync();

        Assert.StartsWith("Which one?", await AskAsync("what did she say before?", "1"), StringComparison.Ordinal);
        await AskAsync("why #1 reversed", "1");
        var before = await AskAsync("What did she say before?", "1");
        Assert.Contains("Mira Halden on bridge, before number 1", before, StringComparison.Ordinal);
        Assert.Contains("3 March 2027 — that the bridge will open to foreign traffic [1]", before, StringComparison.Ordinal);
        Assert.StartsWith("Which one?", await AskAsync("what did she say before?", "2"), StringComparison.Ordinal); // in another thread
        Assert.StartsWith("There is nothing on record that Osk Brandel said", await AskAsync("timeline of 2", "1"), StringComparison.Ordinal);

        async Task<string> AskAsync(string words, string thread) =>
            TextRenderer.Render(await reception.HandleAsync(new(Here, "U1", words) { Root = new(Here, "1700.1"), Thread = thread }, Token));
    }

    [Fact]
    public async Task In_a_chat_without_threads_a_number_means_the_newest_briefing_and_a_question_stays_a_question()
    {
        await BriefAsync();

        Assert.StartsWith("1 is reversed", await AskAsync("why is #1 reversed"), StringComparison.Ordinal);
        Assert.Contains("before number 1", await AskAsync("what did she say before?"), StringComparison.Ordinal);
        await AskAsync("what did Osk Brandel say about the toll?");
        Assert.DoesNotContain("before number 1", await AskAsync("what did she say before?"), StringComparison.Ordinal);
        Assert.DoesNotContain("1 is reversed", TextRenderer.Render(await reception.HandleAsync(new(new(ChannelAddress.Teams, "a:other"), "U1", "why is 1 reversed?"), Token)), StringComparison.Ordinal);

        async Task<string> AskAsync(string words) => TextRenderer.Render(await reception.HandleAsync(new(Here, "U1", words) { Thread = "slack/T1/C1/@U1" }, Token));
    }

    private async Task BriefAsync()
    {
        await IngestAsync("a0", new(2027, 3, 3), "Mira Halden, the foreign minister of Velland, said that the bridge will open to foreign traffic.");
        await reception.HandleAsync(new(Here, "U1", "subscribe to everybody at 08:00 Europe/Dublin", IsBriefingCommand: true), Token);
        await IngestAsync("a2", new(2027, 3, 8), "The bridge will not open to foreign traffic, Mira Halden, the foreign minister of Velland, said on Monday. Osk Brandel, the president of Ostia, said that the toll is illegal.");
        await reception.HandleAsync(new(Here, "U1", "run 1", IsBriefingCommand: true), Token);
        await new BriefingDelivery(subscriptions, ledger, writer, [new OneMessagePlatform()], TimeProvider.System, NullLogger<BriefingDelivery>.Instance).DeliverDueAsync(Token);
    }

    [Fact]
    public async Task An_answer_can_be_flagged_and_the_flag_reaches_the_review_list_alone()
    {
        var answer = await reception.HandleAsync(new(Here, "U1", Question), Token);
        var flagging = Assert.Single(answer.Blocks.OfType<ChatFlagging>());
        var cited = Assert.Single(flagging.Citations);

        var thanks = await reception.HandleAsync(new(Here, "U1", string.Empty) { Flag = new(FlagReason.WrongSpeaker, cited.Statement, flagging.Question, "SECRET NOTE") }, Token);

        Assert.Equal(ChatMessage.Of("Thank you. An editor will look at it.").Blocks[0].ToString(), thanks.Blocks[0].ToString());
        var flag = Assert.Single(await new SqliteFlagStore(database, TimeProvider.System).ListAsync(isOpen: true, 10, Token));
        Assert.Equal((Here.ToString(), "U1", Question), (flag.Origin, flag.Reader, flag.Flagged.Question));
        foreach (var (channel, words) in new[] { (Here, Question), (new(ChannelAddress.Slack, "T2/C9"), Question), (new(ChannelAddress.Teams, "19:x"), "list"), (Here, "flags"), (Here, "help") })
        {
            var shown = TextRenderer.Render(await reception.HandleAsync(new(channel, "U2", words), Token));
            Assert.DoesNotContain("SECRET", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_without_citations_has_nothing_to_flag_and_a_flag_of_nothing_is_refused_in_words()
    {
        Assert.Empty((await reception.HandleAsync(new(Here, "U1", "what did Osk Brandel say about submarines?"), Token)).Blocks.OfType<ChatFlagging>());

        var refused = await reception.HandleAsync(new(Here, "U1", string.Empty) { Flag = new(FlagReason.WrongQuote, "s-none", null, null) }, Token);
        Assert.Equal("There is no statement s-none.", TextRenderer.Render(refused));
    }

    /// <summary>Takes one message and gives it an id.</summary>
    private sealed class OneMessagePlatform : IChatPlatform
    {
        public string Name => ChannelAddress.Slack;

        public Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) => Task.FromResult("1700.1");

        public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is to be corrected.");

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing was interrupted.");
    }
}
