using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;

namespace BriefingBot.Faults;

/// <summary>What came of a day.</summary>
/// <param name="Rows">The newest rows of the ledger, settled.</param>
/// <param name="Frozen">The words that were frozen when a program was killed.</param>
/// <param name="Messages">What the platforms took.</param>
/// <param name="Asked">The deliveries that were asked for by hand.</param>
/// <param name="Early">The words of the news that came before the program was started.</param>
internal sealed record Outcome(
    IReadOnlyList<Delivery> Rows, IReadOnlyDictionary<DeliveryKey, ChatMessage> Frozen, IReadOnlyList<PostedMessage> Messages, IReadOnlyList<DeliveryKey> Asked, IReadOnlyList<string> Early);

/// <summary>Keeps what each channel must have been told, and compares.</summary>
internal sealed class Books(World world)
{
    private readonly Dictionary<(long, ChannelAddress), Stream> streams = world.Subscriptions
        .SelectMany(one => one.Destinations, (one, channel) => ((one.Id, channel), new Stream(one.CreatedVersion))).ToDictionary();

    /// <summary>News came: everybody is to be told.</summary>
    public void Owe(string word)
    {
        foreach (var stream in streams.Values)
        {
            stream.Owed.Add(word);
        }
    }

    /// <summary>The deliveries that today must bring.</summary>
    public IEnumerable<DeliveryKey> DueToday => world.Subscriptions
        .Where(one => !one.Schedule.IsImmediate && one.Schedule.Days.Count == 7)
        .SelectMany(one => one.Destinations, (one, channel) => new DeliveryKey(one.Id, channel, world.Today));

    /// <summary>The immediate deliveries among some, of after the last day.</summary>
    public IReadOnlyList<Delivery> Immediate(IEnumerable<Delivery> rows) =>
        [.. rows.Where(row => Occasion.IsBatch(row.Key.Occasion) && row.UpToVersion > streams[(row.Key.Subscription, row.Key.Destination)].Cut)];

    /// <summary>How many channels get them.</summary>
    public int ImmediateChannels => world.Subscriptions.Where(one => one.Schedule.IsImmediate).Sum(one => one.Destinations.Count);

    /// <summary>What is wrong, one line each.</summary>
    public IReadOnlyList<string> Check(Outcome day)
    {
        var (due, immediate) = (DueToday.ToList(), Immediate(day.Rows));
        var breaches = new List<string>();
        foreach (var key in due.Concat(day.Asked).Concat(immediate.Select(row => row.Key)))
        {
            breaches.AddRange((day.Rows.FirstOrDefault(row => row.Key == key) is { } row ? Check(row, day) : ["LOST: it is not in the ledger"]).Select(breach => $"{key}: {breach}"));
        }

        if (immediate.Count < ImmediateChannels)
        {
            breaches.Add($"LOST: {ImmediateChannels} channels are told at once, and the ledger has {immediate.Count} such deliveries");
        }

        var expected = due.Concat(day.Asked).Concat(immediate.Select(row => row.Key)).Select(key => Channel(key.Destination)).ToHashSet(StringComparer.Ordinal);
        breaches.AddRange(day.Messages.Where(message => !expected.Contains(message.Channel)).Select(message => $"STRAY: {message.Channel} got {message.Id}, which nothing in the ledger accounts for"));
        return breaches;
    }

    private IEnumerable<string> Check(Delivery row, Outcome day) =>
        row is not { State: DeliveryState.Sent, Content: { } content } ? [$"LOST: it is {row.State}, tried {row.Attempts} times. {row.Problem}"]
            : CheckPosts(row, content, [.. day.Messages.Where(message => message.Channel == Channel(row.Key.Destination))])
                .Concat(day.Frozen.TryGetValue(row.Key, out var frozen) && TextRenderer.Render(frozen) != TextRenderer.Render(content) ? ["CHANGED: the frozen words are others now"] : [])
                .Concat(Occasion.IsAgain(row.Key.Occasion) ? CheckAgain(content) : Occasion.IsAsked(row.Key.Occasion) ? day.Early.Where(word => !TextRenderer.Render(content).Contains(word, StringComparison.Ordinal)).Select(word => $"LOST: it does not tell of {word}") : CheckWindow(row, content, day.Early));

