using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Chat;

namespace BriefingBot.IntegrationTests.Chat.Teams;

/// <summary>What we hand out, checked by its vendors' own schemas.</summary>
public sealed class TeamsSchemaTests
{
    private static readonly string[] Words =
    [
        "what did Osk Brandel say?", "**b** [l](https://phish.example)", "<at>Everyone</at>", "{{DATE(2017-02-14T06:08:39Z,SHORT)}}", "\u0000\u0007\r\n\t", "\uD83D", "😀", "\\\"", "", " ", new('x', 5000),
    ];

    private static readonly Uri[] Links =
        [new("https://news.velland.example/articles/1?b=1&c=é#s1"), new("http://localhost:3978/articles/1"), new("javascript:alert(1)"), new("/relative", UriKind.Relative), new("https://пример.example/путь?q=a|b{c}^`")];

    [Fact]
    public async Task Cards_are_valid()
    {
        Clients.PackageOrSkip("ajv");
        var schema = Clients.SharedOrSkip("payloads", "teams", "schemas", "adaptive-card-1.5.0.json");
        var random = new Random(7);
        var cards = new JsonArray([.. Enumerable.Range(0, 200).Select(_ => AdaptiveCardRenderer.Render(Message(random))), AdaptiveCardRenderer.Render(TeamsAnswers.Welcome), AdaptiveCardRenderer.Render(new([]))]);

        await Clients.RunAsync("validate-cards.cjs", JsonSerializer.Serialize(cards, ActivityJson.Options), schema);
    }

    [Fact]
    public async Task Activities_are_valid()
    {
        Clients.PackageOrSkip("@microsoft/agents-activity");
        var random = new Random(8);
        var asked = ActivityJson.Read(JsonSerializer.SerializeToUtf8Bytes(TeamsHost.Message("https://smba.example/emea/", "words")))!;
        var to = ConversationReference.Of(asked, isProved: true);
        var activities = Enumerable.Range(0, 50).Select(_ => TeamsMessages.Answer(to, asked, Message(random))).Append(TeamsMessages.Typing(to, asked)).Append(TeamsMessages.Post(to, TeamsAnswers.Welcome));

        await Clients.RunAsync("validate-activities.cjs", JsonSerializer.Serialize(activities, ActivityJson.Options));
    }

    [Theory]
    [InlineData("https://news.velland.example/")]
    [InlineData("http://localhost:3978")]
    public async Task The_manifest_is_valid(string address)
    {
        Clients.PackageOrSkip("@microsoft/app-manifest");

        await Clients.RunAsync("validate-manifest.cjs", TeamsManifest.Manifest(TeamsHost.AppId, new(address)));
    }

    [Fact]
    public async Task The_app_package_is_a_zip_of_the_manifest_and_two_icons()
    {
        await using var package = TeamsManifest.Build(TeamsHost.AppId, new("https://news.velland.example/briefings/"));
        using var zip = new ZipArchive(package);

        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.Equal((192, 192), await SizeAsync(zip.GetEntry("color.png")!));
        Assert.Equal((32, 32), await SizeAsync(zip.GetEntry("outline.png")!));
        await using var json = await zip.GetEntry("manifest.json")!.OpenAsync(TestContext.Current.CancellationToken);
        var manifest = (await JsonNode.ParseAsync(json, cancellationToken: TestContext.Current.CancellationToken))!;
        Assert.Equal(TeamsHost.AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("news.velland.example", (string?)manifest["validDomains"]![0]);
        Assert.Equal("https://news.velland.example/briefings/", (string?)manifest["developer"]!["websiteUrl"]);
    }

    [Theory]
    [InlineData("bot", "https://news.velland.example/", "'bot' is no Microsoft App ID")]
    [InlineData(TeamsHost.AppId, "ftp://news.velland.example/", "is no public URL: it looks like https://")]
    public void A_wrong_setting_is_named(string appId, string address, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => TeamsManifest.Build(appId, new(address))).Message, StringComparison.Ordinal);

    private static async Task<(int Width, int Height)> SizeAsync(ZipArchiveEntry entry)
    {
        var header = new byte[24];
        await using var png = await entry.OpenAsync(TestContext.Current.CancellationToken);
        await png.ReadExactlyAsync(header, TestContext.Current.CancellationToken);
        return (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)));
    }

    private static ChatMessage Message(Random random)
    {
        return new([.. Enumerable.Range(0, random.Next(12)).Select(_ => Block())]);

        ChatBlock Block() => random.Next(6) switch
        {
            0 => new ChatHeading(Word()),
            1 => new ChatParagraph(Runs()),
            2 => new ChatItem(Runs()),
            4 => new ChatSubscribing(new Dictionary<string, string>(StringComparer.Ordinal) { [ChatForm.Speakers] = Word(), [ChatForm.Days] = Word() }),
            3 => new ChatFlagging(Word(), [.. Enumerable.Range(1, random.Next(12)).Select(i => new ChatCited(i, $"s{i}"))]),
            _ => new ChatSuggestions([.. Enumerable.Range(0, random.Next(8)).Select(_ => Word())]),
        };

        ChatRun[] Runs() => [.. Enumerable.Range(0, random.Next(6)).Select(i => (ChatRun)(random.Next(4) switch
        {
            0 => new ChatText(Word()),
            1 => new ChatStrong(Word()),
            2 => new ChatQuotation(Word()),
            _ => new ChatCitation(i + 1, Links[random.Next(Links.Length)]),
        }))];

        string Word() => Words[random.Next(Words.Length)] + Words[random.Next(Words.Length)];
    }
}
