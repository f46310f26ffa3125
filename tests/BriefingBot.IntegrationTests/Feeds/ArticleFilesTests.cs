using System.Text;
using System.Text.Json;
using BriefingBot.Core.Articles;
using BriefingBot.Feeds;
using NodaTime;

namespace BriefingBot.IntegrationTests.Feeds;

public sealed class ArticleFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_gives_its_articles_and_those_below_in_order()
    {
        Directory.CreateDirectory(folder.File("b/c"));
        Directory.CreateDirectory(folder.File(".hidden"));
        folder.Write("d.txt", "Fourth.");
        folder.Write("a.md", "---\ntitle: First\npublished: 2027-03-04\n---\nText.");
        folder.Write("b/c/x.TXT", "Third.");
        folder.Write("b/a.jsonl", "{\"text\":\"Second.\"}\n\n{\"text\":\"Another.\"}");
        folder.Write("b/picture.png", "not asked for");
        folder.Write(".hidden/x.txt", "not asked for");
        Directory.CreateSymbolicLink(folder.File("b/loop"), folder.Path);

        Assert.Equal(["First", "Second.", "Another.", "Third.", "Fourth."], (await ReadAsync(folder.Path)).Select(reading => reading.Article!.Title));
    }

    [Fact]
    public async Task A_file_named_itself_is_read_whatever_its_extension() =>
        Assert.Equal("Words.", Assert.Single(await ReadAsync(folder.Write("notes.weird", "Words."))).Article!.Text);

    [Fact]
    public async Task What_cannot_be_read_is_named_and_the_rest_goes_on()
    {
        var lines = folder.Write("news.jsonl", "{\"text\":\"One.\"}\r\n{broken\n{\"text\":\"Two.\",\"date\":\"soon\"}\n\n{\"text\":\"Three.\"}\n");
        var latin = folder.Write("latin.txt", Encoding.Latin1.GetBytes("Café"));
        var binary = folder.Write("binary.txt", [1, 2, 0, 4]);
        var empty = folder.Write("empty.txt", "");
        var blank = folder.Write("blank.jsonl", " \n\r\n");
        var none = folder.File("none.txt");
        Directory.CreateDirectory(folder.File("bare"));

        var readings = await ReadAsync(lines, latin, binary, empty, blank, none, folder.File("bare"), folder.Write("last.txt", "Four."));

        Assert.Equal(["One.", "Three.", "Four."], readings.Select(reading => reading.Article?.Text).OfType<string>());
        var failures = readings.Select(reading => reading.Failure).OfType<ReadFailure>().ToList();
        Assert.Equal([lines + ":2", lines + ":3", latin, binary, empty, blank, none, folder.File("bare")], failures.Select(failure => failure.Where));
        string[] said = ["no JSON", "\"soon\"", "UTF-8", "NUL", "empty", "empty", "no such file", "no article in this folder"];
        Assert.All(failures.Zip(said), pair => Assert.Contains(pair.Second, pair.First.Reason, StringComparison.Ordinal));
        Assert.All(failures, failure => Assert.DoesNotContain('\n', failure.ToString()));
    }

    [Fact]
    public async Task A_web_address_is_not_taken_for_a_file_that_is_missing() =>
        Assert.Contains("not read yet", Assert.Single(await ReadAsync("https://news.example/1")).Failure!.Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Text_with_a_byte_order_mark_is_read_in_the_encoding_it_announces()
    {
        const string text = "Café — 😀.\r\nEnd.";
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32])
        {
            var plain = folder.Write("x.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            var lines = folder.Write("x.jsonl", [.. encoding.GetPreamble(), .. encoding.GetBytes(JsonSerializer.Serialize(new { text }))]);

            Assert.Equal([text, text], (await ReadAsync(plain, lines)).Select(reading => reading.Article!.Text));
        }
    }

    [Fact]
    public async Task Broken_UTF_16_is_refused()
    {
        var path = folder.Write("x.txt", [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]);

        Assert.Contains("UTF-16", Assert.Single(await ReadAsync(path)).Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_of_16_MB_is_read_and_a_longer_one_refused_wherever_it_stands()
    {
        var longest = new string('x', ArticleFiles.LongestArticle);
        var lines = folder.File("news.jsonl");
        await File.WriteAllLinesAsync(lines, ["{\"text\":\"One.\"}", $"{{\"text\":\"{longest}\"}}", "{\"text\":\"Three.\"}", longest + longest], Token);

        var readings = await ReadAsync(folder.Write("ok.txt", longest), folder.Write("over.txt", longest + "x"), lines);

        Assert.Equal([longest.Length, null, 4, null, 6, null], readings.Select(reading => reading.Article?.Text.Length));
        Assert.Equal([folder.File("over.txt"), lines + ":2", lines + ":4"], readings.Select(reading => reading.Failure?.Where).OfType<string>());
        Assert.All(readings.Select(reading => reading.Failure).OfType<ReadFailure>(), failure => Assert.Contains("over 16 MB", failure.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_without_end_takes_no_memory()
    {
        using var endless = new RepeatingStream("x"u8.ToArray(), 1L << 30);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var reading = Assert.Single(await ReadAllAsync(new ArticleFiles(ArticleDefaults.None).ReadAsync(endless, "standard input", isJsonLines: true, Token)));

        Assert.Contains("over 16 MB", reading.Failure!.Reason, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 256 << 20);
    }

    [Theory]
    [InlineData("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}", 2)]
    [InlineData("\uFEFF \n{\"text\":\"One.\"}", 1)]
    [InlineData("One.\n{two}", 1)]
    public async Task Standard_input_shows_by_its_first_character_what_it_is(string text, int articles)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var readings = await ReadAllAsync(new ArticleFiles(ArticleDefaults.None).ReadAsync(stream, "standard input", isJsonLines: null, Token));

        Assert.Equal(articles, readings.Count(reading => reading.Article is not null));
        Assert.Equal(articles, readings.Count);
        Assert.StartsWith("One.", readings[0].Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defaults_reach_every_article()
    {
        var path = folder.Write("x.txt", "Words.");

        var article = Assert.Single(await ReadAllAsync(new ArticleFiles(new(new LocalDate(2027, 3, 4), "Courier")).ReadAsync([path], Token))).Article!;

        Assert.Equal((new LocalDate(2027, 3, 4), "Courier"), (article.Published!.Value, article.Publisher));
    }

    private static Task<List<ArticleReading>> ReadAsync(params string[] paths) =>
        ReadAllAsync(new ArticleFiles(ArticleDefaults.None).ReadAsync(paths, Token));

    private static async Task<List<ArticleReading>> ReadAllAsync(IAsyncEnumerable<ArticleReading> readings) => await readings.ToListAsync(Token);

    private sealed class RepeatingStream(byte[] pattern, long length) : MemoryStream
    {
        private long left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, left);
            buffer.Span[..count].Fill(pattern[0]);
            left -= count;
            return new(count);
        }
    }
}