    // its words are those frozen when it was asked for, which the day compares
    private static IEnumerable<string> CheckAgain(ChatMessage content) =>
        TextRenderer.Render(content).StartsWith("Sent again", StringComparison.Ordinal) ? [] : ["CHANGED: it does not say that it is sent again"];

    private IEnumerable<string> CheckPosts(Delivery row, ChatMessage content, IReadOnlyList<PostedMessage> posts)
    {
        var canBeAsked = row.Key.Destination.Platform == ChannelAddress.Slack && Channel(row.Key.Destination) != ChatStub.BlindChannel;
        if (posts.Count == 0)
        {
            yield return "LOST: it is called sent, and the platform has nothing";
        }

        if (canBeAsked && posts.Count > 1)
        {
            yield return $"DOUBLED: it stands there {posts.Count} times";
        }

        if (posts.All(post => post.Id != row.MessageId))
        {
            yield return $"MISTAKEN: the ledger names message {row.MessageId}, which is not there";
        }

        for (var i = 0; i < posts.Count; i++)
        {
            var isSlack = row.Key.Destination.Platform == ChannelAddress.Slack;
            var words = isSlack ? PostedWords.OfSlack(posts[i].Body) : PostedWords.OfTeams(posts[i].Body);
            var wanted = isSlack ? Chat.Slack.BlockKitRenderer.Render(content).Text : world.InTeams(row.Key.Destination, content);
            if (i > 0 && !canBeAsked && !PostedWords.IsLabelled(words))
            {
                yield return $"DOUBLED: message {i + 1} of it does not say that it may be a repeat";
            }

            if (isSlack && posts[i].Key != row.Key.ToString())
            {
                yield return $"MISTAKEN: the message carries the key {posts[i].Key}";
            }

            if (!words.EndsWith(wanted, StringComparison.Ordinal) || (words.Length > wanted.Length && !PostedWords.IsLabelled(words)))
            {
                yield return "CHANGED: what was posted are not the words in the ledger";
            }
        }
    }

    private IEnumerable<string> CheckWindow(Delivery row, ChatMessage content, IReadOnlyList<string> early)
    {
        var stream = streams[(row.Key.Subscription, row.Key.Destination)];
        if (row.AfterVersion != stream.Cut || row.UpToVersion < row.AfterVersion)
        {
            yield return FormattableString.Invariant($"GAP: the window before ended with version {stream.Cut}, this one is ({row.AfterVersion}, {row.UpToVersion}]");
        }

        stream.Cut = row.UpToVersion;
        var words = TextRenderer.Render(content);
        var told = stream.Owed.Where(word => words.Contains(word, StringComparison.Ordinal)).ToList();
        foreach (var lost in stream.Owed.Except(told).Where(word => early.Contains(word, StringComparer.Ordinal) || stream.Late.Contains(word)))
        {
            yield return $"LOST: it does not tell of {lost}, which came before it";
        }

        foreach (var again in stream.Told.Where(word => words.Contains(word, StringComparison.Ordinal)))
        {
            yield return $"DOUBLED: it tells of {again}, which the briefing before told";
        }

        stream.Owed.ExceptWith(told);
        stream.Late.Clear();
        stream.Late.UnionWith(stream.Owed);
        stream.Told = told;
    }

    private static string Channel(ChannelAddress address) => address.Platform == ChannelAddress.Slack ? address.Id.Split('/')[1] : address.Id;

    // what one channel gets of one subscription, in order
    private sealed class Stream(long cut)
    {
        public long Cut { get; set; } = cut;

        public HashSet<string> Owed { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Late { get; } = new(StringComparer.Ordinal);

        public IReadOnlyList<string> Told { get; set; } = [];
    }
}
